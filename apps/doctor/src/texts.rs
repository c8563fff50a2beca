//! The texts of this app where it is no page in a browser, which fetches them.

use std::sync::OnceLock;

use secondok_l10n::{Language, Messages, Texts, codes, document};

const SOURCES: [(Language, &str); 6] = [
    (Language::En, include_str!("../locales/en.ftl")),
    (Language::Uk, include_str!("../locales/uk.ftl")),
    codes::SOURCES[0],
    codes::SOURCES[1],
    document::SOURCES[0],
    document::SOURCES[1],
];

/// The texts in one language.
pub fn texts(language: Language) -> Texts<'static> {
    static MESSAGES: OnceLock<Messages> = OnceLock::new();
    secondok_ui::embedded(&MESSAGES, &SOURCES, language)
}

#[cfg(test)]
mod tests {
    use secondok_ui::guard::{
        every_language_has_every_text, every_trouble_says_what_happened_and_the_way_on,
    };

    use super::*;

    #[test]
    fn every_text_is_there_in_every_language() {
        let composed = [
            "about-agreement-",
            "about-confidence-",
            "country-",
            "credential-",
            "document-",
            "due-",
            "lacks-",
            "language-",
            "standing-",
            "state-",
            "step-",
        ];
        every_language_has_every_text(env!("CARGO_MANIFEST_DIR"), &SOURCES, &composed);
    }

    #[test]
    fn every_trouble_is_said() {
        every_trouble_says_what_happened_and_the_way_on(env!("CARGO_MANIFEST_DIR"), "doctor", texts);
    }
}
