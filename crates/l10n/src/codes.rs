//! Words for codes: languages (ISO 639-1) and countries (ISO 3166-1 alpha-2), the same wherever they are read.

#[cfg(not(target_arch = "wasm32"))]
use crate::Language;
use crate::Texts;

/// Message files that owners of texts load besides their own: `language-uk`, `country-ua`. Apps in a browser fetch them.
#[cfg(not(target_arch = "wasm32"))]
pub const SOURCES: [(Language, &str); 2] = [
    (Language::En, include_str!("../locales/codes.en.ftl")),
    (Language::Uk, include_str!("../locales/codes.uk.ftl")),
];

/// What something of this kind (`language`, `country`, or what else the texts have names of) is called; the code itself
/// where there is no name for it.
pub fn name(texts: Texts<'_>, kind: &str, code: &str) -> String {
    let id = format!("{kind}-{}", code.to_lowercase());
    if texts.has(&id) { texts.text(&id) } else { code.to_owned() }
}

/// Several of them, in a row.
pub fn names(texts: Texts<'_>, kind: &str, codes: &[String]) -> String {
    codes.iter().map(|code| name(texts, kind, code)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::{
        Messages,
        check::{Code, findings},
    };

    #[test]
    fn every_code_has_a_name_in_every_language() {
        let code = Code { files: &[], composed: &["country-", "language-"] };
        assert_eq!(findings(&SOURCES, code), [""; 0]);
    }

    #[test]
    fn codes_have_names_and_unknown_ones_stay() {
        let messages = Messages::load(&SOURCES).unwrap();
        let codes = |list: [&str; 3]| list.map(str::to_owned);
        let (en, uk) = (messages.of(Language::En), messages.of(Language::Uk));
        assert_eq!(names(en, "country", &codes(["UA", "GE", "XX"])), "Ukraine, Georgia, XX");
        assert_eq!(names(uk, "language", &codes(["uk", "ka", "xx"])), "українська, грузинська, xx");
    }
}
