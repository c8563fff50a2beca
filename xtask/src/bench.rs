//! `cargo xtask bench`: the benchmarks. What they measure stands in `bench/`.

use std::process::Command;

use crate::{
    apps,
    exec::run,
    fault::Fault,
    programs::{self, Profile},
    workspace,
};

/// `cargo xtask bench [--json] [NAME…]`
pub(crate) fn command(words: &[String]) -> Result<(), Fault> {
    apps::build(Profile::Release)?;
    programs::build(
        Profile::Release,
        &["--package", "secondok", "--package", "secondok-bench", "--all-features"],
    )?;
    let mut command = Command::new(programs::path(Profile::Release, "secondok-bench"));
    command.current_dir(workspace::root()).args(words);
    programs::give(Profile::Release, &mut command);
    run(&mut command)
}
