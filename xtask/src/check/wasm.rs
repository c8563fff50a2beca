//! What runs in browsers builds for them: the pure crates, and, without a warning, the apps.

use super::Outcome;
use crate::{
    apps::{CRATES, TARGET, fetch_target},
    exec::{cargo, run},
    fault::Fault,
    layers::PURE,
    workspace,
};

/// Pure crates build for WebAssembly.
pub(super) fn check() -> Result<Outcome, Fault> {
    fetch_target()?;
    let mut command = cargo();
    command.current_dir(workspace::root()).args(["check", "--locked", "--target", TARGET]);
    for package in PURE {
        command.args(["--package", package]);
    }
    run(&mut command)?;
    Ok(Outcome::Holds(format!("{} crates build for {TARGET}", PURE.len())))
}

/// No warning in what is compiled for browsers only; the lints of the whole workspace see it as this machine would run
/// it.
pub(super) fn clippy() -> Result<Outcome, Fault> {
    fetch_target()?;
    let mut command = cargo();
    command.current_dir(workspace::root()).args(["clippy", "--locked", "--target", TARGET]);
    for package in CRATES {
        command.args(["--package", package]);
    }
    run(command.args(["--", "-D", "warnings"]))?;
    Ok(Outcome::Holds(format!("no warning in {} crates for {TARGET}", CRATES.len())))
}
