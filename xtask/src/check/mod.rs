//! `cargo xtask check`: everything that can be said about the code without running it.

mod advisories;
mod generated;
mod licences;
mod lint;
mod messages;
mod orphans;
mod sizes;
mod spdx;
mod unused;
mod wasm;
mod weight;
mod words;

use crate::{
    fault::Fault,
    layers,
    progress::{Steps, human, table, timed},
};

/// What a check came to, when it did not fail.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    /// It holds; what was looked at.
    Holds(String),
    /// It could not be looked at here; why, and what would change that.
    NotChecked(String),
}

/// One check.
struct Check {
    name: &'static str,
    what: &'static str,
    expected: &'static str,
    run: fn() -> Result<Outcome, Fault>,
}

/// Cheap ones first.
const CHECKS: &[Check] = &[
    Check { name: "format", what: "Format", expected: "seconds", run: lint::format },
    Check { name: "sizes", what: "File sizes", expected: "", run: || sizes::check().map(Outcome::Holds) },
    Check { name: "words", what: "Words that no file may hold", expected: "", run: words::check },
    Check { name: "layers", what: "Layers", expected: "", run: || layers::check().map(Outcome::Holds) },
    Check {
        name: "orphans",
        what: "Sources that are compiled into nothing",
        expected: "",
        run: orphans::check,
    },
    Check {
        name: "messages",
        what: "Message files that no test compares",
        expected: "",
        run: messages::check,
    },
    Check { name: "unused", what: "Unused dependencies", expected: "", run: unused::check },
    Check { name: "licences", what: "Licences", expected: "seconds", run: licences::check },
    Check { name: "advisories", what: "Advisories", expected: "seconds", run: advisories::check },
    Check { name: "generated", what: "Generated files", expected: "seconds", run: generated::check },
    Check {
        name: "wasm",
        what: "Pure crates for WebAssembly",
        expected: "2 minutes the first time",
        run: wasm::check,
    },
    Check {
        name: "apps",
        what: "Lints of the apps, for WebAssembly",
        expected: "3 minutes the first time",
        run: wasm::clippy,
    },
    Check {
        name: "weight",
        what: "What is fetched before an app's first screen, and before it runs",
        expected: "6 minutes the first time",
        run: weight::check,
    },
    Check { name: "clippy", what: "Lints", expected: "4 minutes the first time", run: lint::clippy },
];

/// `cargo xtask check [NAME…]`
pub(crate) fn command(words: &[String]) -> Result<(), Fault> {
    if let Some(unknown) = words.iter().find(|word| CHECKS.iter().all(|check| check.name != **word)) {
        let names: Vec<&str> = CHECKS.iter().map(|check| check.name).collect();
        return Err(Fault::new(format!("There is no check `{unknown}`. There are: {}.", names.join(", "))));
    }
    let chosen: Vec<&Check> = CHECKS
        .iter()
        .filter(|check| words.is_empty() || words.iter().any(|word| word == check.name))
        .collect();
    let mut steps = Steps::new(chosen.len());
    let mut rows = Vec::new();
    let mut failed = Vec::new();
    for check in chosen {
        steps.next(check.what, check.expected);
        let (outcome, time) = timed(check.run);
        let (mark, said) = match outcome {
            Ok(Outcome::Holds(said)) => ("holds", said),
            Ok(Outcome::NotChecked(why)) => ("NOT CHECKED", format!("not checked here because {why}")),
            Err(fault) => {
                println!("{fault}");
                failed.push(check.name);
                ("FAILED", "see above".to_owned())
            }
        };
        rows.push(vec![check.name.to_owned(), mark.to_owned(), human(time), said]);
    }
    print!("\n{}", table(&rows));
    if failed.is_empty() {
        return Ok(());
    }
    Err(Fault::new(format!("Failed: {}. One alone: cargo xtask check NAME", failed.join(", "))))
}
