//! What is wrong with the screens.

use std::{collections::BTreeMap, fs, path::Path};

use secondok_e2e::Tab;
use serde_json::{Value, json};

use crate::play::Picture;

/// Looks at a page.
const JUDGE: &str = include_str!("judge.js");
/// Folders with message files.
const MESSAGES: [&str; 3] = ["../../apps", "../../crates", "../../services"];

/// Identifiers of all messages that have a hyphen: no word of a sentence looks like one of those by chance.
pub(crate) fn identifiers() -> Vec<String> {
    let mut found = Vec::new();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<_> = MESSAGES.map(|folder| here.join(folder)).into();
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).into_iter().flatten().filter_map(Result::ok);
        for path in entries.map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "ftl") {
                let text = fs::read_to_string(&path).unwrap_or_default();
                let ids = text.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
                let is_id =
                    |id: &&str| id.contains('-') && id.chars().all(|c| c == '-' || c.is_ascii_alphanumeric());
                found.extend(ids.filter(is_id).map(str::to_owned));
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// What is wrong with the page as it stands.
///
/// # Panics
/// If the page is gone.
pub(crate) fn of(tab: &Tab, identifiers: &[String]) -> Vec<String> {
    let found = tab.evaluate(&format!("({JUDGE})({})", json!(identifiers)));
    let found = found.unwrap_or_else(|fault| panic!("the page cannot be judged: {fault}"));
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Everything that was found, each thing once with where it is seen.
pub(crate) fn told(pictures: &[Picture]) -> Vec<String> {
    let mut by_finding: BTreeMap<(&str, &str, &str), Vec<&str>> = BTreeMap::new();
    for picture in pictures {
        for finding in &picture.findings {
            by_finding.entry((picture.story, picture.screen, finding)).or_default().push(&picture.look);
        }
    }
    by_finding
        .into_iter()
        .map(|((story, screen, finding), looks)| {
            format!("{story}/{screen}: {finding} ({})", looks.join(", "))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_is_told_once_with_where_it_is_seen() {
        let picture = |look: &str, findings: &[&str]| Picture {
            story: "site",
            screen: "home",
            look: look.to_owned(),
            file: String::new(),
            findings: findings.iter().map(|finding| (*finding).to_owned()).collect(),
        };
        let pictures = [picture("en-360-light", &["a"]), picture("uk-360-light", &["a", "b"])];
        assert_eq!(
            told(&pictures),
            ["site/home: a (en-360-light, uk-360-light)", "site/home: b (uk-360-light)"]
        );
    }

    #[test]
    fn the_messages_of_all_owners_are_known() {
        let ids = identifiers();
        for id in ["home-title", "first-title", "words-make"] {
            assert!(ids.iter().any(|has| has == id), "{id}");
        }
        assert!(ids.iter().all(|id| id.contains('-')));
    }
}
