//! What only few people need: a page names it by lines of its own, and it is fetched when somebody does.

use std::collections::BTreeSet;

use crate::resolve::{Files, TEXT_OF, is_text};

/// What such a line has in it.
const MARK: &str = "rel=\"later\"";

/// The files that such lines lead to, and nothing else.
pub(crate) fn later(files: &Files) -> BTreeSet<&str> {
    let marked = |name: &&String| named(files, name, |line| line.contains(MARK));
    let led_to = reached(files, files.keys().flat_map(|name| marked(&name)));
    let others = files.keys().map(String::as_str).filter(|name| !led_to.contains(name));
    let needed = reached(files, others);
    led_to.difference(&needed).copied().collect()
}

/// These, and all that they name in turn but for such lines.
fn reached<'a>(files: &'a Files, from: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut open: Vec<&str> = from.collect();
    let mut found: BTreeSet<&str> = open.iter().copied().collect();
    while let Some(name) = open.pop() {
        for named in named(files, name, |line| !line.contains(MARK)) {
            if found.insert(named) {
                open.push(named);
            }
        }
    }
    found
}

/// The files and parts that some lines of a file name.
fn named<'a>(files: &'a Files, name: &str, counts: impl Fn(&str) -> bool) -> Vec<&'a str> {
    let text = files.get(name).filter(|_| is_text(name)).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let lines = text.unwrap_or_default().lines().filter(|line| counts(line));
    let wanted = lines.flat_map(|line| line.split("{{").skip(1)).filter_map(|rest| rest.split_once("}}"));
    let wanted = wanted.map(|(wanted, _)| wanted.trim().trim_start_matches(TEXT_OF));
    wanted.filter_map(|wanted| files.get_key_value(wanted)).map(|(name, _)| name.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle(more: &[(&str, &str)]) -> Files {
        let list = [
            ("index.html", "<script src=\"{{start.js}}\">\n{{+_later.html}}<p>"),
            ("_later.html", "<link rel=\"later\" href=\"{{start-files.js}}\">\n"),
            ("start.js", "import './{{trusted.js}}';"),
            ("trusted.js", ""),
            ("start-files.js", "import './{{trusted.js}}'; import './{{files.js}}'; '{{files.css}}'"),
            ("files.js", "new URL('{{files.wasm}}')"),
            ("files.wasm", ""),
            ("files.css", ""),
            ("icon.svg", ""),
            ("service-worker.js", "[{{*}}] [{{~}}] '{{#}}'"),
        ];
        list.iter().chain(more).map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn what_only_such_lines_lead_to_comes_later_and_what_others_need_too_does_not() {
        let list = |files: &Files| later(files).into_iter().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(list(&bundle(&[])), ["files.css", "files.js", "files.wasm", "start-files.js"]);
        let shared = bundle(&[("other.css", "url({{files.css}})")]);
        assert_eq!(list(&shared), ["files.js", "files.wasm", "start-files.js"]);
        let mut unmarked = bundle(&[]);
        unmarked.insert("_later.html".to_owned(), b"<link href=\"{{start-files.js}}\">\n".to_vec());
        assert_eq!(list(&unmarked), [""; 0]);
    }
}
