//! rustfmt and clippy.

use super::Outcome;
use crate::{
    exec::{cargo, run},
    fault::Fault,
    workspace,
};

/// The format is what rustfmt makes of it, in the fuzz targets too.
pub(super) fn format() -> Result<Outcome, Fault> {
    let root = workspace::root();
    let mend = |fault: Fault| Fault::new(format!("{fault}\nTo mend it: cargo fmt --all"));
    run(cargo().current_dir(&root).args(["fmt", "--all", "--check"])).map_err(mend)?;
    run(cargo().current_dir(root.join("fuzz")).args(["fmt", "--all", "--check"])).map_err(mend)?;
    Ok(Outcome::Holds("rustfmt would change nothing".to_owned()))
}

/// No warning from the compiler or clippy, in any target, with all features.
pub(super) fn clippy() -> Result<Outcome, Fault> {
    let mut command = cargo();
    command.current_dir(workspace::root()).args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]);
    run(&mut command)?;
    Ok(Outcome::Holds("no warning in any target, with all features".to_owned()))
}
