//! Names for what the service writes as codes.

use secondok_client::intake::Questionnaire;
use secondok_l10n::{Texts, codes};

/// Several specialties, in words.
pub(crate) fn specialties(texts: Texts<'_>, ids: &[String]) -> String {
    ids.iter().map(|id| specialty(texts, id)).collect::<Vec<_>>().join(", ")
}

/// A specialty, in words.
pub(crate) fn specialty(texts: Texts<'_>, id: &str) -> String {
    let questionnaire = Questionnaire::by_id(id);
    questionnaire
        .map_or(id, |questionnaire| questionnaire.name.in_language(texts.language().code()))
        .to_owned()
}

/// Languages (ISO 639-1), in words.
pub(crate) fn languages(texts: Texts<'_>, codes: &[String]) -> String {
    codes::names(texts, "language", codes)
}

/// Countries (ISO 3166-1 alpha-2), in words.
pub(crate) fn countries(texts: Texts<'_>, codes: &[String]) -> String {
    codes::names(texts, "country", codes)
}

#[cfg(test)]
mod tests {
    use secondok_l10n::Language;

    use super::*;
    use crate::texts::texts;

    #[test]
    fn codes_have_names_and_unknown_ones_stay() {
        let list = |list: &[&str]| -> Vec<String> { list.iter().map(|&code| code.to_owned()).collect() };
        let (en, uk) = (texts(Language::En), texts(Language::Uk));
        assert_eq!(countries(en, &list(&["UA", "GE", "XX"])), "Ukraine, Georgia, XX");
        assert_eq!(languages(uk, &list(&["uk", "ka", "xx"])), "українська, грузинська, xx");
        assert_eq!(specialties(uk, &list(&["cardiology", "phrenology"])), "Кардіологія, phrenology");
    }
}
