//! Message files whose texts no test compares: a language could lack one there, and nobody would be told.

use std::path::{Component, Path, PathBuf};

use super::Outcome;
use crate::{
    fault::Fault,
    metadata,
    workspace::{self, has_extension, text},
};

/// How an owner's tests name the comparison of its languages and its source (crates/l10n; for the apps, apps/ui).
const COMPARED: [&str; 3] =
    ["findings(", "every_language_has_every_text(", "every_language_has_every_own_text("];

/// Checks every message file.
pub(super) fn check() -> Result<Outcome, Fault> {
    let root = workspace::root();
    let (mut messages, mut sources) = (Vec::new(), Vec::new());
    for file in workspace::files(&root)? {
        if has_extension(&file, &["ftl"]) {
            messages.push(root.join(file));
        } else if has_extension(&file, &["rs"])
            && let Some(text) = text(&root.join(&file))?
        {
            sources.push((root.join(file), text));
        }
    }
    let packages: Vec<PathBuf> = metadata::ours()?.into_iter().map(|package| package.folder).collect();
    let found: Vec<String> = messages
        .iter()
        .filter_map(|file| Some((file, trouble(file, &sources, &packages)?)))
        .map(|(file, why)| format!("{}: {why}", file.strip_prefix(&root).unwrap_or(file).display()))
        .collect();
    if found.is_empty() {
        return Ok(Outcome::Holds(format!(
            "{} message files, each compared by its owner's test",
            messages.len()
        )));
    }
    Err(Fault::new(found.join("\n")))
}

/// What is wrong with a message file; nothing if a source has it in, and a test of the same package compares.
fn trouble(file: &Path, sources: &[(PathBuf, String)], packages: &[PathBuf]) -> Option<&'static str> {
    let package = packages
        .iter()
        .filter(|folder| file.starts_with(folder))
        .max_by_key(|folder| folder.components().count());
    let own = |path: &Path| package.is_some_and(|folder| path.starts_with(folder));
    let mut own = sources.iter().filter(|(path, _)| own(path));
    if !own.clone().any(|(path, text)| included(path, text).any(|named| named == file)) {
        return Some("no source of its package has it in.");
    }
    (!own.any(|(_, text)| COMPARED.iter().any(|call| text.contains(call))))
        .then_some("no test of its package compares its languages.")
}

/// Message files that a source has in.
fn included<'a>(path: &'a Path, text: &'a str) -> impl Iterator<Item = PathBuf> + 'a {
    text.split("include_str!(\"").skip(1).filter_map(|rest| rest.split('"').next()).map(|name| {
        let mut whole = path.parent().unwrap_or(path).to_owned();
        for part in Path::new(name).components() {
            match part {
                Component::ParentDir => drop(whole.pop()),
                part => whole.push(part),
            }
        }
        whole
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_file_that_nobody_compares_is_found() {
        let packages = [PathBuf::from("/c/app"), PathBuf::from("/c/other")];
        let sources = [
            (
                "/c/app/src/texts.rs",
                "include_str!(\"../locales/en.ftl\"); fn test() { findings(SOURCES, code) }",
            ),
            ("/c/other/src/lib.rs", "include_str!(\"../en.ftl\")"),
        ]
        .map(|(path, text)| (PathBuf::from(path), text.to_owned()));
        let trouble = |file| trouble(Path::new(file), &sources, &packages);
        assert_eq!(trouble("/c/app/locales/en.ftl"), None);
        assert_eq!(trouble("/c/app/locales/planted.ftl"), Some("no source of its package has it in."));
        assert_eq!(trouble("/c/other/en.ftl"), Some("no test of its package compares its languages."));
        assert_eq!(trouble("/c/nobody.ftl"), Some("no source of its package has it in."));
    }
}
