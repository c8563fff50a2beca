//! Running one test in the broken copy and judging what came of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use super::list::{Mutant, Suite};
use crate::{
    apps,
    exec::{TIMED_OUT, as_typed, cargo_program, limited, run, typed},
    fault::{Doing, Fault},
    needs::{self, Looked},
};

/// Seconds after which a test counts as hanging.
const TEST_SECONDS: u64 = 300;
/// Seconds for building.
const BUILD_SECONDS: u64 = 1_800;

/// What came of a mutant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The test ran and failed, as it should.
    Caught,
    /// So it was before, and nothing that matters to it has changed.
    CaughtBefore,
    /// The time that was given was over.
    NotTried,
    /// The test passed: the guarantee is not tested.
    Survived,
    /// It shows nothing: why.
    Useless(String),
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Caught => f.write_str("caught"),
            Self::CaughtBefore => f.write_str("caught before"),
            Self::NotTried => f.write_str("not tried"),
            Self::Survived => f.write_str("SURVIVED"),
            Self::Useless(why) => write!(f, "USELESS: {why}"),
        }
    }
}

/// Where the copy is built and its tests run.
pub(super) struct Bench<'a> {
    tree: PathBuf,
    target: PathBuf,
    looked: &'a [Looked],
}

impl<'a> Bench<'a> {
    pub(super) fn new(tree: &Path, target: &Path, looked: &'a [Looked]) -> Self {
        Self { tree: tree.to_owned(), target: target.to_owned(), looked }
    }

    /// The tests of a program that do not pass in the unbroken copy, with what they do instead.
    pub(super) fn not_passing(
        &self,
        suite: &Suite,
        tests: &BTreeSet<&str>,
    ) -> Result<BTreeMap<String, String>, Fault> {
        if let Some(mut apps) = self.apps(suite) {
            run(&mut apps)?;
        }
        run(&mut self.cargo(BUILD_SECONDS, suite, &["--no-run"], &[]))?;
        let names: Vec<&str> = tests.iter().copied().collect();
        let said = said(&output(&mut self.cargo(TEST_SECONDS, suite, &[], &names))?);
        Ok(tests
            .iter()
            .filter_map(|test| {
                let why = match result(&said, test) {
                    Some("ok") => return None,
                    Some(_) => format!("`{test}` fails in the unbroken copy"),
                    None => format!("there is no test `{test}`, or it does not end"),
                };
                Some(((*test).to_owned(), why))
            })
            .collect())
    }

    /// Builds the broken copy and runs the one test.
    pub(super) fn run(&self, mutant: &Mutant) -> Result<Verdict, Fault> {
        if let Some(mut apps) = self.apps(&mutant.suite)
            && !output(&mut apps)?.status.success()
        {
            return Ok(Verdict::Useless("the broken apps cannot be built".to_owned()));
        }
        let build = output(&mut self.cargo(BUILD_SECONDS, &mutant.suite, &["--no-run", "--quiet"], &[]))?;
        if !build.status.success() {
            let first = said(&build);
            let error = first.lines().find(|line| line.starts_with("error")).unwrap_or("no reason told");
            return Ok(Verdict::Useless(format!("the broken code does not compile: {error}")));
        }
        let run = output(&mut self.cargo(TEST_SECONDS, &mutant.suite, &[], &[&mutant.test]))?;
        Ok(judge(run.status.code(), &said(&run), &mutant.test))
    }

    /// Builds the copy's apps, where tests need them.
    fn apps(&self, suite: &Suite) -> Option<Command> {
        let mut command = self.command(BUILD_SECONDS);
        command.args(["xtask", "apps"]);
        (suite.opens_apps()).then_some(command)
    }

    /// Cargo in the copy.
    fn command(&self, seconds: u64) -> Command {
        let mut command = limited(seconds, &cargo_program());
        as_typed(&mut command);
        command
            .current_dir(&self.tree)
            .env("CARGO_TARGET_DIR", &self.target)
            // The same compiler options for all, whatever the everyday build is told.
            .env_remove("RUSTFLAGS")
            .env("CARGO_INCREMENTAL", "1")
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        command
    }

