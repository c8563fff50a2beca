//! `cargo xtask test`: fetches what the tests need, runs them all, and says what ran.

use crate::{
    apps,
    exec::{cargo, is_ci, tee},
    fault::Fault,
    needs::{self, Looked},
    programs::{self, Profile},
    progress::table,
    workspace,
};

/// `cargo xtask test [FILTER…]`
pub(crate) fn command(words: &[String]) -> Result<(), Fault> {
    let looked = needs::prepare();
    println!("\nBuilding the apps (about 4 minutes the first time)");
    apps::build(Profile::Dev)?;
    println!("\nRunning the tests (about 10 minutes the first time, most of it building)");
    let everything = ["--workspace", "--all-features"];
    programs::build(Profile::Dev, &[&everything[..], &["--bins", "--tests"]].concat())?;
    let mut command = cargo();
    command
        .current_dir(workspace::root())
        .arg("test")
        .args(everything)
        .args(["--no-fail-fast", "--"])
        .args(words);
    programs::give(Profile::Dev, &mut command);
    apps::give(Profile::Dev, &mut command);
    needs::give(&mut command, &looked);
    let mut counts = Counts::default();
    let success = tee(&mut command, |line| counts.read(line))?;

    print!("\n{}", closing_table(&looked));
    let left_out = looked.iter().filter(|looked| looked.found.is_err()).count();
    let verdict = verdict(success, &counts, if is_ci() { left_out } else { 0 }, words);
    println!("{} passed, {} failed", counts.passed, counts.failed);
    verdict
}

/// What the runners themselves say.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u64,
    failed: u64,
    ignored: u64,
}

impl Counts {
    /// Adds a line such as "test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; …".
    fn read(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else { return };
        let Some((_, counts)) = result.split_once(". ") else { return };
        for count in counts.split("; ") {
            let Some((number, what)) = count.split_once(' ') else { continue };
            let Ok(number) = number.parse::<u64>() else { continue };
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.ignored += number,
                _ => {}
            }
        }
    }
}

/// What was looked for decides: a test that needs one of these passes without it, or fails under `CI=true`.
fn closing_table(looked: &[Looked]) -> String {
    let mut rows = Vec::new();
    for Looked { need, found } in looked {
        let (state, why) = match found {
            Ok(found) => ("at hand", found.what.to_string()),
            Err(fault) => ("NOT RUN", format!("because {}", fault.to_string().replace('\n', " "))),
        };
        rows.push(vec![need.serves.to_owned(), state.to_owned(), why]);
    }
    table(&rows)
}

/// `left_out` counts what was not run and should have been.
fn verdict(success: bool, counts: &Counts, left_out: usize, filters: &[String]) -> Result<(), Fault> {
    if !success {
        return Err(Fault::new("Some tests failed, or could not be built: see above."));
    }
    if counts.passed == 0 {
        return Err(Fault::new(match filters {
            [] => "Not one test ran.".to_owned(),
            filters => format!("No test has a name with `{}` in it.", filters.join("` or `")),
        }));
    }
    if counts.ignored > 0 {
        return Err(Fault::new(format!("{} tests are marked as ignored: none may be.", counts.ignored)));
    }
    if left_out > 0 {
        return Err(Fault::new(format!(
            "{left_out} of the above did not run, and CI=true allows that for none."
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(lines: &[&str]) -> Counts {
        let mut counts = Counts::default();
        lines.iter().for_each(|line| counts.read(line));
        counts
    }

    #[test]
    fn the_runners_own_lines_are_counted() {
        let counts = counted(&[
            "running 3 tests",
            "test a ... ok",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s",
            "test result: FAILED. 2 passed; 1 failed; 4 ignored; 0 measured; 7 filtered out; finished in 0.10s",
            "a test result: ok. 9 passed",
        ]);
        assert_eq!(counts, Counts { passed: 5, failed: 1, ignored: 4 });
    }

    #[test]
    fn what_did_not_run_is_told_with_the_reason() {
        let looked = [needs::missing_for_tests("no network,\ntry again")];
        let table = closing_table(&looked);
        assert!(table.contains("NOT RUN  because no network, try again"), "{table}");
        assert_eq!(table.lines().count(), 1);
    }

    #[test]
    fn nothing_ran_is_a_failure() {
        let filters = ["nothing_of_this_name".to_owned()];
        assert!(verdict(true, &Counts::default(), 0, &filters).is_err());
        assert!(verdict(true, &Counts { passed: 1, ..Counts::default() }, 0, &filters).is_ok());
        assert!(verdict(false, &Counts { passed: 1, ..Counts::default() }, 0, &[]).is_err());
        assert!(verdict(true, &Counts { passed: 1, ignored: 1, ..Counts::default() }, 0, &[]).is_err());
        assert!(verdict(true, &Counts { passed: 1, ..Counts::default() }, 1, &[]).is_err());
    }
}
