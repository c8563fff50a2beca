//! Names for what the service writes as codes.

use secondok_client::intake::Questionnaire;
use secondok_l10n::Texts;

/// Several specialties, in words.
pub(crate) fn specialties(texts: Texts<'_>, ids: &[String]) -> String {
    joined(ids, |id| specialty(texts, id))
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
    joined(codes, |code| named(texts, "language-", code))
}

/// Countries (ISO 3166-1 alpha-2), in words.
pub(crate) fn countries(texts: Texts<'_>, codes: &[String]) -> String {
    joined(codes, |code| named(texts, "country-", code))
}

fn named(texts: Texts<'_>, prefix: &str, code: &str) -> String {
    let id = format!("{prefix}{}", code.to_lowercase());
    if texts.has(&id) { texts.text(&id) } else { code.to_owned() }
}

fn joined(codes: &[String], name: impl Fn(&str) -> String) -> String {
    codes.iter().map(|code| name(code)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use secondok_l10n::Language;

    use super::*;
    use crate::texts::texts;

    #[test]
    fn codes_have_names_and_unknown_ones_stay() {
        let codes = |list: &[&str]| -> Vec<String> { list.iter().map(|&code| code.to_owned()).collect() };
        let (en, uk) = (texts(Language::En), texts(Language::Uk));
        assert_eq!(countries(en, &codes(&["UA", "DE", "XX"])), "Ukraine, Germany, XX");
        assert_eq!(languages(uk, &codes(&["uk", "en", "xx"])), "українська, англійська, xx");
        assert_eq!(specialties(uk, &codes(&["cardiology", "phrenology"])), "Кардіологія, phrenology");
    }
}
