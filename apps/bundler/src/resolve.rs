//! Names with a hash of the content, and one file's word for another put in.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::{fault::Fault, later::later};

/// Files by name.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Files that a browser asks for by these names; the first is what an address of the app shows.
const FIXED: [&str; 3] = ["index.html", "service-worker.js", "manifest.webmanifest"];
/// What can name other files.
const TEXTS: [&str; 4] = ["html", "js", "css", "webmanifest"];
/// Stands for the addresses of all other files but those that come later, as a list of JavaScript strings.
const ALL: &str = "{{*}}";
/// Stands for the addresses of those that come later ([`later`]), as such a list.
const LATER: &str = "{{~}}";
/// Stands for a hash of all other files, those with fixed names too: another bundle has another one.
const VERSION: &str = "{{#}}";
/// In front of a name: the file's text instead of its address.
pub(crate) const TEXT_OF: char = '+';
/// A file whose name begins so is a part of others and no file of the bundle.
const PART: char = '_';

/// Puts the names in and gives each file its own: `style.css` becomes `style.4f1a0c9d2b7e6a53.css`.
pub(crate) fn resolve(files: &Files) -> Result<Files, Fault> {
    let mut resolved = Resolved { files, done: BTreeMap::new() };
    // Who names everything comes last.
    let names_all =
        |name: &&String| is_text(name) && files[*name].windows(ALL.len()).any(|part| part == ALL.as_bytes());
    let whole = files.keys().filter(|name| !is_part(name));
    let (last, first): (Vec<_>, Vec<_>) = whole.partition(names_all);
    for name in first {
        resolved.file(name, &mut Vec::new())?;
    }
    let version = version(&resolved.done);
    let later = later(files);
    let list = |is_later: bool| {
        let those = resolved.done.iter().filter(|(name, _)| later.contains(name.as_str()) == is_later);
        those.map(|(_, (name, _))| format!("'{name}'")).collect::<Vec<_>>().join(", ")
    };
    let (all, later) = (list(false), list(true));
    for name in last {
        let text = String::from_utf8_lossy(&files[name]);
        let text = text.replace(ALL, &all).replace(LATER, &later).replace(VERSION, &version);
        let text = resolved.text(name, &text, &mut vec![name.clone()])?;
        resolved.done.insert(name.clone(), (named(name, text.as_bytes()), text.into_bytes()));
    }
    Ok(resolved.done.into_values().collect())
}

struct Resolved<'a> {
    files: &'a Files,
    /// By the name without a hash: the name with it, and the content.
    done: BTreeMap<String, (String, Vec<u8>)>,
}

impl Resolved<'_> {
    /// The name that a file gets. `path` is how it was come to.
    fn file(&mut self, name: &str, path: &mut Vec<String>) -> Result<String, Fault> {
        if let Some((name, _)) = self.done.get(name) {
            return Ok(name.clone());
        }
        let Some(bytes) = self.files.get(name) else {
            return Err(Fault::new(format!("{}: there is no file {name}", path.join(" → "))));
        };
        if path.iter().any(|before| before == name) {
            return Err(Fault::new(format!("{} → {name}: files that name each other", path.join(" → "))));
        }
        path.push(name.to_owned());
        let bytes = match String::from_utf8(bytes.clone()) {
            Ok(text) if is_text(name) => self.text(name, &text, path)?.into_bytes(),
            _ => bytes.clone(),
        };
        path.pop();
        let hashed = named(name, &bytes);
        self.done.insert(name.to_owned(), (hashed.clone(), bytes));
        Ok(hashed)
    }

    /// The text of a part.
    fn part(&mut self, name: &str, path: &mut Vec<String>) -> Result<String, Fault> {
        let text = self.files.get(name).and_then(|bytes| String::from_utf8(bytes.clone()).ok());
        let Some(text) = text.filter(|_| is_part(name)) else {
            return Err(Fault::new(format!("{}: there is no part {name}", path.join(" → "))));
        };
        if path.iter().any(|before| before == name) {
            return Err(Fault::new(format!("{} → {name}: a part of itself", path.join(" → "))));
        }
        path.push(name.to_owned());
        let text = self.text(name, &text, path)?;
        path.pop();
        Ok(text)
    }

    fn text(&mut self, name: &str, text: &str, path: &mut Vec<String>) -> Result<String, Fault> {
        let mut written = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((wanted, after)) = after.split_once("}}") else {
                return Err(Fault::new(format!("{name}: a {{{{ without its }}}}")));
            };
            written.push_str(before);
            written.push_str(&match wanted.trim().strip_prefix(TEXT_OF) {
                Some(part) => self.part(part, path)?,
                None => self.file(wanted.trim(), path)?,
            });
            rest = after;
        }
        written.push_str(rest);
        Ok(written)
    }
}

