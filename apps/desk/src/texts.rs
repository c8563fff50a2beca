//! The texts of this app where it is no page in a browser, which fetches them.

use std::sync::OnceLock;

use secondok_l10n::{Language, Messages, Texts, audit, codes};

const SOURCES: [(Language, &str); 6] = [
    (Language::En, include_str!("../locales/en.ftl")),
    (Language::Uk, include_str!("../locales/uk.ftl")),
    audit::SOURCES[0],
    audit::SOURCES[1],
    codes::SOURCES[0],
    codes::SOURCES[1],
];

/// The texts in one language.
pub fn texts(language: Language) -> Texts<'static> {
    static MESSAGES: OnceLock<Messages> = OnceLock::new();
    secondok_ui::embedded(&MESSAGES, &SOURCES, language)
}

#[cfg(test)]
mod tests {
    use secondok_client::api::desk::Role;
    use secondok_ui::guard::{
        every_language_has_every_text, every_trouble_says_what_happened_and_the_way_on,
    };

    use super::*;

    #[test]
    fn every_text_is_there_in_every_language() {
        let composed = [
            "audit-",
            "check-how-",
            "check-is-",
            "checked-",
            "country-",
            "credential-kind-",
            "doctors-",
            "language-",
            "proposer",
            "question-due-",
            "reviewer",
            "staff-role-",
            "standing-",
            "step-",
            "support-",
            "verification-",
        ];
        every_language_has_every_text(env!("CARGO_MANIFEST_DIR"), &SOURCES, &composed);
    }

    #[test]
    fn every_trouble_is_said() {
        every_trouble_says_what_happened_and_the_way_on(env!("CARGO_MANIFEST_DIR"), "desk", texts);
    }

    #[test]
    fn every_role_has_a_name() {
        for (role, language) in Role::ALL.into_iter().flat_map(|role| Language::ALL.map(|it| (role, it))) {
            assert!(texts(language).has(&format!("staff-role-{}", role.name())), "{role:?} in {language}");
        }
    }
}