    fn cargo(&self, seconds: u64, suite: &Suite, options: &[&str], tests: &[&str]) -> Command {
        let mut command = self.command(seconds);
        if suite.opens_apps() {
            command.env(apps::VARIABLE, self.target.join("bundles"));
        }
        command
            // A test that cannot run must not pass for one that does.
            .env("CI", "true")
            .args(["test", "--all-features", "--package", &suite.package])
            .args(options);
        match suite.target.as_str() {
            "lib" => command.arg("--lib"),
            "bin" => command.arg("--bins"),
            name => command.args(["--test", name]),
        };
        command.args(["--", "--exact"]).args(tests);
        needs::give(&mut command, self.looked);
        command
    }
}

fn output(command: &mut Command) -> Result<Output, Fault> {
    command.output().doing(format_args!("start `{}`", typed(command)))
}

fn said(output: &Output) -> String {
    format!("{}\n{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// What the runner says of a test: "ok", "FAILED", or another word; nothing where it does not name it.
fn result<'a>(said: &'a str, test: &str) -> Option<&'a str> {
    said.lines().find_map(|line| {
        let rest = line.strip_prefix("test ")?.strip_prefix(test)?;
        // "test NAME ... ok", "test NAME - should panic ... ok"
        if !rest.starts_with(' ') {
            return None;
        }
        rest.split_once(" ... ").map(|(_, result)| result.trim())
    })
}

/// `code` is the runner's exit code, nothing where a signal ended it.
fn judge(code: Option<i32>, said: &str, test: &str) -> Verdict {
    if code == Some(TIMED_OUT) {
        return Verdict::Useless(format!("the test hangs for {TEST_SECONDS} seconds instead of failing"));
    }
    if !said.lines().any(|line| line == "running 1 test") {
        return Verdict::Useless(format!("there is no test `{test}`"));
    }
    match result(said, test) {
        Some("ok") if code == Some(0) => Verdict::Survived,
        Some("ignored") => Verdict::Useless("the test is ignored".to_owned()),
        Some("ok") => Verdict::Useless("the test passed, yet the runner failed".to_owned()),
        // A test that ends the whole process prints no result.
        _ if code != Some(0) => Verdict::Caught,
        _ => Verdict::Useless("the runner passed without telling a result".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_ran_and_failed_catches() {
        let said = "running 1 test\ntest a::b ... FAILED\n";
        assert_eq!(judge(Some(101), said, "a::b"), Verdict::Caught);
        assert_eq!(judge(None, "running 1 test\nthread overflowed its stack\n", "a::b"), Verdict::Caught);
    }

    #[test]
    fn a_test_that_passed_lets_the_mutant_survive() {
        assert_eq!(judge(Some(0), "running 1 test\ntest a::b ... ok\n", "a::b"), Verdict::Survived);
        let should_panic = "running 1 test\ntest a::b - should panic ... ok\n";
        assert_eq!(judge(Some(0), should_panic, "a::b"), Verdict::Survived);
    }

    #[test]
    fn a_test_that_never_ran_shows_nothing() {
        for (code, said) in [
            (Some(0), "running 0 tests\n"),
            (Some(TIMED_OUT), "running 1 test\n"),
            (Some(101), "error: no test target named `suite`\n"),
            (Some(0), "running 1 test\ntest a::b ... ignored\n"),
        ] {
            assert!(matches!(judge(code, said, "a::b"), Verdict::Useless(_)), "{said}");
        }
    }

    #[test]
    fn names_are_taken_whole() {
        let said = "test a::bc ... ok\ntest a::b ... FAILED\n";
        assert_eq!(result(said, "a::b"), Some("FAILED"));
        assert_eq!(result(said, "a::bc"), Some("ok"));
        assert_eq!(result(said, "a"), None);
    }
}
