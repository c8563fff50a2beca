//! `evidence.json`: what came of the attempts to break the promises, as `cargo xtask proofs` wrote it down.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;
use serde_json::{Value, json};
use time::{Date as Day, Duration, macros::date};

use crate::{
    Date, asvs,
    clauses::{self, Sentence, Standing},
    safe_harbor,
};

/// What came of one attempt.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    /// What it breaks, in English.
    pub breaks: String,
    /// The test that must notice: package, test program, name.
    pub test: String,
    /// Whether it did.
    pub noticed: bool,
    /// The day on which it was tried last, counted from 1970-01-01.
    pub day: u32,
}

impl Attempt {
    /// The day on which it was tried last.
    pub fn on(&self) -> Date {
        const EPOCH: Day = date!(1970 - 01 - 01);
        let day = EPOCH.saturating_add(Duration::days(self.day.into()));
        (day.year(), day.month().into(), day.day())
    }
}

/// How a sentence stands, by what came of its attempts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// All of its attempts were noticed.
    Holds {
        /// How many there are.
        attempts: usize,
        /// The day of the one that was tried longest ago.
        since: Date,
    },
    /// So many of its attempts were not noticed, or not tried yet.
    Open {
        /// How many there are.
        attempts: usize,
        /// How many of them were noticed.
        noticed: usize,
    },
    /// It tells what is not protected.
    Limit,
    /// It does not hold yet.
    NotBuilt,
}

/// How this sentence stands.
pub fn proof(sentence: &Sentence) -> Proof {
    match sentence.standing {
        Standing::Limit => Proof::Limit,
        Standing::NotBuilt => Proof::NotBuilt,
        Standing::Promise => proof_of(&sentence.attempts),
    }
}

/// How something stands that these attempts break.
pub fn proof_of(names: &[String]) -> Proof {
    proof_by(names, attempts())
}

fn proof_by(names: &[String], tried: &BTreeMap<String, Attempt>) -> Proof {
    let days = names.iter().filter_map(|name| tried.get(name).filter(|attempt| attempt.noticed));
    let days: Vec<Date> = days.map(Attempt::on).collect();
    match days.iter().min() {
        Some(since) if days.len() == names.len() => Proof::Holds { attempts: names.len(), since: *since },
        _ => Proof::Open { attempts: names.len(), noticed: days.len() },
    }
}

/// Every attempt that was made, by its name.
pub fn attempts() -> &'static BTreeMap<String, Attempt> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        attempts: BTreeMap<String, Attempt>,
    }
    static ALL: LazyLock<BTreeMap<String, Attempt>> = LazyLock::new(|| {
        let file: File =
            serde_json::from_str(include_str!("../evidence.json")).expect("held readable by the tests");
        file.attempts
    });
    &ALL
}

/// Everything for programs: each promise and each of the eighteen identifiers, how they stand, and each attempt with the test
/// that noticed it; and the attempts that break requirements of ASVS.
pub fn report() -> Value {
    let promises = clauses::all().iter().map(|clause| {
        let sentences = clause.sentences.iter().map(said);
        json!({ "id": clause.id, "sentences": sentences.collect::<Vec<_>>() })
    });
    let identifiers = safe_harbor::all().iter().map(said);
    let requirements = asvs::read().attempts().map(|name| one(name, attempts().get(name)));
    json!({
        "promises": promises.collect::<Vec<_>>(),
        "identifiers": identifiers.collect::<Vec<_>>(),
        "requirements": requirements.collect::<Vec<_>>(),
    })
}

fn said(sentence: &Sentence) -> Value {
    let tried = sentence.attempts.iter().map(|name| one(name, attempts().get(name)));
    json!({
        "id": sentence.id,
        "state": match proof(sentence) {
            Proof::Holds { .. } => "tested",
            Proof::Open { .. } => "open",
            Proof::Limit => "limit",
            Proof::NotBuilt => "not built yet",
        },
        "attempts": tried.collect::<Vec<_>>(),
    })
}

fn one(name: &str, attempt: Option<&Attempt>) -> Value {
    let Some(attempt) = attempt else {
        return json!({ "name": name, "noticed": null });
    };
    let Attempt { breaks, test, noticed, .. } = attempt;
    let (year, month, day) = attempt.on();
    json!({
        "name": name,
        "breaks": breaks,
        "test": test,
        "noticed": noticed,
        "on": format!("{year:04}-{month:02}-{day:02}"),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn attempt(noticed: bool, day: u32) -> Attempt {
        Attempt { breaks: "It.".to_owned(), test: "package (lib) it".to_owned(), noticed, day }
    }

    fn sentence(standing: Standing) -> Sentence {
        Sentence { id: "it".to_owned(), standing, attempts: Vec::new() }
    }

    #[test]
    fn a_sentence_holds_while_every_attempt_is_noticed() {
        let (early, late) = (20_759, 20_783);
        let tried = [("a", attempt(true, late)), ("b", attempt(true, early)), ("c", attempt(false, late))];
        let tried: BTreeMap<_, _> = tried.map(|(name, attempt)| (name.to_owned(), attempt)).into();
        let proof =
            |names: &[&str]| proof_by(&names.iter().map(ToString::to_string).collect::<Vec<_>>(), &tried);
        assert_eq!(proof(&["a", "b"]), Proof::Holds { attempts: 2, since: (2026, 11, 2) });
        assert_eq!(proof(&["a", "b", "c"]), Proof::Open { attempts: 3, noticed: 2 });
        assert_eq!(proof(&["a", "never-tried"]), Proof::Open { attempts: 2, noticed: 1 });
        assert_eq!(proof(&[]), Proof::Open { attempts: 0, noticed: 0 });
        assert_eq!(super::proof(&sentence(Standing::Limit)), Proof::Limit);
        assert_eq!(super::proof(&sentence(Standing::NotBuilt)), Proof::NotBuilt);
    }

    /// What is shown as evidence belongs to a promise.
    #[test]
    fn no_attempt_is_left_over() {
        let named: BTreeSet<&String> = clauses::all()
            .iter()
            .flat_map(|clause| &clause.sentences)
            .chain(safe_harbor::all())
            .flat_map(|sentence| &sentence.attempts)
            .chain(asvs::read().attempts())
            .collect();
        let left: Vec<_> = attempts().keys().filter(|name| !named.contains(name)).collect();
        assert!(left.is_empty(), "evidence.json tells of {left:?}, which nothing names");
    }

    #[test]
    fn the_report_tells_of_every_promise() {
        let report = report();
        let ids: Vec<_> = report["promises"].as_array().map_or(Vec::new(), |promises| {
            promises.iter().filter_map(|promise| promise["id"].as_str()).collect()
        });
        assert_eq!(ids, clauses::PROMISES);
    }
}
