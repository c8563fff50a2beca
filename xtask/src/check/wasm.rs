//! Pure crates build for the browser too.

use std::process::Command;

use super::Outcome;
use crate::{
    exec::{cargo, output, run, which},
    fault::Fault,
    layers::PURE,
    workspace,
};

const TARGET: &str = "wasm32-unknown-unknown";

/// Checks them for WebAssembly, fetching the target by rustup where it is missing.
pub(super) fn check() -> Result<Outcome, Fault> {
    if which("rustup").is_some() {
        let installed = output(Command::new("rustup").current_dir(workspace::root()).args([
            "target",
            "list",
            "--installed",
        ]))?;
        if installed.lines().all(|line| line.trim() != TARGET) {
            run(Command::new("rustup").current_dir(workspace::root()).args(["target", "add", TARGET]))?;
        }
    }
    let mut command = cargo();
    command.current_dir(workspace::root()).args(["check", "--locked", "--target", TARGET]);
    for package in PURE {
        command.args(["--package", package]);
    }
    run(&mut command)?;
    Ok(Outcome::Holds(format!("{} crates build for {TARGET}", PURE.len())))
}
