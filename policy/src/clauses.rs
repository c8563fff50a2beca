//! `clauses.toml`: what is promised, sentence by sentence.

use std::sync::LazyLock;

use secondok_l10n::{Language, Messages, Texts};
use serde::Deserialize;

/// The promises by which the service was asked for, in their order. None of them may be missing in the policy.
pub const PROMISES: [&str; 18] = [
    "anonymous-patient",
    "no-email-to-register",
    "doctor-cannot-identify",
    "consult-in-app-only",
    "device-lock",
    "doctor-login",
    "doctor-verified",
    "public-directory",
    "registration-layers",
    "billing-apart",
    "purpose-limit",
    "improve-in-aggregate",
    "device-info",
    "cookies",
    "service-messages",
    "support",
    "policy-changes",
    "strict-rules",
];

/// One promise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// One of [`PROMISES`].
    pub id: String,
    /// What it says, in its order.
    #[serde(rename = "sentence")]
    pub sentences: Vec<Sentence>,
}

/// One sentence of a promise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentence {
    /// Its name within the promise.
    pub id: String,
    /// What it is.
    #[serde(default)]
    pub standing: Standing,
    /// Names of patches that break it, each with a test that must notice.
    #[serde(default)]
    pub attempts: Vec<String>,
}

/// What a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It holds, and attempts to break it show that.
    #[default]
    Promise,
    /// It tells what is not protected.
    Limit,
    /// It does not hold yet.
    NotBuilt,
}

impl Clause {
    /// The identifier of a sentence's text.
    pub fn text_id(&self, sentence: &Sentence) -> String {
        format!("{}_{}", self.id, sentence.id)
    }
}

/// Every promise, in the order in which people read them.
pub fn all() -> &'static [Clause] {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        clause: Vec<Clause>,
    }
    static ALL: LazyLock<Vec<Clause>> = LazyLock::new(|| {
        let file: File = toml::from_str(include_str!("../clauses.toml")).expect("held readable by the tests");
        file.clause
    });
    &ALL
}

/// The sentence whose text has this identifier.
pub fn sentence(text_id: &str) -> Option<&'static Sentence> {
    let (promise, name) = text_id.split_once('_')?;
    let clause = all().iter().find(|clause| clause.id == promise)?;
    clause.sentences.iter().find(|sentence| sentence.id == name)
}

/// What enforces each sentence, by its [`Clause::text_id`].
pub fn enforced(language: Language) -> Texts<'static> {
    static ENFORCED: LazyLock<Messages> =
        LazyLock::new(|| Messages::load(ENFORCED_SOURCES).expect("held readable by the tests"));
    ENFORCED.of(language)
}

const ENFORCED_SOURCES: &[(Language, &str)] =
    &[(Language::En, include_str!("../enforced.en.ftl")), (Language::Uk, include_str!("../enforced.uk.ftl"))];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::versions::{Versions, text_ids};

    #[test]
    fn every_promise_is_there_once_and_in_its_order() {
        let ids: Vec<&str> = all().iter().map(|clause| clause.id.as_str()).collect();
        assert_eq!(ids, PROMISES);
    }

    /// A promise that nobody tries to break is none.
    #[test]
    fn every_sentence_has_attempts_or_says_why_it_has_none() {
        for clause in all() {
            assert!(!clause.sentences.is_empty(), "{} says something", clause.id);
            for sentence in &clause.sentences {
                let id = clause.text_id(sentence);
                let attempts: BTreeSet<_> = sentence.attempts.iter().collect();
                assert_eq!(attempts.len(), sentence.attempts.len(), "{id} names an attempt twice");
                let promised = sentence.standing == Standing::Promise;
                assert_eq!(promised, !attempts.is_empty(), "{id}: a promise has attempts, nothing else has");
            }
        }
    }

    #[test]
    fn the_newest_version_says_exactly_this() {
        let mut expected = vec!["intro".to_owned()];
        for clause in all() {
            expected.push(clause.id.clone());
            expected.extend(clause.sentences.iter().map(|sentence| clause.text_id(sentence)));
        }
        assert_eq!(Versions::own().newest().ids(), expected);
    }

    #[test]
    fn every_language_has_every_text() {
        let promised: Vec<String> = all()
            .iter()
            .flat_map(|clause| clause.sentences.iter().map(move |sentence| (clause, sentence)))
            .filter(|(_, sentence)| sentence.standing == Standing::Promise)
            .map(|(clause, sentence)| clause.text_id(sentence))
            .collect();
        for (language, text) in ENFORCED_SOURCES {
            assert_eq!(text_ids(text), promised, "{language}");
        }
    }
}
