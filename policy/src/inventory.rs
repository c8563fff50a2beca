//! `inventory.toml`: everything that is kept, logged or sent along, and why.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

/// Everything that is declared, by the name under which it is found.
#[derive(Debug, Deserialize)]
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
    /// Figures for Prometheus, and their labels.
    pub metric: BTreeMap<String, Entry>,
    /// Headers of answers.
    pub header: BTreeMap<String, Entry>,
    /// Headers, and the body, of e-mails that go out.
    pub mail: BTreeMap<String, Entry>,
    /// Cookies that the public pages set.
    pub cookie: BTreeMap<String, Entry>,
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
#[derive(Debug, Deserialize)]
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

/// Everything that is declared.
pub fn read() -> &'static Inventory {
    static ALL: LazyLock<Inventory> = LazyLock::new(|| {
        toml::from_str(include_str!("../inventory.toml")).expect("held readable by the tests")
    });
    &ALL
}

impl Inventory {
    /// Every kind of thing, by the name that the file gives it.
    pub fn kinds(&self) -> [(&'static str, &BTreeMap<String, Entry>); 10] {
        let Self {
            basis: _,
            readers: _,
            until: _,
            column,
            log,
            metric,
            header,
            mail,
            cookie,
            backup,
            file,
            client,
            browser,
        } = self;
        [
            ("column", column),
            ("file", file),
            ("backup", backup),
            ("log", log),
            ("metric", metric),
            ("header", header),
            ("mail", mail),
            ("cookie", cookie),
            ("client", client),
            ("browser", browser),
        ]
    }

    /// Everything that is declared, of whatever kind, by its name.
    pub fn entries(&self) -> impl Iterator<Item = (&String, &Entry)> {
        self.kinds().into_iter().flat_map(|(_, entries)| entries)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_entry_says_why_who_reads_it_and_how_long_it_stays() {
        let inventory = read();
        let Inventory { basis, readers, until, .. } = inventory;
        let mut used = BTreeSet::new();
        for (name, entry) in inventory.entries() {
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
            used.extend(&entry.readers);
            used.extend([&entry.basis, &entry.until]);
        }
        for meaning in basis.keys().chain(readers.keys()).chain(until.keys()) {
            assert!(used.contains(meaning), "no entry uses {meaning:?}");
        }
    }
}
