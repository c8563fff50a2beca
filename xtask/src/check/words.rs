//! Words that no file of the project may hold: addresses of registries, paths of one person's machine, marks of
//! unfinished work.

use std::path::Path;

use super::Outcome;
use crate::{
    fault::Fault,
    workspace::{self, has_extension, text},
};

/// Hosts that packages come from. A mirror may serve them, and texts grow old; the tools know their own hosts.
const HOSTS: &[&str] = &[
    concat!("crates", ".io"),
    concat!("registry.npmjs", ".org"),
    concat!("registry.yarnpkg", ".com"),
    concat!("pypi", ".org"),
    concat!("pythonhosted", ".org"),
    concat!("deb.debian", ".org"),
    concat!("docker", ".io"),
];

/// Folders of people's machines.
const FOLDERS: &[&str] = &[concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Use", "rs/")];

/// Work that is not finished. The macros are written apart so that this file passes its own check.
const UNFINISHED: &[&str] = &[
    concat!("to", "do!("),
    concat!("un", "implemented!("),
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("#[ig", "nore"),
];

/// Written by cargo, which names its registry in it.
const LOCK: &str = "Cargo.lock";

/// Checks every text file.
pub(super) fn check() -> Result<Outcome, Fault> {
    let root = workspace::root();
    let here = root.display().to_string();
    let mut found = Vec::new();
    let mut files = 0;
    for file in workspace::files(&root)? {
        let Some(text) = text(&root.join(&file))? else { continue };
        files += 1;
        found.extend(forbidden(&file, &text, &here));
    }
    if found.is_empty() {
        return Ok(Outcome::Holds(format!("{files} files hold none")));
    }
    Err(Fault::new(found.join("\n")))
}

/// What a file holds and may not; `here` is the checkout's own path.
fn forbidden(file: &Path, text: &str, here: &str) -> Vec<String> {
    let mut words: Vec<(&str, &str)> = Vec::new();
    if file.file_name().is_none_or(|name| name != LOCK) {
        words.extend(HOSTS.iter().map(|word| (*word, "a registry's address")));
    }
    words.extend(FOLDERS.iter().map(|word| (*word, "a path of one machine")));
    // A short path ("/app") would be found in every address.
    if here.matches('/').count() > 1 {
        words.push((here, "a path of one machine"));
    }
    if has_extension(file, &["rs", "js", "mjs", "py", "sh", "sql", "css", "html", "ts"]) {
        words.extend(UNFINISHED.iter().map(|word| (*word, "unfinished work")));
    }
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for (word, why) in &words {
            if stands_in(line, word) {
                found.push(format!("{}:{}: `{word}` is {why}.", file.display(), number + 1));
            }
        }
    }
    found
}

/// Whether the line holds the word; a path only where it begins, so that `src/home/` is no one's home folder.
fn stands_in(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        !word.starts_with('/')
            || !before.is_some_and(|before| before.is_alphanumeric() || "-_.".contains(before))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(file: &str, text: &str) -> Vec<String> {
        forbidden(Path::new(file), text, "/srv/checkout")
    }

    #[test]
    fn planted_words_are_found_where_they_stand() {
        let host = HOSTS[1];
        let lock = format!("{{\n  \"resolved\": \"https://{host}/a.tgz\"\n}}");
        assert_eq!(
            found("tests/node/package-lock.json", &lock),
            [format!("tests/node/package-lock.json:2: `{host}` is a registry's address.")]
        );
        assert_eq!(found("README.md", &format!("see {}me/notes", FOLDERS[1])).len(), 1);
        assert_eq!(found("README.md", "cd /srv/checkout").len(), 1);
        assert_eq!(found("src/lib.rs", &format!("fn f() {{ {}) }}", UNFINISHED[0])).len(), 1);
        assert_eq!(found("src/lib.rs", &format!("// {}: later", UNFINISHED[3])).len(), 1);
    }

    #[test]
    fn what_is_meant_to_be_there_passes() {
        assert_eq!(found("Cargo.lock", &format!("source = \"registry+https://{}\"", HOSTS[0])), [""; 0]);
        assert_eq!(found("README.md", "cargo xtask run\nhttp://127.0.0.1:8080/doctors"), [""; 0]);
        assert_eq!(found("notes.md", UNFINISHED[2]), [""; 0]);
        assert_eq!(found("a.patch", &format!("--- a/apps/cli/src{}lock.rs", FOLDERS[1])), [""; 0]);
    }
}
