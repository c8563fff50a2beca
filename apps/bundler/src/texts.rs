//! Message files (Fluent), put together: a page fetches the texts of one language as one file.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use crate::{
    fault::{Doing, Fault},
    folder,
    resolve::Files,
};

/// What the names of message files end in.
const ENDING: &str = ".ftl";

/// `texts-LANGUAGE.ftl` for each language, of the folders' files `LANGUAGE.ftl` and `NAME.LANGUAGE.ftl`; and
/// `PROGRAM-texts-LANGUAGE.ftl` of the folder of one program alone, which says the others' texts too.
pub(crate) fn make(folders: &[PathBuf], of_programs: &[(String, PathBuf)]) -> Result<Files, Fault> {
    let read = |folder: &PathBuf| {
        let mut files = Files::new();
        folder::read(folder, &mut files)?;
        Ok((folder.display().to_string(), files))
    };
    let mut all = together(folders.iter().map(read).collect::<Result<_, _>>()?)?;
    for (program, folder) in of_programs {
        let own = together(vec![read(folder)?])?;
        apart(&all, &own)?;
        all.extend(own.into_iter().map(|(name, text)| (format!("{program}-{name}"), text)));
    }
    Ok(all)
}

/// No text may be in both: whoever loads both would have two of it.
fn apart(texts: &Files, own: &Files) -> Result<(), Fault> {
    for (name, own) in own {
        let there: BTreeSet<_> = texts.get(name).into_iter().flat_map(|text| identifiers(text)).collect();
        if let Some(twice) = identifiers(own).find(|id| there.contains(id)) {
            return Err(Fault::new(format!("{name}: a program and its app both have {twice}")));
        }
    }
    Ok(())
}

/// Of messages and terms: each begins a line.
fn identifiers(text: &[u8]) -> impl Iterator<Item = &str> {
    let lines = std::str::from_utf8(text).unwrap_or_default().lines();
    let begins = |line: &&str| line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-');
    lines.filter(begins).filter_map(|line| Some(line.split_once('=')?.0.trim()))
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

    #[test]
    fn a_text_of_a_program_and_of_its_app_is_told() {
        let texts = |text: &str| Files::from([("texts-en.ftl".to_owned(), text.as_bytes().to_vec())]);
        let app = texts("close = Close\nbutton = { close }\n-name = X\n");
        assert!(apart(&app, &texts("# close =\nclose-all = All\n    close = no\n")).is_ok());
        let told = |text| apart(&app, &texts(text)).unwrap_err().to_string();
        assert_eq!(
            told("open = Open\nclose = Shut\n"),
            "texts-en.ftl: a program and its app both have close"
        );
        assert!(told("-name = Y").ends_with("both have -name"));
    }
}
