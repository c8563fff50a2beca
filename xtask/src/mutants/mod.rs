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
    progress::{human, table, timed},
    workspace,
};
use known::{Known, State};
use list::{Mutant, Suite};
use tree::Tree;
use trial::{Bench, Verdict};

/// `cargo xtask mutants [--again] [NAME…]`
pub(crate) fn command(words: &[String]) -> Result<(), Fault> {
    let (options, names): (Vec<_>, Vec<_>) = words.iter().cloned().partition(|word| word.starts_with('-'));
    if let Some(unknown) = options.iter().find(|option| *option != "--again") {
        return Err(Fault::new(format!("`{unknown}` is not known: cargo xtask mutants --help")));
    }
    let root = workspace::root();
    let folder = workspace::target().join("mutants");
    let all = choose(list::read(&root.join("xtask/mutants"))?, &names)?;
    let _turn = take_turn(&folder)?;
    let known = Known::new(&root, &folder.join("caught"))?;
    let mut rows = Vec::new();
    let mut open = Vec::new();
    for mutant in all {
        let state = known.state(&mutant)?;
        if options.is_empty() && known.holds(&mutant, &state) {
            rows.push(row(&mutant, &Verdict::CaughtBefore));
        } else {
            known.forget(&mutant);
            open.push((mutant, state));
        }
    }
    if !open.is_empty() {
        rows.extend(try_all(&root, &folder, &open, &known)?);
    }
    rows.sort();
    let caught = rows.iter().filter(|row| row[1].starts_with("caught")).count();
    print!("\n{}", table(&rows));
    println!(
        "{caught} caught ({} of them before, with everything as it is now), {} not",
        rows.iter().filter(|row| row[1] == Verdict::CaughtBefore.to_string()).count(),
        rows.len() - caught
    );
    if caught == rows.len() {
        return Ok(());
    }
    Err(Fault::new("Not every mutant was caught by its test. One alone: cargo xtask mutants NAME"))
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

fn row(mutant: &Mutant, verdict: &Verdict) -> Vec<String> {
    vec![mutant.name.clone(), verdict.to_string(), mutant.guarantee.clone()]
}

/// Tries these, those of one test program after another.
fn try_all(
    root: &Path,
    folder: &Path,
    mutants: &[(Mutant, State)],
    known: &Known,
) -> Result<Vec<Vec<String>>, Fault> {
    let suites: BTreeSet<&Suite> = mutants.iter().map(|(mutant, _)| &mutant.suite).collect();
    println!(
        "{} mutants in {} test programs (about 20 seconds each, after a first build of 5 minutes)",
        mutants.len(),
        suites.len()
    );
    let looked = needs::prepare();
    let tree = Tree::new(root, &folder.join("tree"));
    let bench = Bench::new(tree.folder(), &folder.join("target"), &looked);
    let mut rows = Vec::new();
    for suite in suites {
        let group: Vec<_> = mutants.iter().filter(|(mutant, _)| mutant.suite == *suite).collect();
        tree.refresh()?;
        println!("\n{suite}: first unbroken");
        let tests: BTreeSet<&str> = group.iter().map(|(mutant, _)| mutant.test.as_str()).collect();
        let not_passing = bench.not_passing(suite, &tests)?;
        for (mutant, state) in group {
            let (verdict, time) = timed(|| match not_passing.get(mutant.test.as_str()) {
                Some(why) => Ok(Verdict::Useless(why.clone())),
                None => tree.refresh().and_then(|()| try_one(&tree, &bench, mutant)),
            });
            let verdict = verdict?;
            println!("  {:<40} {verdict} ({})", mutant.name, human(time));
            if verdict == Verdict::Caught {
                known.remember(mutant, state)?;
            }
            rows.push(row(mutant, &verdict));
        }
    }
    Ok(rows)
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
