//! Consultations.

use secondok_client::{
    api::{consultation::State, desk::account::Account},
    protocol::{Day, id::DoctorId},
};
use secondok_talk::{Said, Trouble, Written};
use serde::{Deserialize, Serialize};

/// A doctor, as far as they are still listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doctor {
    /// Who.
    pub id: DoctorId,
    /// Title and name.
    pub name: Option<String>,
}

impl Doctor {
    /// Whether it is no doctor but support.
    pub fn is_support(&self) -> bool {
        self.id == Account::Support.id()
    }
}

/// One consultation at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The patient's own number.
    pub index: u32,
    /// Who was asked.
    pub doctor: Doctor,
    /// Where it stands.
    pub state: State,
    /// The day it was opened.
    pub opened: Day,
    /// Whole days left.
    pub days_left: Option<i64>,
    /// The stable name of what comes next.
    pub next: String,
    /// The day that it names.
    pub next_day: Option<Day>,
    /// New messages of the doctor.
    pub unread: u32,
    /// Whether a message of this device is on its way.
    pub sending: bool,
    /// Texts that were not sent.
    pub drafts: usize,
}

/// Every consultation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Consultations {
    /// The newest first.
    pub list: Vec<Summary>,
    /// Those that were erased since.
    pub gone: Vec<u32>,
    /// What became of what was left waiting.
    pub news: Vec<News>,
    /// Requests that were not sent.
    pub drafts: Vec<Draft>,
    /// A request that is still on its way.
    pub waiting: Option<Draft>,
    /// The device's and the service's day, if they differ too much.
    pub clock: Option<(Day, Day)>,
    /// Why the service could not be asked: then the list is empty, and the rest is what this device knows.
    pub trouble: Option<Trouble>,
}

/// What became of something that was left waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum News {
    /// The request is with the service.
    Asked(u32),
    /// The request is still on its way.
    AskWaits,
    /// The request is a draft again.
    AskRefused,
    /// The message is with the service.
    Sent(u32),
    /// The message is still on its way.
    Waits(u32),
    /// The message is a draft again.
    Draft(u32),
}

/// One consultation, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Consultation {
    /// At a glance.
    pub summary: Summary,
    /// Under which name the doctor sees the patient.
    pub nickname: String,
    /// What was written.
    pub written: Written,
    /// Texts that were not sent.
    pub drafts: Vec<Draft>,
    /// What is being written.
    pub composing: String,
    /// Whether files are on their way.
    pub attaching: bool,
}

/// A text that was not sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// By which the page names it: no other is the same.
    pub id: u64,
    /// In which consultation; none for a request.
    pub index: Option<u32>,
    /// To whom a request was meant.
    pub doctor: Option<Doctor>,
    /// What it says.
    pub said: Said,
}
