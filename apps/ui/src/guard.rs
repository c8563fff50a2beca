//! What every app's tests hold about its texts. It reads the sources, so it is there for tests on this machine only.

use std::{
    fs,
    path::{Path, PathBuf},
};

use secondok_client::api::problem::Kind;
use secondok_l10n::{
    Language, Texts,
    check::{Code, findings},
};

use crate::SOURCES;

/// Beginnings of identifiers that the pieces put together.
const COMPOSED: &[&str] = &[
    "agreement-",
    "confidence-",
    "fact-",
    "failure-",
    "help-",
    "password-is-",
    "platform-",
    "problem-",
    "reason-",
    "screen-",
];

/// Every text of an app (`folder`, with `src` below it) and of the pieces is there in every language, and is used.
/// `composed` are beginnings of identifiers that the app puts together.
///
/// # Panics
/// With everything that is wrong.
pub fn every_language_has_every_text(folder: &str, own: &[(Language, &str)], composed: &[&str]) {
    let folders = [Path::new(folder).join("src"), beside("ui"), beside("talk")];
    let sources: Vec<_> = SOURCES.iter().chain(own).copied().collect();
    let mut found = found(&folders, &sources, &[COMPOSED, composed].concat());
    // What the pieces say need not be said in every app: a test here holds that some app says it.
    found.retain(|what| what.strip_suffix(UNUSED).is_none_or(|id| !is_of_the_pieces(id)));
    assert_eq!(found, [""; 0]);
}

/// What a finding ends with that a text is not used.
const UNUSED: &str = ": not used";

fn is_of_the_pieces(id: &str) -> bool {
    SOURCES[0].1.lines().any(|line| line.strip_prefix(id).is_some_and(|rest| rest.starts_with(" =")))
}

/// The same of a program that stands beside an app with texts of its own only.
///
/// # Panics
/// With everything that is wrong.
pub fn every_language_has_every_own_text(folder: &str, own: &[(Language, &str)], composed: &[&str]) {
    assert_eq!(found(&[Path::new(folder).join("src")], own, composed), [""; 0]);
}

fn found(folders: &[PathBuf], texts: &[(Language, &str)], composed: &[&str]) -> Vec<String> {
    let files: Vec<String> = folders.iter().flat_map(|at| sources(at)).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    findings(texts, Code { files: &files, composed })
}

/// Whatever can go wrong for one side (`patient`, `doctor` or `desk`) says what happened and the way on, in every language.
///
/// # Panics
/// With the first that does not.
pub fn every_trouble_says_what_happened_and_the_way_on(
    folder: &str,
    side: &str,
    texts: fn(Language) -> Texts<'static>,
) {
    let mut files = sources(&Path::new(folder).join("src"));
    files.extend(sources(&beside("ui")));
    for file in ["mod", side] {
        files.push(read(&beside("../crates/client").join(format!("trouble/{file}.rs"))));
    }
    let files = files.join("\n");
    let named = files
        .match_indices("\"failure-")
        .filter_map(|(at, _)| files[at + 1..].split('"').next())
        .filter(|id| !id.ends_with('-') && !id.contains('{'))
        .map(|id| id.strip_suffix("-next").unwrap_or(id).to_owned());
    let met = Kind::ALL
        .iter()
        .filter(|kind| side == "desk" || !Kind::OF_THE_DESK.contains(kind))
        .filter(|kind| side != "patient" || !Kind::OF_LOG_INS.contains(kind))
        .filter(|kind| side != "patient" || !Kind::OF_VERIFICATION.contains(kind))
        .filter(|kind| side == "doctor" || !Kind::OF_DOCTORS.contains(kind));
    let problems = met.map(|kind| format!("problem-{}", kind.name));
    for id in named.chain(problems) {
        for language in Language::ALL {
            assert!(texts(language).has(&id), "{id} in {language}");
            assert!(texts(language).has(&format!("{id}-next")), "{id}-next in {language}");
        }
    }
}

/// The sources of a package beside this one.
fn beside(package: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(package).join("src")
}

fn sources(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("the sources can be listed").path();
        if path.is_dir() {
            texts.extend(sources(&path));
        } else {
            texts.push(read(&path));
        }
    }
    texts
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a source can be read")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_of_the_pieces_is_said_by_some_app() {
        let folders = ["ui", "talk", "patient", "doctor", "desk", "files"].map(beside);
        let mut found = found(&folders, &SOURCES, COMPOSED);
        found.retain(|what| what.ends_with(UNUSED));
        assert_eq!(found, [""; 0]);
    }
}
