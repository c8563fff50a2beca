//! The first message: what is asked, and of whom.

use secondok_api::bytes::Bytes;
use secondok_protocol::id::DoctorId;
use serde::{Deserialize, Serialize};

use super::Intake;

/// What the patient asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Who is asked, and the key by which their answers are known. It lies in the patient's own sealed message, so
    /// that another device which has only the words need not believe the service about it.
    pub doctor: PinnedDoctor,
    /// The questionnaire.
    pub intake: Intake,
    /// The questions to the doctor; the first has number 1.
    pub questions: Vec<String>,
    /// What the patient agreed to.
    pub consent: Consent,
}

/// A doctor and the key that signs for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinnedDoctor {
    /// The doctor.
    pub id: DoctorId,
    /// Their Ed25519 identity key, 32 bytes.
    pub identity: Bytes,
}

/// What the patient agreed to before asking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Which terms: their version.
    pub terms: String,
    /// The patient is of age.
    pub of_age: bool,
    /// The patient knows where the doctor is licensed to advise.
    pub knows_where_licensed: bool,
    /// The patient knows that a second opinion is no emergency help.
    pub no_emergency: bool,
}

impl Consent {
    /// Agreed to everything.
    pub fn full(terms: impl Into<String>) -> Self {
        Self { terms: terms.into(), of_age: true, knows_where_licensed: true, no_emergency: true }
    }

    /// Whether everything was agreed to.
    pub fn is_full(&self) -> bool {
        !self.terms.is_empty() && self.of_age && self.knows_where_licensed && self.no_emergency
    }
}
