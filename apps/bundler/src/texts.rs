//! Message files (Fluent), put together: a page fetches the texts of one language as one file.

use std::{collections::BTreeMap, path::PathBuf};

use crate::{
    fault::{Doing, Fault},
    folder,
    resolve::Files,
};

/// What the names of message files end in.
const ENDING: &str = ".ftl";

/// `texts-LANGUAGE.ftl` for each language, of the folders' files `LANGUAGE.ftl` and `NAME.LANGUAGE.ftl`.
pub(crate) fn make(folders: &[PathBuf]) -> Result<Files, Fault> {
    let mut texts = Vec::new();
    for folder in folders {
        let mut files = Files::new();
        folder::read(folder, &mut files)?;
        texts.push((folder.display().to_string(), files));
    }
    together(texts)
}

/// Folders by what they are called. No language may be missing in one of them: a page would lack those texts.
fn together(folders: Vec<(String, Files)>) -> Result<Files, Fault> {
    let mut languages = BTreeMap::<String, (usize, String)>::new();
    let count = folders.len();
    for (folder, files) in folders {
        let mut here = BTreeMap::<String, String>::new();
        for (name, bytes) in files {
            let stem = name
                .strip_suffix(ENDING)
                .ok_or_else(|| Fault::new(format!("{folder}: {name} is no message file")))?;
            let language = stem.rsplit(['.', '/']).next().unwrap_or(stem).to_owned();
            let text = String::from_utf8(bytes).doing(format_args!("read {name} of {folder}"))?;
            let lines = here.entry(language).or_default();
            *lines += &text;
            lines.push('\n');
        }
        for (language, lines) in here {
            let (folders, text) = languages.entry(language).or_default();
            *folders += 1;
            *text += &lines;
        }
    }
    let named = |(language, (folders, text)): (String, (usize, String))| {
        if folders < count {
            return Err(Fault::new(format!(
                "{language}: only {folders} of {count} folders have texts in it"
            )));
        }
        Ok((format!("texts-{language}{ENDING}"), text.into_bytes()))
    };
    languages.into_iter().map(named).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::*;

    fn folder(name: &str, files: &[(&str, &str)]) -> (String, Files) {
        let files = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
        (name.to_owned(), files.collect())
    }

    #[test]
    fn each_language_is_one_file() {
        let ui = folder("ui", &[("en.ftl", "a = One"), ("uk.ftl", "a = Один\n")]);
        let codes = folder("codes", &[("codes.en.ftl", "b = Two\n"), ("codes.uk.ftl", "b = Два\n")]);
        let texts = together(vec![ui, codes]).unwrap();
        let texts: Vec<_> =
            texts.into_iter().map(|(name, text)| (name, String::from_utf8(text).unwrap())).collect();
        let whole = [("texts-en.ftl", "a = One\nb = Two\n\n"), ("texts-uk.ftl", "a = Один\n\nb = Два\n\n")];
        assert_eq!(texts, whole.map(|(name, text)| (name.to_owned(), text.to_owned())));
        assert_eq!(together(Vec::new()).unwrap(), Files::new(), "a bundle may have none");
    }

    #[test]
    fn a_language_that_a_folder_lacks_is_told_and_so_is_what_is_no_message_file() {
        let told = |folders| together(folders).unwrap_err().to_string();
        let ui = || folder("ui", &[("en.ftl", ""), ("uk.ftl", "")]);
        assert_eq!(
            told(vec![ui(), folder("own", &[("en.ftl", "")])]),
            "uk: only 1 of 2 folders have texts in it"
        );
        assert_eq!(told(vec![folder("own", &[("README", "")])]), "own: README is no message file");
    }
}
