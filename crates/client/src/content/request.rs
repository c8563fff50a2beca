//! The first message: what is asked. Of whom is said by the protocol itself, beneath the content.

use serde::{Deserialize, Serialize};

use crate::intake::{Answers, Consent};

/// What the patient asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The questionnaire as it was answered.
    pub intake: Answers,
    /// The questions to the doctor; the first has number 1.
    pub questions: Vec<String>,
    /// What the patient agreed to.
    pub consent: Consent,
}
