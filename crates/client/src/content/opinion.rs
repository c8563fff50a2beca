//! The second opinion, as a document with fixed parts.

use serde::{Deserialize, Serialize};

/// A second opinion. It travels in the doctor's signed message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// The opinion in a few sentences.
    pub summary: String,
    /// An answer to each of the patient's questions, in their order.
    pub answers: Vec<OpinionAnswer>,
    /// Whether the first opinion is shared.
    pub agreement: Agreement,
    /// How sure the doctor is.
    pub confidence: Confidence,
    /// What would change the doctor's mind.
    pub would_change: String,
    /// What was missing; may be empty.
    #[serde(default)]
    pub missing: String,
    /// What this opinion cannot do.
    pub limits: String,
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionAnswer {
    /// The question's number, from 1.
    pub question: u32,
    /// The answer.
    pub text: String,
}

macro_rules! names {
    ($name:ident, $($(#[$meta:meta])* $variant:ident = $text:literal),+) => {
        impl $name {
            /// Every value there is, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its stable name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}

/// Whether the second opinion shares the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Agreement {
    /// Yes.
    Agree,
    /// In parts.
    Partly,
    /// No.
    Disagree,
    /// It cannot be said from what was sent.
    CannotSay,
}

names!(Agreement, Agree = "agree", Partly = "partly", Disagree = "disagree", CannotSay = "cannot-say");

/// How sure the doctor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Little.
    Low,
    /// Fairly.
    Medium,
    /// Very.
    High,
}

names!(Confidence, Low = "low", Medium = "medium", High = "high");