fn is_part(name: &str) -> bool {
    name.rsplit('/').next().is_some_and(|name| name.starts_with(PART))
}

pub(crate) fn is_text(name: &str) -> bool {
    // The bindings are somebody else's text.
    name.rsplit_once('.').is_some_and(|(_, extension)| TEXTS.contains(&extension))
}

fn named(name: &str, bytes: &[u8]) -> String {
    if FIXED.contains(&name) {
        return name.to_owned();
    }
    let hash = hex(&Sha256::digest(bytes));
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}

/// Of every file's name and content.
fn version(files: &BTreeMap<String, (String, Vec<u8>)>) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in files.values() {
        for part in [name.as_bytes(), bytes] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
    }
    hex(&hash.finalize())
}

/// Of a hash, as much as tells files apart: 8 bytes.
fn hex(hash: &[u8]) -> String {
    hash[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_changed_file_changes_the_names_of_all_who_name_it() {
        let bundle = |style: &str| {
            resolve(&files(&[
                ("index.html", "<script src={{start.js}}>"),
                ("start.js", "load('{{style.css}}')"),
                ("style.css", style),
            ]))
            .unwrap()
        };
        let (one, other) = (bundle("a"), bundle("b"));
        assert_eq!(one.len(), 3);
        assert_ne!(one["index.html"], other["index.html"]);
        assert_eq!(one.keys().filter(|name| other.contains_key(*name)).collect::<Vec<_>>(), ["index.html"]);
    }

    #[test]
    fn one_file_can_name_all_others() {
        let bundle = resolve(&files(&[("service-worker.js", "[{{*}}]"), ("a.css", "x")])).unwrap();
        let list = String::from_utf8(bundle["service-worker.js"].clone()).unwrap();
        assert!(list.starts_with("['a.") && list.ends_with(".css']"), "{list}");
    }

    #[test]
    fn what_comes_later_stands_in_a_list_of_its_own() {
        let page = "<link rel=\"later\" href=\"{{b.css}}\">";
        let list =
            [("service-worker.js", "[{{*}}] [{{~}}]"), ("index.html", page), ("a.css", "x"), ("b.css", "y")];
        let bundle = resolve(&files(&list)).unwrap();
        let lists = String::from_utf8(bundle["service-worker.js"].clone()).unwrap();
        let (all, later) = lists.split_once("] [").unwrap();
        let names = |list: &str| {
            list.split(", ")
                .filter_map(|name| name.split(['\'', '.']).nth(1).map(str::to_owned))
                .collect::<Vec<_>>()
        };
        assert_eq!((names(all), names(later)), (names("'a.', 'index.'"), names("'b.'")), "{lists}");
    }

    #[test]
    fn a_changed_page_is_another_version() {
        let worker = |page: &str| {
            let list = [("service-worker.js", "'{{#}}' [{{*}}]"), ("index.html", page), ("a.css", "x")];
            resolve(&files(&list)).unwrap()["service-worker.js"].clone()
        };
        assert_eq!(worker("one"), worker("one"));
        assert_ne!(worker("one"), worker("other"));
    }

    #[test]
    fn parts_stand_in_others_and_not_by_themselves() {
        let list =
            [("style.css", "{{+_a.css}}b{}"), ("_a.css", "{{+_c.css}}url({{x.svg}})"), ("_c.css", "c{}")];
        let bundle = resolve(&files(&[&list[..], &[("x.svg", "")]].concat())).unwrap();
        let names: Vec<_> = bundle.keys().map(|name| name.split('.').next().unwrap()).collect();
        assert_eq!(names, ["style", "x"]);
        let style = String::from_utf8(bundle.values().next().unwrap().clone()).unwrap();
        assert!(style.starts_with("c{}url(x.") && style.ends_with(".svg)b{}"), "{style}");
    }

    #[test]
    fn a_name_of_nothing_and_a_circle_are_told() {
        let told = |list: &[(&str, &str)]| resolve(&files(list)).unwrap_err().to_string();
        assert_eq!(told(&[("a.js", "{{b.js}}")]), "a.js: there is no file b.js");
        assert!(told(&[("a.js", "{{b.js}}"), ("b.js", "{{a.js}}")]).contains("name each other"));
        assert!(told(&[("a.js", "{{b")]).contains("without its"));
        assert_eq!(told(&[("a.css", "{{+b.css}}"), ("b.css", "")]), "a.css: there is no part b.css");
        assert_eq!(
            told(&[("a.css", "{{+_b.css}}"), ("_b.css", "{{+_b.css}}")]),
            "a.css → _b.css → _b.css: a part of itself"
        );
    }
}
