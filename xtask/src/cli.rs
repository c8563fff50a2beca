//! `cargo xtask cli`: the command-line client, built first where it is not as its sources are. Few of those who start the
//! demonstration want it, and what it cleans files with takes minutes to build.

use std::process::Command;

use crate::{
    exec::become_program,
    fault::Fault,
    programs::{self, Profile},
};

const PACKAGE: &[&str] = &["--package", "secondok-cli"];

/// `cargo xtask cli WORD…`
pub(crate) fn command(words: &[String]) -> Result<(), Fault> {
    let program = programs::path(Profile::Dev, "secondok-cli");
    if program.exists() {
        programs::build_unseen(Profile::Dev, PACKAGE)?;
    } else {
        eprintln!("Building the command-line client (3 minutes the first time) …");
        programs::build(Profile::Dev, PACKAGE)?;
    }
    become_program(Command::new(program).args(words))
}
