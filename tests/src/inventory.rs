//! `policy/inventory.toml`, and the comparison of what it declares with what there is.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

/// Everything that is declared, by the name under which it is found.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inventory {
    /// Laws, by the name that entries use.
    pub basis: BTreeMap<String, String>,
    /// Kinds of readers, by the name that entries use.
    pub readers: BTreeMap<String, String>,
    /// When things go away, by the name that entries use.
    pub until: BTreeMap<String, String>,
    /// Columns of the database.
    pub column: BTreeMap<String, Entry>,
    /// Fields of the log.
    pub log: BTreeMap<String, Entry>,
    /// Headers of answers.
    pub header: BTreeMap<String, Entry>,
    /// Fields of a backup.
    pub backup: BTreeMap<String, Entry>,
    /// Files of the data folder.
    pub file: BTreeMap<String, Entry>,
    /// What the command-line client keeps.
    pub client: BTreeMap<String, Entry>,
    /// What a browser keeps of the apps.
    pub browser: BTreeMap<String, Entry>,
}

/// One thing that is kept, logged or sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What it is for.
    pub r#for: String,
    /// By which law.
    pub basis: String,
    /// Who can read it.
    pub readers: Vec<String>,
    /// When it goes away.
    pub until: String,
    /// What it can be joined with, and so what it can tell.
    pub links: String,
}

/// Reads it.
pub fn read() -> Inventory {
    toml::from_str(include_str!("../../policy/inventory.toml")).expect("policy/inventory.toml is readable")
}

/// Fails with what is there and not declared, and with what is declared and not there.
pub fn compare(what: &str, declared: &BTreeMap<String, Entry>, there: &BTreeSet<String>) {
    let declared: BTreeSet<String> = declared.keys().cloned().collect();
    let undeclared: Vec<_> = there.difference(&declared).collect();
    let gone: Vec<_> = declared.difference(there).collect();
    assert!(
        undeclared.is_empty() && gone.is_empty(),
        "policy/inventory.toml, {what}: there and not declared {undeclared:?}; declared and not there {gone:?}"
    );
}

#[test]
fn every_entry_says_why_who_reads_it_and_how_long_it_stays() {
    let Inventory { basis, readers, until, column, log, header, backup, file, client, browser } = read();
    let mut used = BTreeSet::new();
    for (name, entry) in [column, log, header, backup, file, client, browser].into_iter().flatten() {
        assert!(
            !entry.r#for.trim().is_empty() && !entry.links.trim().is_empty(),
            "{name} says what for and what it links"
        );
        assert!(basis.contains_key(&entry.basis), "{name}: no basis {:?}", entry.basis);
        assert!(until.contains_key(&entry.until), "{name}: no end {:?}", entry.until);
        assert!(!entry.readers.is_empty(), "{name}: somebody reads it");
        for reader in &entry.readers {
            assert!(readers.contains_key(reader), "{name}: no reader {reader:?}");
        }
        used.extend(entry.readers);
        used.extend([entry.basis, entry.until]);
    }
    for meaning in basis.into_keys().chain(readers.into_keys()).chain(until.into_keys()) {
        assert!(used.contains(&meaning), "no entry uses {meaning:?}");
    }
}
