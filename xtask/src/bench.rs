//! `cargo xtask bench`: the benchmarks. What they measure stands in `bench/`.

use std::process::Command;

use crate::{
    apps,
    exec::run,
    fault::Fault,
    needs,
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
    let mut names = words.iter().filter(|word| !word.starts_with("--")).peekable();
    if names.peek().is_none() || names.any(|name| name == "browser") {
        // What needs them is left out where they cannot be had, and says so.
        for found in [needs::browser(), needs::lighthouse()] {
            match found {
                Ok(found) => drop(command.envs(found.variables)),
                Err(fault) => eprintln!("{fault}"),
            }
        }
    }
    run(&mut command)
}
