//! `policy/inventory.toml`, and the comparison of what it declares with what there is.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Inventory {
    basis: BTreeMap<String, String>,
    readers: BTreeMap<String, String>,
    until: BTreeMap<String, String>,
    pub(super) column: BTreeMap<String, Entry>,
    pub(super) log: BTreeMap<String, Entry>,
    pub(super) header: BTreeMap<String, Entry>,
    pub(super) backup: BTreeMap<String, Entry>,
    pub(super) file: BTreeMap<String, Entry>,
    pub(super) client: BTreeMap<String, Entry>,
    pub(super) browser: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    r#for: String,
    basis: String,
    readers: Vec<String>,
    until: String,
    links: String,
}

pub(super) fn read() -> Inventory {
    toml::from_str(include_str!("../../../policy/inventory.toml")).expect("policy/inventory.toml is readable")
}

/// Fails with what is there and not declared, and with what is declared and not there.
pub(super) fn compare(what: &str, declared: &BTreeMap<String, Entry>, there: &BTreeSet<String>) {
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
