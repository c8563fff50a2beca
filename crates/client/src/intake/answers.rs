//! What a patient answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Decimal;

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Answer {
    /// The identifier of one choice.
    Choice(String),
    /// The identifiers of several choices, in the questionnaire's order.
    Choices(Vec<String>),
    /// Yes or no.
    YesNo(bool),
    /// A number in the question's unit.
    Number(Decimal),
    /// In the patient's own words.
    Text(String),
}

/// All answers of one intake, as they go into the request's content (`content::Request`) and come out of it on the
/// doctor's side. What comes out was written by a stranger: read it by [`super::Questionnaire::lines`], which shows
/// only what fits the questionnaire and names the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// The questionnaire's identifier, such as `cardiology`.
    pub specialty: String,
    /// The questionnaire's version, so that later ones can tell.
    pub version: u32,
    /// The answers, by the question's identifier; red flags among them.
    pub given: BTreeMap<String, Answer>,
}

/// An answer that does not fit its question.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// The questionnaire has no such question.
    #[error("there is no question {question}")]
    UnknownQuestion {
        /// The identifier given.
        question: String,
    },
    /// The answer is of another kind than the question.
    #[error("the answer is of another kind than the question")]
    OtherKind,
    /// There is no such choice.
    #[error("{found} is not one of the choices")]
    UnknownChoice {
        /// What was given.
        found: String,
    },
    /// The same choice stands twice.
    #[error("{found} was chosen twice")]
    Twice {
        /// What was given.
        found: String,
    },
    /// A choice that goes with no other stands beside others.
    #[error("{found} goes with no other choice")]
    Alone {
        /// What was given.
        found: String,
    },
    /// Nothing was said; leaving the answer out says the same.
    #[error("the answer is empty")]
    Empty,
    /// Neither yes nor no.
    #[error("the answer is neither yes nor no")]
    NeitherYesNorNo,
    /// Not a number.
    #[error("the answer is not a number")]
    NotANumber,
    /// A number outside the range; most often a slip or another unit.
    #[error("the number must lie between {min} and {max}")]
    OutOfRange {
        /// The least that is taken.
        min: Decimal,
        /// The most that is taken.
        max: Decimal,
    },
    /// More decimals than the question takes.
    #[error("at most {allowed} decimals")]
    Decimals {
        /// How many are taken.
        allowed: u8,
    },
    /// A text that is too long.
    #[error("the answer has {found} characters; {allowed} fit")]
    TooLong {
        /// Characters given.
        found: usize,
        /// Characters that fit.
        allowed: usize,
    },
}
