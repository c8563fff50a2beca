//! `cargo xtask mutants`: breaks each guarantee in turn, by a named patch, and sees the named test fail.
//!
//! Done in a copy of the checkout with a target folder of its own, so that an interruption leaves nothing broken
//! behind and the everyday build stays warm.

mod list;
mod tree;
mod trial;

use std::collections::BTreeSet;

use crate::{
    fault::Fault,
    needs,
    progress::{human, table, timed},
    workspace,
};
use list::{Mutant, Suite};
use tree::Tree;
use trial::{Bench, Verdict};

/// `cargo xtask mutants [NAME…]`
pub(crate) fn command(words: &[String]) -> Result<(), Fault> {
    let root = workspace::root();
    let mutants = choose(list::read(&root.join("xtask/mutants"))?, words)?;
    let suites: BTreeSet<&Suite> = mutants.iter().map(|mutant| &mutant.suite).collect();
    println!(
        "{} mutants in {} test programs (about 20 seconds each, after a first build of 5 minutes)",
        mutants.len(),
        suites.len()
    );
    let looked = needs::prepare();
    let folder = workspace::target().join("mutants");
    let tree = Tree::new(&root, &folder.join("tree"));
    let bench = Bench::new(tree.folder(), &folder.join("target"), &looked);

    let mut rows = Vec::new();
    let mut bad = 0;
    for suite in suites {
        let group: Vec<&Mutant> = mutants.iter().filter(|mutant| mutant.suite == *suite).collect();
        tree.refresh()?;
        println!("\n{suite}: first unbroken");
        let tests: BTreeSet<&str> = group.iter().map(|mutant| mutant.test.as_str()).collect();
        let not_passing = bench.not_passing(suite, &tests)?;
        for mutant in group {
            let (verdict, time) = timed(|| match not_passing.get(mutant.test.as_str()) {
                Some(why) => Ok(Verdict::Useless(why.clone())),
                None => tree.refresh().and_then(|()| try_one(&tree, &bench, mutant)),
            });
            let verdict = verdict?;
            println!("  {:<40} {verdict} ({})", mutant.name, human(time));
            bad += usize::from(verdict != Verdict::Caught);
            rows.push(vec![mutant.name.clone(), verdict.to_string(), mutant.guarantee.clone()]);
        }
    }
    print!("\n{}", table(&rows));
    println!("{} caught, {bad} not", rows.len() - bad);
    if bad == 0 {
        return Ok(());
    }
    Err(Fault::new(format!(
        "{bad} mutants were not caught by their tests. One alone: cargo xtask mutants NAME"
    )))
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
