//! Texts in every language.

use secondok_client::intake::Text;
use serde::{Deserialize, Serialize};

/// A text in every language, so that switching needs no worker.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Both {
    en: String,
    uk: String,
}

impl Both {
    /// Made of each language's text (ISO 639-1).
    pub fn of(made: impl Fn(&str) -> String) -> Self {
        Self { en: made("en"), uk: made("uk") }
    }

    /// In this language (ISO 639-1).
    pub fn text(&self, language: &str) -> &str {
        if language == "uk" { &self.uk } else { &self.en }
    }
}

impl From<&Text> for Both {
    fn from(text: &Text) -> Self {
        Self { en: text.en.clone(), uk: text.uk.clone() }
    }
}
