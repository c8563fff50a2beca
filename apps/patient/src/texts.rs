//! The texts of this app where it is no page in a browser, which fetches them.

use std::sync::OnceLock;

use secondok_l10n::{Language, Messages, Texts, codes};

const SOURCES: [(Language, &str); 4] = [
    (Language::En, include_str!("../locales/en.ftl")),
    (Language::Uk, include_str!("../locales/uk.ftl")),
    codes::SOURCES[0],
    codes::SOURCES[1],
];

/// The texts in one language.
pub fn texts(language: Language) -> Texts<'static> {
    static MESSAGES: OnceLock<Messages> = OnceLock::new();
    secondok_ui::embedded(&MESSAGES, &SOURCES, language)
}

#[cfg(test)]
pub(crate) mod first {
    //! What the first screen and what stands around it say, which a page has before all else: `web/first-texts-LANGUAGE.ftl`.

    use super::*;

    /// Beginnings of identifiers of the first screen.
    const SCREEN: &[&str] =
        &["first-", "emergency-", "call-", "never-", "course-", "limits-", "words-reminder"];
    /// What it says besides, and what can be said around it before all texts are there.
    const BESIDES: &[&str] = &[
        "app-broken",
        "choose-doctor",
        "close",
        "demonstration",
        "doctors",
        "everywhere",
        "footer-emergency",
        "have-words",
        "intake-go-on",
        "intake-kept",
        "language",
        "loading",
        "my-consultations",
        "my-words",
        "newer",
        "not-spoken",
        "offline",
        "page-title",
        "privacy-policy",
        "reload",
        "shared-link",
        "skip",
        "support",
        "this-device",
    ];

    /// The file of each language, as it is, and what is to be in it.
    pub(crate) fn files() -> [(&'static str, &'static str, String); 2] {
        [
            ("first-texts-en.ftl", include_str!("../web/first-texts-en.ftl"), of(Language::En)),
            ("first-texts-uk.ftl", include_str!("../web/first-texts-uk.ftl"), of(Language::Uk)),
        ]
    }

    fn of(language: Language) -> String {
        let sources = secondok_ui::SOURCES.iter().chain(&SOURCES).filter(|(of, _)| *of == language);
        sources.map(|(_, source)| chosen(source)).collect()
    }

    fn chosen(source: &str) -> String {
        let mut goes = false;
        let line = |line: &&str| {
            // What goes on in the next line is indented.
            if !line.starts_with(' ') {
                let id = line.split_once(" =").map_or("", |(id, _)| id);
                goes = BESIDES.contains(&id) || SCREEN.iter().any(|begin| id.starts_with(begin));
            }
            goes
        };
        source.lines().filter(line).flat_map(|line| [line, "\n"]).collect()
    }

    /// These texts alone.
    pub(crate) fn texts(language: Language) -> Texts<'static> {
        static MESSAGES: OnceLock<Messages> = OnceLock::new();
        let load = || {
            let texts = Language::ALL.map(|language| (language, of(language)));
            let texts: Vec<_> = texts.iter().map(|(language, text)| (*language, text.as_str())).collect();
            Messages::load(&texts).expect("they are chosen out of well-formed files")
        };
        MESSAGES.get_or_init(load).of(language)
    }
}

#[cfg(test)]
mod tests {
    use secondok_ui::guard::{
        every_language_has_every_text, every_trouble_says_what_happened_and_the_way_on,
    };

    use super::*;

    #[test]
    fn every_text_is_there_in_every_language() {
        every_language_has_every_text(
            env!("CARGO_MANIFEST_DIR"),
            &SOURCES,
            &[
                "country-",
                "language-",
                "news-",
                "next-",
                "renew-",
                "state-",
                "support-next-",
                "support-state-",
            ],
        );
    }

    #[test]
    fn every_trouble_is_said() {
        every_trouble_says_what_happened_and_the_way_on(env!("CARGO_MANIFEST_DIR"), "patient", texts);
    }
}
