//! The answers to a specialty's questionnaire.

use serde::{Deserialize, Serialize};

/// A questionnaire as the patient answered it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intake {
    /// The specialty, such as `cardiology`: names the questionnaire.
    pub specialty: String,
    /// The questionnaire's version.
    pub version: u32,
    /// The answers in the questionnaire's order; what was skipped is left out.
    pub answers: Vec<Answer>,
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The question's identifier within the questionnaire: the reader's app shows it in the reader's language.
    pub question: String,
    /// The answer.
    #[serde(flatten)]
    pub value: AnswerValue,
}

/// What was answered. On the wire its name stands as the key: `{"question":"since","choice":"weeks"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerValue {
    /// Yes or no.
    Bool(bool),
    /// One option's identifier.
    Choice(String),
    /// Several options' identifiers, in the questionnaire's order.
    Choices(Vec<String>),
    /// A whole number, in the question's own unit.
    Number(i64),
    /// Free text.
    Text(String),
}
