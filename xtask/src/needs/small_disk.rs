//! Whether this user may mount a small disk that only one process sees (user namespaces of Linux).

use std::process::Command;

use super::Found;
use crate::{exec::output, fault::Fault};

/// Tries it.
pub(super) fn find() -> Result<Found, Fault> {
    let mut mount = Command::new("unshare");
    mount.args(["--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs none /mnt"]);
    match output(&mut mount) {
        Ok(_) => Ok(Found {
            what: "a small disk of its own, mounted by unshare".to_owned(),
            variables: Vec::new(),
        }),
        Err(fault) => Err(Fault::new(format!(
            "{fault}\nThis user may mount no disk of its own: run as root, or allow user namespaces (unshare, from util-linux)."
        ))),
    }
}
