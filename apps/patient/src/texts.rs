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
        "this-device",
    ];

    /// The files as they are.
    const FILES: [(Language, &str); 2] = [
        (Language::En, include_str!("../web/first-texts-en.ftl")),
        (Language::Uk, include_str!("../web/first-texts-uk.ftl")),
    ];

    /// The files by name, and what is to be in each.
    pub(crate) fn chosen_files() -> Vec<(String, String)> {
        let of = |language: Language| {
            let sources = secondok_ui::SOURCES.iter().chain(&SOURCES).filter(|(of, _)| *of == language);
            let texts = sources.map(|(_, source)| chosen(source)).collect();
            (format!("first-texts-{}.ftl", language.code()), texts)
        };
        Language::ALL.into_iter().map(of).collect()
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

    /// The texts of these files alone.
    pub(crate) fn texts(language: Language) -> Texts<'static> {
        static MESSAGES: OnceLock<Messages> = OnceLock::new();
        let load = || Messages::load(&FILES).expect("the files are well-formed");
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
            &["country-", "language-", "news-", "next-", "state-"],
        );
    }

    #[test]
    fn every_trouble_is_said() {
        every_trouble_says_what_happened_and_the_way_on(env!("CARGO_MANIFEST_DIR"), "patient", texts);
    }
}
