//! Debian's packages, as root only.

use std::process::Command;

use crate::{
    exec::{is_root, output, which},
    fault::Fault,
};

/// What a person without root types.
pub(super) fn advice(packages: &[&str]) -> String {
    format!("sudo apt-get install {}", packages.join(" "))
}

/// Installs packages where this process may; tells whether it did.
pub(super) fn install(packages: &[&str]) -> Result<bool, Fault> {
    if !is_root() || which("apt-get").is_none() {
        return Ok(false);
    }
    println!("      installing {} by apt-get, as root", packages.join(", "));
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        output(&mut command)
    };
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(packages);
    if apt(&arguments).is_err() {
        apt(&["update"])?;
        apt(&arguments)?;
    }
    Ok(true)
}
