//! The texts of this app.

use std::sync::OnceLock;

use secondok_l10n::{Language, Messages, Texts};

const SOURCES: &[(Language, &str)] =
    &[(Language::En, include_str!("../locales/en.ftl")), (Language::Uk, include_str!("../locales/uk.ftl"))];

/// The texts in one language.
pub fn texts(language: Language) -> Texts<'static> {
    static MESSAGES: OnceLock<Messages> = OnceLock::new();
    MESSAGES
        .get_or_init(|| {
            Messages::load(SOURCES).expect("the message files are well-formed: a test loads them")
        })
        .of(language)
}

#[cfg(test)]
mod tests {
    use secondok_client::api::problem::Kind;
    use secondok_l10n::check::{Code, findings};

    use super::*;

    /// Beginnings of message identifiers that are put together, not written out.
    const COMPOSED: &[&str] = &[
        "agreement-",
        "confidence-",
        "country-",
        "failure-",
        "language-",
        "news-",
        "next-",
        "problem-",
        "reason-",
        "state-",
    ];

    fn sources() -> Vec<String> {
        let mut texts = Vec::new();
        let mut folders = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("the source is there") {
                let path = entry.expect("the source can be listed").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    texts.push(std::fs::read_to_string(path).expect("the source can be read"));
                }
            }
        }
        texts
    }

    #[test]
    fn every_language_has_every_text() {
        let files = sources();
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        assert_eq!(findings(SOURCES, Code { files: &files, composed: COMPOSED }), [""; 0]);
        for language in Language::ALL {
            texts(language);
        }
    }

    #[test]
    fn every_trouble_says_what_happened_and_the_way_on() {
        let sources = sources().join("\n");
        let named = sources
            .match_indices("\"failure-")
            .filter_map(|(at, _)| sources[at + 1..].split('"').next())
            .filter(|id| !id.ends_with('-') && !id.contains('{'))
            .map(str::to_owned);
        let problems = Kind::ALL.iter().map(|kind| format!("problem-{}", kind.name));
        for id in named.chain(problems) {
            for language in Language::ALL {
                assert!(texts(language).has(&id), "{id} in {language}");
                assert!(texts(language).has(&format!("{id}-next")), "{id}-next in {language}");
            }
        }
    }
}
