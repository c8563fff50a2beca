//! `cargo xtask mutants`: breaks each guarantee in turn, by a named patch, and sees the named test fail.
//!
//! Done in a copy of the checkout with a target folder of its own, so that an interruption leaves nothing broken
//! behind and the everyday build stays warm. What was caught before is not tried again while everything that it
//! depends on is as it was; `--again` tries it all the same.

mod known;
mod list;
mod tree;
mod trial;

use std::{collections::BTreeSet, fs::File, path::Path};

use crate::{
    fault::{Doing, Fault},
    needs,
    progress::{Stopwatch, human, table, timed, today},
    workspace,
};
use known::{Known, State};
use list::{Mutant, Suite};
use tree::Tree;
use trial::{Bench, Verdict};

/// What is asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Try also what was caught before.
    pub(crate) again: bool,
    /// Begin with no further one after so many minutes.
    pub(crate) minutes: Option<u64>,
    /// Of mutants, or of what somebody tries to break by them.
    pub(crate) names: Vec<String>,
}

impl Asked {
    /// Reads the words behind this command.
    pub(crate) fn read(command: &str, words: &[String]) -> Result<Self, Fault> {
        let mut asked = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--again" => asked.again = true,
                "--minutes" => {
                    let minutes = words.next().and_then(|text| text.parse().ok());
                    asked.minutes =
                        Some(minutes.ok_or_else(|| Fault::new("--minutes takes a whole number."))?);
                }
                option if option.starts_with('-') => {
                    return Err(Fault::new(format!("`{option}` is not known: cargo xtask {command} --help")));
                }
                name => asked.names.push(name.to_owned()),
            }
        }
        Ok(asked)
    }
}

/// What came of one mutant.
pub(crate) struct Outcome {
    pub(crate) name: String,
    /// What people are promised, and it breaks.
    pub(crate) guarantee: String,
    /// The test that must fail: its program and its name.
    pub(crate) test: String,
    /// Nothing where it was not tried; else whether its test noticed, and on which day since 1970-01-01.
    pub(crate) noticed: Option<(bool, u64)>,
    verdict: Verdict,
}

impl Outcome {
    fn new(mutant: &Mutant, verdict: Verdict, day: u64) -> Self {
        Self {
            name: mutant.name.clone(),
            guarantee: mutant.guarantee.clone(),
            test: format!("{} {}", mutant.suite, mutant.test),
            noticed: match verdict {
                Verdict::Caught | Verdict::CaughtBefore => Some((true, day)),
                Verdict::Survived | Verdict::Useless(_) => Some((false, day)),
                Verdict::NotTried => None,
            },
            verdict,
        }
    }
}

/// `cargo xtask mutants [--again] [--minutes N] [NAME…]`
pub(crate) fn command(words: &[String]) -> Result<(), Fault> {
    let asked = Asked::read("mutants", words)?;
    let mut all = choose(list::read(&workspace::root().join("xtask/mutants"))?, &asked.names)?;
    // Where time is short, another day begins with others.
    let turn = usize::try_from(today()).unwrap_or_default().wrapping_mul(17) % all.len();
    all.rotate_left(turn);
    let mut outcomes = Vec::new();
    attempt_all(all, asked.again, asked.minutes, &mut |outcome| {
        outcomes.push(outcome);
        Ok(())
    })?;
    let row = |outcome: &Outcome| {
        vec![outcome.name.clone(), outcome.verdict.to_string(), outcome.guarantee.clone()]
    };
    let mut rows: Vec<Vec<String>> = outcomes.iter().map(row).collect();
    rows.sort();
    let count = |verdict: Verdict| outcomes.iter().filter(|outcome| outcome.verdict == verdict).count();
    let (before, not_tried) = (count(Verdict::CaughtBefore), count(Verdict::NotTried));
    let caught = before + count(Verdict::Caught);
    print!("\n{}", table(&rows));
    println!(
        "{caught} caught ({before} of them before, with everything as it is now), {not_tried} not tried in the time \
         given, {} not caught",
        rows.len() - caught - not_tried
    );
    if caught + not_tried == rows.len() {
        return Ok(());
    }
    Err(Fault::new("Not every mutant was caught by its test. One alone: cargo xtask mutants NAME"))
}

/// Told what came of a mutant as soon as that is known: what follows may fail.
type Tell<'a> = dyn FnMut(Outcome) -> Result<(), Fault> + 'a;

/// Tries the mutants of these names, the first ones first.
pub(crate) fn attempt(
    names: &[String],
    again: bool,
    minutes: Option<u64>,
    tell: &mut Tell<'_>,
) -> Result<(), Fault> {
    let mut chosen = choose(list::read(&workspace::root().join("xtask/mutants"))?, names)?;
    chosen.sort_by_key(|mutant| names.iter().position(|name| *name == mutant.name));
    attempt_all(chosen, again, minutes, tell)
}

/// Every mutant, as if none had been tried.
#[cfg(test)]
pub(crate) fn untried() -> Result<Vec<Outcome>, Fault> {
    let all = list::read(&workspace::root().join("xtask/mutants"))?;
    Ok(all.iter().map(|mutant| Outcome::new(mutant, Verdict::NotTried, 0)).collect())
}

