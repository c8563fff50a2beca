//! Consultations.

use secondok_client::{api::consultation::State, protocol::Day, unfinished::Writing};
use secondok_talk::{Both, Said, Trouble, Written};
use serde::{Deserialize, Serialize};

/// One consultation at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its number on this device.
    pub number: u32,
    /// Two made-up words for the patient; none if the first message did not pass.
    pub nickname: Option<String>,
    /// The specialty asked in, if the request could be opened.
    pub specialty: Option<Both>,
    /// Whether the request affirms a sign of danger.
    pub danger: bool,
    /// Where it stands.
    pub state: State,
    /// The day it was opened.
    pub opened: Day,
    /// The day that the sentence about what is due names.
    pub due: Option<Day>,
    /// Whole days left.
    pub days_left: Option<i64>,
    /// Where it stands in the queue; the smaller, the earlier.
    pub place: (bool, i64),
    /// New messages of the patient.
    pub unread: u32,
    /// Whether a message of this device is on its way.
    pub sending: bool,
    /// Texts that were not sent.
    pub drafts: usize,
    /// Whether something is being written.
    pub writing: bool,
}

/// One consultation of the queue; none if it is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked(pub Option<Item>);

/// Every consultation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Queue {
    /// In the order in which one works.
    pub items: Vec<Item>,
    /// How many have been erased since; their keys are destroyed.
    pub gone: usize,
    /// What became of what was left waiting.
    pub news: Vec<News>,
    /// The device's and the service's day, if they differ too much.
    pub clock: Option<(Day, Day)>,
    /// Why the keys that patients seal to could not be renewed, if that was due: without current ones nobody can ask.
    pub keys: Option<Trouble>,
    /// What the log of keys shows that must not be, if it does.
    pub alarm: Option<Trouble>,
}

/// What became of a message that was left waiting, in this consultation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum News {
    /// The service has it.
    Sent(u32),
    /// It is still on its way.
    Waits(u32),
    /// It is a draft again.
    Draft(u32),
}

/// What became of everything that was left waiting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resumed(pub Vec<News>);

/// One consultation, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Consultation {
    /// At a glance.
    pub item: Item,
    /// What was written.
    pub written: Written,
    /// Texts that were not sent.
    pub drafts: Vec<Draft>,
    /// What is being written.
    pub writing: Writing,
    /// Bytes that still fit into the opinion that is being written.
    pub room: i64,
}

/// What a window has written: what it knew of before, and what stands there now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// As it was kept when the window knew of it last.
    pub before: Writing,
    /// As it stands in the fields.
    pub now: Writing,
}

/// A text that was not sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// In which consultation.
    pub number: u32,
    /// What it says.
    pub said: Said,
}
