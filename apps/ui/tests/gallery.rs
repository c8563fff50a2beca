//! The gallery shows every class that the stylesheets know, and the stylesheets know every class that it shows.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{collections::BTreeSet, fs, path::Path};

/// Not to be seen on a screen, or put around other things only.
const UNSHOWN: &[&str] = &["paper-only", "screen-only"];

fn texts(folder: &str, end: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .filter(|path| path.to_str().unwrap().ends_with(end))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

/// Class names of selectors: what follows a point and begins with a letter, outside comments and blocks.
fn styled() -> BTreeSet<String> {
    let css = texts("web", ".css");
    let code: String =
        css.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, code)| code)).collect();
    let mut names = BTreeSet::new();
    for selector in code.split('{').filter_map(|part| part.rsplit(['}', ';']).next()) {
        for part in selector.split('.').skip(1) {
            let end = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(part.len());
            if part.starts_with(|c: char| c.is_ascii_lowercase()) {
                names.insert(part[..end].to_owned());
            }
        }
    }
    // "@media (max-width: 29.99rem)" and "{{+_base.css}}" hold points too.
    names.remove("css");
    names
}

fn shown() -> BTreeSet<String> {
    let html = texts("gallery", ".html");
    let classes = html.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    classes.flat_map(str::split_whitespace).map(str::to_owned).collect()
}

/// Words between quotation marks in the sources of the apps and of the public pages, where classes stand among others.
fn named() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut folders: Vec<_> =
        ["apps/ui/src", "apps/patient", "apps/doctor", "apps/desk", "services/care/templates"]
            .map(|at| root.join(at))
            .into();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let quoted = text.lines().flat_map(|line| line.split('"').skip(1).step_by(2));
                names.extend(quoted.flat_map(str::split_whitespace).map(str::to_owned));
                let switched = text.split("class:").skip(1).filter_map(|rest| rest.split('=').next());
                names.extend(switched.map(str::to_owned));
            }
        }
    }
    names
}

#[test]
fn every_class_is_used_by_an_app_or_a_page() {
    let named = named();
    let unused: Vec<_> = styled().into_iter().filter(|name| !named.contains(name)).collect();
    assert!(unused.is_empty(), "no app and no page has any of {unused:?}");
}

#[test]
fn every_class_is_shown_and_none_is_shown_that_has_no_look() {
    let (styled, shown) = (styled(), shown());
    assert!(styled.len() > 50, "the stylesheets were read: {styled:?}");
    let hidden: Vec<_> = styled.difference(&shown).filter(|name| !UNSHOWN.contains(&name.as_str())).collect();
    let plain: Vec<_> = shown.difference(&styled).collect();
    assert!(
        hidden.is_empty() && plain.is_empty(),
        "not in the gallery: {hidden:?}; without a look: {plain:?}"
    );
}
