//! A text in every language.

use serde::Deserialize;

/// A text in English and Ukrainian. Questionnaires are data of their own, apart from the apps' message files,
/// because doctor and patient may read the same one in different languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// English.
    pub en: String,
    /// Ukrainian.
    pub uk: String,
}

impl Text {
    /// The languages there are, ISO 639-1.
    pub const LANGUAGES: [&'static str; 2] = ["en", "uk"];

    /// In this language (ISO 639-1); English for one that is not here.
    pub fn in_language(&self, language: &str) -> &str {
        match language {
            "uk" => &self.uk,
            _ => &self.en,
        }
    }
}
