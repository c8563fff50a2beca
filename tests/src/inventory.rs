//! The comparison of what `policy/inventory.toml` declares with what there is.

use std::collections::BTreeSet;

pub use secondok_policy::inventory::read;

/// Fails with what is there and not declared, and with what is declared and not there.
pub fn compare<'a>(what: &str, declared: impl Iterator<Item = &'a String>, there: &BTreeSet<String>) {
    let declared: BTreeSet<String> = declared.cloned().collect();
    let undeclared: Vec<_> = there.difference(&declared).collect();
    let gone: Vec<_> = declared.difference(there).collect();
    assert!(
        undeclared.is_empty() && gone.is_empty(),
        "policy/inventory.toml, {what}: there and not declared {undeclared:?}; declared and not there {gone:?}"
    );
}
