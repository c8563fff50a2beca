//! What a patient agrees to before a request is sent.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{Text, load};

/// The terms: statements that are each agreed to by themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// Rises whenever a statement changes its meaning.
    pub version: u32,
    /// The statements, in order.
    pub statements: Vec<Statement>,
    /// What to keep out of every text that one types; shown beside text fields.
    pub privacy_note: Text,
    /// What to do in an emergency; shown before every intake.
    pub emergency_note: Text,
}

/// One statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Unique among the statements.
    pub id: String,
    text: Text,
}

/// What a patient agreed to, as it goes into the request's content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// The version of the terms.
    pub version: u32,
    /// Identifiers of the statements agreed to.
    pub agreed: Vec<String>,
}

static CURRENT: LazyLock<Terms> =
    LazyLock::new(|| load::embedded_terms().expect("the embedded terms are held valid by a test"));

impl Terms {
    /// The terms of today.
    pub fn current() -> &'static Self {
        &CURRENT
    }

    /// The statements that this consent lacks; all of them if it is to another version.
    pub fn missing<'a>(&'a self, consent: &'a Consent) -> impl Iterator<Item = &'a Statement> {
        self.statements
            .iter()
            .filter(|statement| consent.version != self.version || !consent.agreed.contains(&statement.id))
    }

    /// Consent to every statement: what a client makes once each has been agreed to.
    pub fn consent(&self) -> Consent {
        Consent {
            version: self.version,
            agreed: self.statements.iter().map(|statement| statement.id.clone()).collect(),
        }
    }
}

impl Statement {
    pub(super) const PLACES: &'static str = "{places}";

    pub(super) fn new(id: String, text: Text) -> Self {
        Self { id, text }
    }

    /// What it says in this language (ISO 639-1). `places` is where the doctor is licensed, in words of that
    /// language.
    pub fn text(&self, language: &str, places: &str) -> String {
        self.text.in_language(language).replace(Self::PLACES, places)
    }
}
