//! Consultations.

use secondok_client::{
    api::consultation::{Counts, Role, State},
    content::{Accepted, Closed, Declined, FollowUp, Opinion, Text, Withdrawn},
    protocol::{Day, id::DoctorId},
};
use serde::{Deserialize, Serialize};

use super::Both;
use crate::talk::Trouble;

/// A doctor, as far as they are still listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doctor {
    /// Who.
    pub id: DoctorId,
    /// Title and name.
    pub name: Option<String>,
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
    /// The messages in order.
    pub entries: Vec<Entry>,
    /// The first message of each side that did not pass, with its number from 0.
    pub refused: Vec<(Role, u32)>,
    /// Messages that are kept back.
    pub withheld: Counts,
    /// The number of the first message of the doctor that is new here.
    pub new_from: u32,
    /// A message that is on its way.
    pub waiting: Option<Said>,
    /// Texts that were not sent.
    pub drafts: Vec<Draft>,
    /// What is being written.
    pub composing: String,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Who wrote it.
    pub role: Role,
    /// Its number, from 0.
    pub sequence: u32,
    /// The day.
    pub day: Day,
    /// What it says.
    pub said: Said,
}

/// What a message says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Said {
    /// A request.
    Request {
        /// The specialty's name.
        specialty: Both,
        /// The answers.
        lines: Vec<Line>,
        /// The questions to the doctor.
        questions: Vec<String>,
    },
    /// A text.
    Text(Text),
    /// The doctor takes it.
    Accepted(Accepted),
    /// The doctor does not take it.
    Declined(Declined),
    /// The opinion.
    Opinion(Box<Opinion>),
    /// A question about it.
    FollowUp(FollowUp),
    /// It is finished.
    Closed(Closed),
    /// It was taken back.
    Withdrawn(Withdrawn),
    /// Made by a newer app.
    Newer(Option<String>),
    /// Cannot be shown.
    Unreadable,
}

/// A question and its answer, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The question.
    pub question: Both,
    /// The answer.
    pub answer: Both,
    /// Whether it is a sign of danger.
    pub red_flag: bool,
}

/// A text that was not sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// In which consultation; none for a request.
    pub index: Option<u32>,
    /// To whom a request was meant.
    pub doctor: Option<Doctor>,
    /// What it says.
    pub said: Said,
}

/// What became of something that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sent {
    /// The service has it, in this consultation.
    Done(u32),
    /// Something was written from another device first: it is a draft.
    Overtaken(u32),
}