fn attempt_all(
    mutants: Vec<Mutant>,
    again: bool,
    minutes: Option<u64>,
    tell: &mut Tell<'_>,
) -> Result<(), Fault> {
    let clock = Stopwatch::start();
    let root = workspace::root();
    let folder = workspace::target().join("mutants");
    let _turn = take_turn(&folder)?;
    let known = Known::new(&root, &folder.join("caught"))?;
    let mut open = Vec::new();
    for mutant in mutants {
        let state = known.state(&mutant)?;
        match known.caught_on(&mutant, &state).filter(|_| !again) {
            Some(day) => tell(Outcome::new(&mutant, Verdict::CaughtBefore, day))?,
            None => {
                known.forget(&mutant);
                open.push((mutant, state));
            }
        }
    }
    if !open.is_empty() {
        let time_left = || minutes.is_none_or(|minutes| clock.minutes() < minutes);
        try_all(&root, &folder, &open, &known, time_left, tell)?;
    }
    Ok(())
}

/// Two runs would break the same copy: the second waits. The turn lasts until the file is closed.
fn take_turn(folder: &Path) -> Result<File, Fault> {
    let path = folder.join("turn");
    std::fs::create_dir_all(folder).doing(format_args!("make {}", folder.display()))?;
    let file = File::create(&path).doing(format_args!("write {}", path.display()))?;
    if file.try_lock().is_err() {
        println!("Waiting for another run of the mutants");
        file.lock().doing(format_args!("lock {}", path.display()))?;
    }
    Ok(file)
}

/// Tries these, those of one test program after another.
fn try_all(
    root: &Path,
    folder: &Path,
    mutants: &[(Mutant, State)],
    known: &Known,
    time_left: impl Fn() -> bool,
    tell: &mut Tell<'_>,
) -> Result<(), Fault> {
    let mut suites: Vec<&Suite> = Vec::new();
    for (mutant, _) in mutants {
        if !suites.contains(&&mutant.suite) {
            suites.push(&mutant.suite);
        }
    }
    println!(
        "{} mutants in {} test programs (about 20 seconds each, after a first build of 5 minutes)",
        mutants.len(),
        suites.len()
    );
    let looked = needs::prepare();
    let tree = Tree::new(root, &folder.join("tree"));
    let bench = Bench::new(tree.folder(), &folder.join("target"), &looked);
    for suite in suites {
        let group: Vec<_> = mutants.iter().filter(|(mutant, _)| mutant.suite == *suite).collect();
        if !time_left() {
            for (mutant, _) in group {
                tell(Outcome::new(mutant, Verdict::NotTried, today()))?;
            }
            continue;
        }
        tree.refresh()?;
        println!("\n{suite}: first unbroken");
        let tests: BTreeSet<&str> = group.iter().map(|(mutant, _)| mutant.test.as_str()).collect();
        let not_passing = bench.not_passing(suite, &tests)?;
        for (mutant, state) in group {
            if !time_left() {
                tell(Outcome::new(mutant, Verdict::NotTried, today()))?;
                continue;
            }
            let (verdict, time) = timed(|| match not_passing.get(mutant.test.as_str()) {
                Some(why) => Ok(Verdict::Useless(why.clone())),
                None => tree.refresh().and_then(|()| try_one(&tree, &bench, mutant)),
            });
            let verdict = verdict?;
            println!("  {:<40} {verdict} ({})", mutant.name, human(time));
            if verdict == Verdict::Caught {
                known.remember(mutant, state)?;
            }
            tell(Outcome::new(mutant, verdict, today()))?;
        }
    }
    Ok(())
}

fn try_one(tree: &Tree, bench: &Bench, mutant: &Mutant) -> Result<Verdict, Fault> {
    match tree.apply(&mutant.patch) {
        Ok(()) => bench.run(mutant),
        Err(fault) => Ok(Verdict::Useless(format!("its patch does not apply: {fault}"))),
    }
}

fn choose(mutants: Vec<Mutant>, names: &[String]) -> Result<Vec<Mutant>, Fault> {
    if let Some(unknown) = names.iter().find(|name| mutants.iter().all(|mutant| mutant.name != **name)) {
        return Err(Fault::new(format!("There is no mutant `{unknown}`; they stand in xtask/mutants.")));
    }
    let chosen: Vec<Mutant> =
        mutants.into_iter().filter(|mutant| names.is_empty() || names.contains(&mutant.name)).collect();
    if chosen.is_empty() {
        return Err(Fault::new("There is not one mutant in xtask/mutants."));
    }
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_to_spend_is_read_and_nonsense_is_refused() {
        let read = |words: &[&str]| {
            Asked::read("mutants", &words.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        let asked = read(&["--minutes", "20", "one"]).expect("understood");
        assert_eq!(asked, Asked { again: false, minutes: Some(20), names: vec!["one".to_owned()] });
        assert!(read(&["--minutes", "soon"]).is_err());
        assert!(read(&["--often"]).is_err());
    }
}
