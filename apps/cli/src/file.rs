//! Reading what was written in a file, or comes through standard input.

use std::path::Path;

use serde::de::DeserializeOwned;

use crate::{failure::Failure, prompt::Prompt};

/// The text of a file; of standard input if it is `-`.
pub(crate) fn read_input(prompt: &mut Prompt, file: &Path) -> Result<String, Failure> {
    if file == Path::new("-") {
        return prompt.rest();
    }
    std::fs::read_to_string(file).map_err(|error| {
        Failure::new("failure-file-unreadable")
            .with("file", file.display().to_string())
            .with("reason", error.to_string())
    })
}

/// What a file says, as JSON if its name ends so or it comes through standard input, else as TOML.
pub(crate) fn read_structure<T: DeserializeOwned>(prompt: &mut Prompt, file: &Path) -> Result<T, Failure> {
    let text = read_input(prompt, file)?;
    let is_json = file == Path::new("-") || file.extension().is_some_and(|extension| extension == "json");
    let read = if is_json {
        serde_json::from_str(&text).map_err(|error| error.to_string())
    } else {
        toml::from_str(&text).map_err(|error| error.message().to_owned() + &place(&text, error.span()))
    };
    read.map_err(|reason| {
        Failure::new("failure-file-malformed").with("file", file.display().to_string()).with("reason", reason)
    })
}

/// The line on which something stands, as ` (line 3)`.
fn place(text: &str, span: Option<std::ops::Range<usize>>) -> String {
    let line = span.and_then(|span| text.get(..span.start)).map(|before| before.matches('\n').count() + 1);
    line.map_or(String::new(), |line| format!(" (line {line})"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use std::collections::BTreeMap;

    use secondok_l10n::Language;

    use super::*;
    use crate::texts::texts;

    type Numbers = BTreeMap<String, u32>;

    #[test]
    fn both_forms_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let mut prompt = Prompt::typed(r#"{"a":1}"#, false);
        let expected = Numbers::from([("a".to_owned(), 1)]);
        for (name, text) in [("a.toml", "a = 1\n"), ("a.json", r#"{"a":1}"#)] {
            let file = folder.path().join(name);
            std::fs::write(&file, text).unwrap();
            assert_eq!(read_structure::<Numbers>(&mut prompt, &file).unwrap(), expected);
        }
        assert_eq!(read_structure::<Numbers>(&mut prompt, Path::new("-")).unwrap(), expected);
    }

    #[test]
    fn a_mistake_is_told_with_its_file_and_line() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        let mut prompt = Prompt::typed("", false);
        let mut said = || {
            let failure = read_structure::<Numbers>(&mut prompt, &file).unwrap_err();
            failure.sentences(texts(Language::En)).0
        };
        assert!(said().contains("a.toml"));
        std::fs::write(&file, "a = 1\nb = 'x'\n").unwrap();
        let said = said();
        assert!(said.contains("a.toml") && said.contains("line 2"), "{said}");
    }
}
