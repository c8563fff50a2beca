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
    let needs: [(&[&str], fn() -> Result<Found, Fault>); 3] = [
        (&["browser"], needs::browser),
        (&["browser"], needs::lighthouse),
        (&["browser", "cleaning"], needs::anonymizer),
    ];
    if wanted("browser") {
        command.env("SECONDOK_BENCH_WORKER", apps::measured()?);
    }
    for (_, find) in needs.iter().filter(|(names, _)| names.iter().any(|name| wanted(name))) {
        // What needs them is left out where they cannot be had, and says so.
        match find() {
            Ok(found) => drop(command.envs(found.variables)),
            Err(fault) => eprintln!("{fault}"),
        }
    }
    run(&mut command)
}
