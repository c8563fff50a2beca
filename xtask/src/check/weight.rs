//! What a browser fetches before the first screen of an app stands, in the smallest form: it must not grow unseen.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::Outcome;
use crate::{apps, fault::Fault, programs::Profile, workspace};

/// Bytes that may be fetched before an app's first screen stands, by the app's bundle.
const MOST: &[(&str, usize)] = &[("patient", 300_000)];
/// What an app's address shows.
const PAGE: &str = "index.html";
/// Fetched when the first screen stands: the worker, which the page names by such a line, and what works without a
/// connection.
const LATER: (&str, &str) = ("rel=\"worker\"", "service-worker.js");

/// Files of a bundle by name: what they hold where it is text, and their size in Brotli's form.
type Files = BTreeMap<String, (Option<String>, usize)>;

/// Builds the apps as small as they get, and weighs them.
pub(super) fn check() -> Result<Outcome, Fault> {
    apps::build(Profile::Release)?;
    let mut said = Vec::new();
    for (app, most) in MOST {
        said.push(judge(app, &read(&apps::folder(Profile::Release).join(app))?, *most)?);
    }
    Ok(Outcome::Holds(said.join("; ")))
}

fn judge(app: &str, files: &Files, most: usize) -> Result<String, Fault> {
    let first = first(files)?;
    let bytes: usize = first.iter().map(|name| files[*name].1).sum();
    if bytes <= most {
        return Ok(format!("{app}: {bytes} bytes before the first screen, at most {most}"));
    }
    let list: Vec<String> = first.iter().map(|name| format!("  {:>8} {name}", files[*name].1)).collect();
    Err(Fault::new(format!(
        "{app}: {bytes} bytes before the first screen, at most {most}. What can wait until it stands?\n{}",
        list.join("\n")
    )))
}

/// The page and all that it names, and what that names in turn, but for what is fetched later.
fn first(files: &Files) -> Result<BTreeSet<&str>, Fault> {
    let (page, _) = files.get_key_value(PAGE).ok_or_else(|| Fault::new(format!("There is no {PAGE}.")))?;
    let (mut found, mut open) = (BTreeSet::from([page.as_str()]), vec![page]);
    while let Some(name) = open.pop() {
        let text = files[name].0.as_deref().unwrap_or_default();
        for line in text.lines().filter(|line| !line.contains(LATER.0)) {
            for named in files.keys().filter(|named| *named != LATER.1 && line.contains(named.as_str())) {
                if found.insert(named) {
                    open.push(named);
                }
            }
        }
    }
    Ok(found)
}

fn read(folder: &Path) -> Result<Files, Fault> {
    let all = workspace::below(folder)?;
    let plain = all.iter().filter_map(|(name, bytes)| {
        let compressed = all.get(&format!("{name}.br"))?;
        Some((name.clone(), (String::from_utf8(bytes.clone()).ok(), compressed.len())))
    });
    Ok(plain.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle() -> Files {
        let file = |name: &str, text: &str, size| (name.to_owned(), (Some(text.to_owned()), size));
        Files::from([
            file(
                "index.html",
                "<link href=\"style.1.css\">\n<link rel=\"worker\" href=\"worker.1.js\">\n<script src=\"start.1.js\">",
                1,
            ),
            file("style.1.css", "", 2),
            file("start.1.js", "import './page.1.js'; register('./service-worker.js')", 4),
            file("page.1.js", "new URL('page.1.wasm')", 8),
            ("page.1.wasm".to_owned(), (None, 16)),
            file("worker.1.js", "import './work.1.js'", 32),
            file("work.1.js", "", 64),
            file("service-worker.js", "['style.1.css', 'worker.1.js']", 128),
        ])
    }

    #[test]
    fn what_the_page_needs_is_weighed_whole_and_what_comes_later_is_not() {
        let said = judge("patient", &bundle(), 31).expect("31 bytes");
        assert_eq!(said, "patient: 31 bytes before the first screen, at most 31");
    }

    #[test]
    fn one_byte_too_many_is_told_with_what_it_is_made_of() {
        let fault = judge("patient", &bundle(), 30).expect_err("31 bytes").to_string();
        assert!(fault.starts_with("patient: 31 bytes before the first screen, at most 30."), "{fault}");
        assert!(fault.contains("\n        16 page.1.wasm"), "{fault}");
        assert!(!fault.contains("worker"), "{fault}");
    }
}
