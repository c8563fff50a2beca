//! The pages' texts, and words for codes.

use std::sync::LazyLock;

use secondok_l10n::{Language, Messages, Texts};

pub(super) const SOURCES: &[(Language, &str)] = &[
    (Language::En, include_str!("../../locales/site.en.ftl")),
    (Language::En, include_str!("../../locales/codes.en.ftl")),
    (Language::Uk, include_str!("../../locales/site.uk.ftl")),
    (Language::Uk, include_str!("../../locales/codes.uk.ftl")),
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
pub(super) fn texts(language: Language) -> Texts<'static> {
    static MESSAGES: LazyLock<Messages> = LazyLock::new(|| {
        Messages::load(SOURCES).expect("the embedded message files are held valid by a test")
    });
    MESSAGES.of(language)
}

/// The name of a specialty, a language or a country; the code itself where there is no name for it.
pub(super) fn name_of(texts: Texts<'_>, kind: &str, code: &str) -> String {
    let id = format!("{kind}-{}", code.to_lowercase());
    if texts.has(&id) { texts.text(&id) } else { code.to_owned() }
}

/// Several names, in a row.
pub(super) fn names_of(texts: Texts<'_>, kind: &str, codes: &[String]) -> String {
    codes.iter().map(|code| name_of(texts, kind, code)).collect::<Vec<_>>().join(", ")
}
