//! Each rule of `docs/protocol.md` has its test, and the page says which.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use secondok_protocol::{
    attachment::{CHUNK_LEN, FILES_MAX, SizeClass},
    keys::PUBLIC_KEY_LEN,
    message::{ATTACHMENTS_MAX, CONTENT_MAX, KEPT_MAX, WIRE_LEN},
    prekey::PREKEY_LEN,
};

const BEGIN: &str =
    "<!-- made by `UPDATE=1 cargo test -p secondok-protocol --test suite specification` -->\n";
const END: &str = "<!-- tests: end -->\n";
const TAG: &str = "// rule: ";

fn crate_folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page() -> PathBuf {
    crate_folder().join("../../docs/protocol.md")
}

/// The numbers of the page's rules, in the order in which they stand there.
fn rules(page: &str) -> Vec<u32> {
    page.lines().filter_map(|line| line.strip_prefix("**P-")?.split_once(".**")?.0.parse().ok()).collect()
}

/// Tests by the rule that they are tagged with: `path::of::test`.
fn tagged() -> BTreeMap<u32, BTreeSet<String>> {
    let mut found = BTreeMap::<u32, BTreeSet<String>>::new();
    for folder in ["src", "tests/suite"] {
        for file in sources(&crate_folder().join(folder)) {
            let text = std::fs::read_to_string(&file).unwrap();
            let module = module(&file);
            let mut lines = text.lines().map(str::trim);
            while let Some(line) = lines.next() {
                let Some(number) = line.strip_prefix(TAG).and_then(|tag| tag.strip_prefix("P-")) else {
                    continue;
                };
                let number = number.parse().unwrap_or_else(|_| panic!("{}: {line}", file.display()));
                let test = lines.find_map(|line| line.strip_prefix("fn ")).expect("a test follows its tag");
                let name = test.split(['(', '<']).next().unwrap();
                // In a file with a module of tests at its end, the tags stand in that.
                let inner = if text.contains("\nmod tests {\n") { "tests::" } else { "" };
                found.entry(number).or_default().insert(format!("{module}{inner}{name}"));
            }
        }
    }
    found
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The module that a file is, as `cargo test` prints it.
fn module(file: &Path) -> String {
    let path = file.strip_prefix(crate_folder()).unwrap().with_extension("");
    let parts = path.iter().skip(1).map(|part| part.to_str().unwrap()).filter(|part| *part != "suite");
    parts.fold(String::new(), |path, part| path + part + "::")
}

fn table(tests: &BTreeMap<u32, BTreeSet<String>>) -> String {
    let rows = tests.iter().map(|(rule, tests)| {
        let tests: Vec<String> = tests.iter().map(|test| format!("`{test}`")).collect();
        format!("| P-{rule} | {} |\n", tests.join("<br>"))
    });
    format!("\n| rule | tests |\n|---|---|\n{}\n", rows.collect::<String>())
}

// rule: P-84
#[test]
fn every_rule_has_its_test_and_the_page_says_which() {
    let text = std::fs::read_to_string(page()).unwrap();
    let (rules, tests) = (rules(&text), tagged());
    let numbers: BTreeSet<u32> = rules.iter().copied().collect();
    assert_eq!(numbers.len(), rules.len(), "a number stands twice");
    for rule in &numbers {
        assert!(tests.contains_key(rule), "P-{rule} has no test");
    }
    for rule in tests.keys() {
        assert!(numbers.contains(rule), "a test is tagged with P-{rule}, which is no rule");
    }

    let (before, rest) = text.split_once(BEGIN).expect("the table's beginning is marked");
    let (_, after) = rest.split_once(END).expect("and its end");
    let made = format!("{before}{BEGIN}{}{END}{after}", table(&tests));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(page(), &made).unwrap();
    }
    assert!(std::fs::read_to_string(page()).unwrap() == made, "the table is old; UPDATE=1 writes it anew");
}

/// With a comma between thousands.
fn grouped(number: u64) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", grouped(number / 1000), number % 1000),
    }
}

// rule: P-84
#[test]
fn the_pages_sizes_are_the_codes() {
    let text = std::fs::read_to_string(page()).unwrap();
    let rows = text.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| ")?.split(" | ");
        Some((cells.next()?.parse::<usize>().ok()?, cells.next()?.parse::<usize>().ok()?))
    });
    let mut end = 0;
    for (from, length) in rows {
        assert_eq!(from, end, "the fields follow one another");
        end = from + length;
    }
    assert_eq!(end, WIRE_LEN);
    assert!(text.contains(&format!("opens {KEPT_MAX} messages that are sealed to a prekey")));
    assert!(text.contains(&format!("names at most {ATTACHMENTS_MAX} attachments")));
    for (number, of) in [
        (PREKEY_LEN as u64, "the length of a prekey"),
        (CONTENT_MAX as u64, "the length of a content"),
        (WIRE_LEN as u64, "the length of a message"),
        (PUBLIC_KEY_LEN as u64, "the length of a key"),
        (CHUNK_LEN as u64, "the length of a chunk"),
        (SizeClass::LARGEST.capacity(), "the most bytes of an attachment"),
        (FILES_MAX.into(), "the most files of a study"),
    ] {
        let written = grouped(number);
        assert!(text.contains(&written), "the page does not say {written}, {of}");
    }
}
