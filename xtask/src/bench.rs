//! `cargo xtask bench`: the benchmarks. What they measure stands in `bench/`.

use std::process::Command;

use crate::{
    apps,
    exec::run,
    fault::Fault,
    needs::{self, Found},
    programs::{self, Profile},
    workspace,
};

/// Something that some benchmarks need beside the project's own programs.
struct Need {
    of: &'static [&'static str],
    find: fn() -> Result<Found, Fault>,
}

const NEEDS: [Need; 3] = [
    Need { of: &["browser"], find: needs::browser },
    Need { of: &["browser"], find: needs::lighthouse },
    Need { of: &["browser", "cleaning"], find: needs::anonymizer },
];

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
    let names: Vec<&String> = words.iter().filter(|word| !word.starts_with("--")).collect();
    let wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| *wanted == name);
    if wanted("browser") {
        command.env("SECONDOK_BENCH_WORKER", apps::measured()?);
    }
    for need in NEEDS.iter().filter(|need| need.of.iter().any(|name| wanted(name))) {
        // What needs them is left out where they cannot be had, and says so.
        match (need.find)() {
            Ok(found) => drop(command.envs(found.variables)),
            Err(fault) => eprintln!("{fault}"),
        }
    }
    run(&mut command)
}
