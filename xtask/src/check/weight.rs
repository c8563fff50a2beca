//! What a browser fetches before the first screen of an app is painted, and before the app runs, in the smallest form and in
//! the language whose texts weigh most: neither must grow unseen.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::Outcome;
use crate::{apps, fault::Fault, programs::Profile, workspace};

/// Bytes that may be fetched before an app's first screen is painted, and before the app runs, by its bundle.
const MOST: &[(&str, [usize; 2])] = &[("patient", [24_000, 300_000])];
/// What they are called.
const WHEN: [&str; 2] = ["before the first screen is painted", "before the app runs"];
/// What an app's address shows.
const PAGE: &str = "index.html";
/// Lines of the page that name what it waits for before it is painted.
const PAINTED: [&str; 2] = ["rel=\"stylesheet\"", "<script src="];
/// Fetched when the app runs: the worker, which the page names by such a line, and what works without a connection.
const LATER: (&str, &str) = ("rel=\"worker\"", "service-worker.js");
/// Lines of the page that name what its first screen says in a language: it fetches the texts of one language.
const TEXTS: &str = "rel=\"first-texts\"";
/// Lines that name all that is said in a language, which is fetched when the app runs.
const ALL_TEXTS: &str = "rel=\"texts\"";
/// Lines of the page that name what few people need, and what is fetched when somebody does.
const NEEDED: &str = "rel=\"later\"";

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

fn judge(app: &str, files: &Files, most: [usize; 2]) -> Result<String, Fault> {
    let painted = fetched(files, |line| PAINTED.iter().any(|mark| line.contains(mark)))?;
    let mut runs =
        fetched(files, |line| ![LATER.0, TEXTS, ALL_TEXTS, NEEDED].iter().any(|mark| line.contains(mark)))?;
    let texts = fetched(files, |line| line.contains(TEXTS))?.into_iter().filter(|name| *name != PAGE);
    let heaviest = texts.max_by_key(|name| files[*name].1);
    runs.insert(heaviest.ok_or_else(|| Fault::new(format!("{app}: {PAGE} names no texts.")))?);
    let needed = fetched(files, |line| line.contains(NEEDED))?;
    let needed: Vec<&str> = needed.difference(&runs).copied().collect();
    let mut said = Vec::new();
    for ((names, when), most) in [painted, runs].iter().zip(WHEN).zip(most) {
        let bytes: usize = names.iter().map(|name| files[*name].1).sum();
        if bytes > most {
            let list: Vec<String> =
                names.iter().map(|name| format!("  {:>8} {name}", files[*name].1)).collect();
            let list = list.join("\n");
            return Err(Fault::new(format!(
                "{app}: {bytes} bytes {when}, at most {most}. What can wait until then?\n{list}"
            )));
        }
        said.push(format!("{bytes} bytes {when}, at most {most}"));
    }
    let needed: usize = needed.iter().map(|name| files[*name].1).sum();
    Ok(format!("{app}: {}, {needed} more only when they are needed", said.join(", ")))
}

/// The page and all that such lines of it name, and what that names in turn, but for what is fetched later.
fn fetched(files: &Files, counts: impl Fn(&str) -> bool) -> Result<BTreeSet<&str>, Fault> {
    let (page, _) = files.get_key_value(PAGE).ok_or_else(|| Fault::new(format!("There is no {PAGE}.")))?;
    let (mut found, mut open) = (BTreeSet::from([page.as_str()]), vec![page]);
    while let Some(name) = open.pop() {
        let text = files[name].0.as_deref().unwrap_or_default();
        for line in text.lines().filter(|line| name != page || counts(line)) {
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
        let page = [
            "<link rel=\"first-texts\" href=\"first-en.1.ftl\">",
            "<link rel=\"first-texts\" href=\"first-uk.1.ftl\">",
            "<link rel=\"texts\" href=\"all-en.1.ftl\">",
            "<script src=\"first.1.js\">",
            "<link rel=\"stylesheet\" href=\"style.1.css\">",
            "<link rel=\"worker\" href=\"worker.1.js\">",
            "<link rel=\"later\" href=\"files.1.js\">",
            "<script type=\"module\" src=\"start.1.js\">",
        ];
        Files::from([
            file("index.html", &page.join("\n"), 1),
            file("first-en.1.ftl", "", 512),
            file("first-uk.1.ftl", "", 1024),
            file("all-en.1.ftl", "", 8192),
            file("style.1.css", "", 2),
            file("first.1.js", "", 4),
            file("start.1.js", "import './page.1.js'; register('./service-worker.js')", 8),
            file("page.1.js", "new URL('page.1.wasm')", 16),
            ("page.1.wasm".to_owned(), (None, 32)),
            file("worker.1.js", "import './work.1.js'", 64),
            file("work.1.js", "", 128),
            file("files.1.js", "import './start.1.js'; 'files.1.css'", 2048),
            file("files.1.css", "", 4096),
            file("service-worker.js", "['style.1.css', 'worker.1.js', 'files.1.js']", 256),
        ])
    }

    #[test]
    fn what_the_page_needs_is_weighed_whole_and_what_comes_later_is_not() {
        assert_eq!(
            judge("patient", &bundle(), [7, 1087]).expect("7 and 1087 bytes"),
            "patient: 7 bytes before the first screen is painted, at most 7, 1087 bytes before the app runs, at most 1087, \
             6144 more only when they are needed"
        );
    }

    #[test]
    fn of_all_texts_those_of_the_heaviest_language_count() {
        let said = |bytes| {
            let mut files = bundle();
            files.get_mut("first-en.1.ftl").expect("it is there").1 = bytes;
            judge("patient", &files, [7, 3000]).expect("within the limit")
        };
        assert!(said(1023).contains("1087 bytes before the app runs"), "{}", said(1023));
        assert!(said(1025).contains("1088 bytes before the app runs"), "{}", said(1025));
        let mut files = bundle();
        files.retain(|name, _| !name.starts_with("first-"));
        let told = judge("patient", &files, [7, 3000]).expect_err("no texts").to_string();
        assert_eq!(told, "patient: index.html names no texts.");
    }

    #[test]
    fn one_byte_too_many_is_told_with_what_it_is_made_of() {
        let told = |most| judge("patient", &bundle(), most).expect_err("too many").to_string();
        let painted = told([6, 1087]);
        assert!(
            painted.starts_with("patient: 7 bytes before the first screen is painted, at most 6."),
            "{painted}"
        );
        assert!(!painted.contains("start"), "{painted}");
        let runs = told([7, 1086]);
        assert!(runs.starts_with("patient: 1087 bytes before the app runs, at most 1086."), "{runs}");
        assert!(
            runs.contains("\n        32 page.1.wasm") && !runs.contains("work") && !runs.contains("files"),
            "{runs}"
        );
    }
}
