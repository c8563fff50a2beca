//! What the page shows, as the worker tells it. No keys and no wires; the words only where they are shown.

mod consultation;
mod intake;

use secondok_client::{
    api::directory::DoctorEntry,
    protocol::{Day, id::DoctorId},
};
use secondok_talk::{Both, Trouble};
use serde::{Deserialize, Serialize};

pub use consultation::{Consultation, Consultations, Doctor, Draft, News, Summary};
pub use intake::{Choice, Given, Intake, IntakeState, Kind, Question};

/// What is on this device.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Here {
    /// Whether there are words.
    pub words: bool,
    /// Whether the person has shown that the words are written down.
    pub confirmed: bool,
    /// Whether a request is being written.
    pub intake: bool,
    /// The phone's lock before all this, where there is one. As long as it is not open, nothing else is known.
    pub lock: Option<Lock>,
    /// Whether nothing is kept on this device: it is all in memory.
    pub is_shared: bool,
    /// What became of what was left waiting.
    pub news: Vec<News>,
}

/// The phone's lock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    /// How its passkey is asked (`apps/patient/web/device-lock.js`).
    pub asked: String,
    /// After so many minutes without a touch everything is locked again.
    pub minutes: u32,
    /// Whether it was opened in this window.
    pub is_open: bool,
}

/// The checkpoint of the log of doctors' keys as this device saw it when it last sealed to a doctor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenKeys(pub Option<String>);

/// The twelve words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// In order.
    pub words: Vec<String>,
    /// Which of them are asked for to confirm, from 1.
    pub asked: Vec<usize>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words(redacted)")
    }
}

/// Everything that the words open, as JSON.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported(pub String);

impl std::fmt::Debug for Exported {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Exported(redacted)")
    }
}

/// What there is to say about something that is being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// Bytes that still fit; negative if it is too long.
    pub room: i64,
    /// What in it may tell who is writing: what sending it would be asked about.
    pub tells: Option<Trouble>,
}

/// A question to support that is being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// What is kept of it.
    pub kept: String,
}

/// The directory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Whether everything is invented.
    pub demonstration: bool,
    /// Days within which a doctor says whether they take a consultation.
    pub accept_within: u32,
    /// The doctors.
    pub doctors: Vec<DoctorEntry>,
    /// The names of the specialties that they have.
    pub specialties: Vec<(String, Both)>,
    /// The device's and the service's day, if they differ too much.
    pub clock: Option<(Day, Day)>,
}

impl Found {
    /// The doctor of this identifier.
    pub fn doctor(&self, id: DoctorId) -> Option<&DoctorEntry> {
        self.doctors.iter().find(|doctor| doctor.id == id)
    }

    /// The name of a specialty.
    pub fn specialty<'a>(&'a self, id: &'a str, language: &str) -> &'a str {
        let found = self.specialties.iter().find(|(has, _)| has == id);
        found.map_or(id, |(_, name)| name.text(language))
    }
}
