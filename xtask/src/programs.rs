//! The programs that tests and benchmarks start: built once, together with what starts them, and handed on by name.

use std::{path::PathBuf, process::Command};

use crate::{
    apps,
    exec::{cargo, output, run},
    fault::Fault,
    workspace,
};

/// How they are built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// For tests and for trying out.
    Dev,
    /// For measuring.
    Release,
}

/// Programs, each with the variable that names it to whoever starts it (`secondok_testkit::server`).
const PROGRAMS: [(&str, &str); 2] = [("SECONDOK_BIN", "secondok"), ("SECONDOK_CLI_BIN", "secondok-cli")];

/// Where cargo puts a program.
pub(crate) fn path(profile: Profile, name: &str) -> PathBuf {
    let folder = match profile {
        Profile::Dev => "debug",
        Profile::Release => "release",
    };
    workspace::target().join(folder).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Builds what `arguments` of `cargo build` say, the server with the apps whose bundles were made before. One build with
/// those who start the programs, so that what both depend on is built once.
pub(crate) fn build(profile: Profile, arguments: &[&str]) -> Result<(), Fault> {
    run(&mut building(profile, arguments))
        .map_err(|fault| Fault::new(format!("{fault}\nWhat the compiler says stands above.")))
}

/// The same beside something else that has the terminal: what the compiler says is told when it fails.
pub(crate) fn build_unseen(profile: Profile, arguments: &[&str]) -> Result<(), Fault> {
    output(building(profile, arguments).arg("--quiet")).map(drop)
}

fn building(profile: Profile, arguments: &[&str]) -> Command {
    let mut build = cargo();
    build.current_dir(workspace::root()).arg("build").args(arguments);
    if profile == Profile::Release {
        build.arg("--release");
    }
    apps::give(profile, &mut build);
    build
}

/// Tells a command where the programs lie.
pub(crate) fn give(profile: Profile, command: &mut Command) {
    command.envs(PROGRAMS.map(|(variable, name)| (variable, path(profile, name))));
}
