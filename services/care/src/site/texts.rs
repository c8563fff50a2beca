//! The pages' texts.

use std::sync::LazyLock;

use secondok_l10n::{Language, Messages, Texts, codes};

pub(super) const SOURCES: &[(Language, &str)] = &[
    (Language::En, include_str!("../../locales/site.en.ftl")),
    (Language::En, include_str!("../../locales/specialties.en.ftl")),
    (Language::Uk, include_str!("../../locales/site.uk.ftl")),
    (Language::Uk, include_str!("../../locales/specialties.uk.ftl")),
    codes::SOURCES[0],
    codes::SOURCES[1],
];

/// Identifiers of the specialties that have a name in the pages' texts: those of the clients' questionnaires.
pub const SPECIALTIES: [&str; 10] = [
    "cardiology",
    "dermatology",
    "endocrinology",
    "gastroenterology",
    "gynaecology",
    "neurology",
    "oncology",
    "ophthalmology",
    "orthopaedics",
    "psychiatry",
];

/// The texts in this language.
pub(crate) fn texts(language: Language) -> Texts<'static> {
    static MESSAGES: LazyLock<Messages> = LazyLock::new(|| {
        Messages::load(SOURCES).expect("the embedded message files are held valid by a test")
    });
    MESSAGES.of(language)
}
