//! Published faults of what we build from, by whichever of the two usual tools is installed.

use std::process::Command;

use super::Outcome;
use crate::{
    exec::{typed, which},
    fault::{Doing, Fault},
    workspace,
};

const NO_TOOL: &str = "neither cargo-deny nor cargo-audit is installed (cargo install --locked cargo-deny)";

/// Asks the tool, where there is one; never fails silently, never passes silently.
pub(super) fn check() -> Result<Outcome, Fault> {
    let mut command = if which("cargo-deny").is_some() {
        let mut command = Command::new("cargo-deny");
        command.args(["--all-features", "check", "advisories"]);
        command
    } else if which("cargo-audit").is_some() {
        let mut command = Command::new("cargo-audit");
        command.args(["audit", "--deny", "warnings"]);
        command
    } else {
        return Ok(Outcome::NotChecked(NO_TOOL.to_owned()));
    };
    let output =
        command.current_dir(workspace::root()).output().doing(format_args!("start `{}`", typed(&command)))?;
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    judge(&typed(&command), output.status.success(), &said)
}

/// Tells "the database did not come" from "the database has something to say".
fn judge(command: &str, success: bool, said: &str) -> Result<Outcome, Fault> {
    if success {
        return Ok(Outcome::Holds(format!("`{command}` finds none")));
    }
    let lower = said.to_lowercase();
    let names_one = said.contains("RUSTSEC-");
    let no_database = ["failed to fetch", "couldn't fetch", "unable to fetch", "git operation failed"]
        .iter()
        .any(|sign| lower.contains(sign));
    if no_database && !names_one {
        return Ok(Outcome::NotChecked(format!("`{command}` could not fetch its database")));
    }
    Err(Fault::new(format!("{}\n`{command}` failed.", said.trim_end())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_database_is_said_and_an_advisory_fails() {
        assert!(matches!(judge("cargo-audit audit", true, ""), Ok(Outcome::Holds(_))));
        let no_database = "error: couldn't fetch advisory database: git operation failed: no route to host";
        assert!(matches!(judge("cargo-audit audit", false, no_database), Ok(Outcome::NotChecked(_))));
        let advisory = "error[vulnerability]: RUSTSEC-2024-0001 in part 1.0.0: failed to fetch twice";
        assert!(judge("cargo-deny check advisories", false, advisory).is_err());
        assert!(judge("cargo-deny check advisories", false, "error: unknown option").is_err());
    }
}
