//! `secondok bundle-hashes`: what the apps are, to be compared with a build of one's own.

use sha2::{Digest, Sha256};

use crate::output::say;

/// Lists the files as they are uncompressed, in the form that `sha256sum --check` takes.
pub fn run() {
    let mut any = false;
    for app in secondok_bundles::apps() {
        for file in secondok_bundles::files(app) {
            let hash: String = Sha256::digest(file.plain).iter().map(|byte| format!("{byte:02x}")).collect();
            say(format!("{hash}  {app}/{}", file.name));
            any = true;
        }
    }
    if !any {
        say("This program was built without its apps; `cargo xtask run` builds them in.");
    }
}
