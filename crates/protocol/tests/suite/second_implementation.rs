//! A second implementation of the whole protocol, written from `docs/protocol.md` for Node, reads the known answers.

use base64ct::Encoding;
use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::known_answers::{bytes, make, read};

/// Runs the script over these vectors, or says why it cannot.
fn verify(vectors: &Path) -> Result<std::process::Output, String> {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::var_os("SECONDOK_NODE_MODULES").map(PathBuf::from);
    let modules = named.unwrap_or_else(|| crate_folder.join("../../target/node/node_modules"));
    if ["@hpke/core", "@hpke/chacha20poly1305", "@scure/bip39"]
        .iter()
        .any(|name| !modules.join(name).exists())
    {
        return Err(format!(
            "its packages are not in {}: `cargo xtask test` puts them there",
            modules.display()
        ));
    }
    let node = std::env::var_os("SECONDOK_NODE").unwrap_or_else(|| "node".into());
    Command::new(&node)
        .arg(crate_folder.join("vectors/verify.mjs"))
        .arg(vectors)
        .env("SECONDOK_NODE_MODULES", modules.canonicalize().unwrap())
        .output()
        .map_err(|error| format!("{} does not start: {error}", node.display()))
}

/// Absence is a failure where everything must run, and is told elsewhere.
fn absent(why: &str) {
    assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{why}");
    #[expect(clippy::print_stderr, reason = "whoever runs the tests must see what did not run")]
    {
        eprintln!("the second implementation was not run: {why}");
    }
}

// rule: P-82
#[test]
fn node_derives_verifies_and_opens_everything() {
    // And what the code makes today, also where the file is old.
    let today = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("todays-vectors.json");
    std::fs::write(&today, make().to_string()).unwrap();
    for vectors in [crate::known_answers::file(), today] {
        match verify(&vectors) {
            Ok(output) => {
                let (told, errors) =
                    (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
                assert!(output.status.success(), "{told}{errors}");
                assert!(told.contains("5 messages, 2 attachments"), "{told}{errors}");
            }
            Err(why) => absent(&why),
        }
    }
}

// rule: P-82
#[test]
fn node_refuses_vectors_that_were_changed() {
    let mut other_message = read();
    let mut wire = bytes(&other_message["messages"][4]["wire"]);
    wire[9_000] ^= 1;
    other_message["messages"][4]["wire"] = base64ct::Base64::encode_string(&wire).into();
    let mut other_chunk = read();
    let chunks = other_chunk["messages"][1]["attachments"][0]["chunks"].as_array_mut().unwrap();
    chunks.swap(0, 1);
    for (vectors, why) in [(other_message, "OpenError"), (other_chunk, "an attachment's chunk is another")] {
        let changed = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("changed-vectors.json");
        std::fs::write(&changed, vectors.to_string()).unwrap();
        match verify(&changed) {
            Ok(output) => {
                let errors = String::from_utf8_lossy(&output.stderr);
                assert!(!output.status.success() && errors.contains(why), "{errors}");
            }
            Err(why) => absent(&why),
        }
    }
}
