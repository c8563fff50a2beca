//! `safe-harbor.toml`: the eighteen identifiers of the HIPAA Privacy Rule's "Safe Harbor" (45 CFR 164.514(b)(2)(i)), and
//! what is done about each on its way to the doctor.

use std::sync::LazyLock;

use secondok_l10n::{Language, Messages, Texts};
use serde::Deserialize;

use crate::clauses::Sentence;

/// Every identifier, in the rule's order: (A) to (R).
pub fn all() -> &'static [Sentence] {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        identifier: Vec<Sentence>,
    }
    static ALL: LazyLock<Vec<Sentence>> = LazyLock::new(|| {
        let file: File =
            toml::from_str(include_str!("../safe-harbor.toml")).expect("held readable by the tests");
        file.identifier
    });
    &ALL
}

/// What an identifier is called, by its name; what is done about it, by its name with `_how`.
pub fn texts(language: Language) -> Texts<'static> {
    static TEXTS: LazyLock<Messages> =
        LazyLock::new(|| Messages::load(SOURCES).expect("held readable by the tests"));
    TEXTS.of(language)
}

const SOURCES: &[(Language, &str)] = &[
    (Language::En, include_str!("../safe-harbor.en.ftl")),
    (Language::Uk, include_str!("../safe-harbor.uk.ftl")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::versions::text_ids;

    #[test]
    fn all_eighteen_are_there_and_somebody_tries_to_have_each_told() {
        assert_eq!(all().len(), 18);
        for identifier in all() {
            assert!(!identifier.attempts.is_empty(), "{}", identifier.id);
        }
    }

    #[test]
    fn every_language_has_every_text() {
        let ids: Vec<String> = all()
            .iter()
            .flat_map(|identifier| [identifier.id.clone(), format!("{}_how", identifier.id)])
            .collect();
        for (language, text) in SOURCES {
            assert_eq!(text_ids(text), ids, "{language}");
        }
    }
}
