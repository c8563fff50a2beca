//! Answers given in a file.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The file of `--answers`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct AnswersFile {
    /// Answers by the question's identifier; red flags among them.
    #[serde(default)]
    pub(super) answers: BTreeMap<String, Given>,
    /// The questions to the doctor.
    #[serde(default)]
    pub(super) questions: Vec<String>,
    /// Agreement by the statement's identifier.
    #[serde(default)]
    pub(super) consent: BTreeMap<String, bool>,
    /// The emergency advice was read, and the request is to be sent all the same.
    #[serde(default)]
    pub(super) go_on_despite_red_flags: bool,
}

/// An answer in any form that TOML and JSON have.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Given {
    Bool(bool),
    Whole(i64),
    Number(f64),
    Text(String),
    List(Vec<String>),
}

impl Given {
    /// As somebody would have typed it.
    pub(super) fn typed(&self) -> String {
        match self {
            Self::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Self::Whole(number) => number.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
            Self::List(list) => list.join(","),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[test]
    fn both_forms_say_the_same() {
        let toml = r#"
            questions = ["Now?", "Later?"]
            go-on-despite-red-flags = true
            [answers]
            fainted = false
            age = 45
            ldl = 3.2
            since = "weeks"
            complaint = ["chest-pain", "breathless"]
            [consent]
            age = true
        "#;
        let json = r#"{"questions":["Now?","Later?"],"go-on-despite-red-flags":true,"answers":{"fainted":false,
            "age":45,"ldl":3.2,"since":"weeks","complaint":["chest-pain","breathless"]},"consent":{"age":true}}"#;
        let typed = |file: AnswersFile| -> Vec<String> {
            assert_eq!(
                (file.questions.len(), file.consent["age"], file.go_on_despite_red_flags),
                (2, true, true)
            );
            file.answers.values().map(Given::typed).collect()
        };
        let expected = ["45", "chest-pain,breathless", "no", "3.2", "weeks"];
        assert_eq!(typed(toml::from_str(toml).unwrap()), expected);
        assert_eq!(typed(serde_json::from_str(json).unwrap()), expected);
        assert!(toml::from_str::<AnswersFile>("answer = 1").is_err());
    }
}
