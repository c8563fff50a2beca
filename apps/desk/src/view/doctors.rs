//! Doctors who apply: the queue, one application, and what its doctor shows.

use secondok_client::api::verification::DeskApplication;
use secondok_talk::{Both, Written, specialty};
use serde::{Deserialize, Serialize};

pub use secondok_client::api::verification::Applications;

/// An application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    /// As the service has it.
    pub found: DeskApplication,
    /// The names of its specialties.
    pub specialties: Vec<Both>,
}

impl From<DeskApplication> for Application {
    fn from(found: DeskApplication) -> Self {
        let specialties = found.application.form.specialties.iter().map(|id| specialty(id)).collect();
        Self { found, specialties }
    }
}

/// What a doctor shows to the verifiers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Documents {
    /// What was written; none where nothing was brought, or where it was destroyed.
    pub written: Option<Written>,
    /// Whether it was destroyed: that is done some time after the decision.
    pub is_gone: bool,
    /// What is being asked of the doctor on this device.
    pub asking: String,
}
