//! What is inside a sealed message: one JSON object, `{"v":1,"kind":"text",…}`.
//!
//! A content carries what a person wrote or chose and nothing else: no time, no language, no device. A kind that this
//! version does not know is kept as it came, so that a newer app can still show it.

mod check;
mod encode;
mod opinion;
mod plain;
mod request;

use secondok_api::{desk::account::Account, support::ReplyTo};
use secondok_protocol::id::DoctorId;
use serde::{Deserialize, Serialize};

pub use check::{ContentError, Field, QUESTIONS_MAX, check};
pub(crate) use check::{answers_every_question, blank, texts, tidy};
pub use encode::{VERSION, decode, encode};
pub(crate) use encode::{decode_beside_attachments, kept};
pub use opinion::{Agreement, Confidence, Opinion, OpinionAnswer};
pub use plain::printable;
pub use request::Request;

/// The content of one message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Patient, message 0: what is asked.
    Request(Request),
    /// Patient, message 0: what support is asked.
    Question(Question),
    /// Either side: a plain text.
    Text(Text),
    /// Doctor: takes the consultation.
    Accepted(Accepted),
    /// Doctor: does not take it, or gives it back.
    Declined(Declined),
    /// Doctor: the second opinion.
    Opinion(Opinion),
    /// Patient: a question about the opinion.
    FollowUp(FollowUp),
    /// Doctor: finishes the consultation.
    Closed(Closed),
    /// Patient: takes the question back.
    Withdrawn(Withdrawn),
    /// Patient: attachments, which the message names beside it.
    Files(Files),
    /// Patient: says who they are, on purpose and in a message of its own. Never the first message.
    Revealed(Revealed),
    /// Made by a newer app: kept as it came.
    Newer(Newer),
    /// Not a content at all: kept as it came.
    Unreadable(Unreadable),
}

/// A question about the service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What was written.
    pub text: String,
    /// Where an answer goes by e-mail. No app writes it: the service does, for an e-mail and for the form on the pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<ReplyTo>,
}

impl Question {
    /// As somebody asks it in an app.
    pub const fn new(text: String) -> Self {
        Self { text, reply_to: None }
    }
}

/// A plain text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// What was written.
    pub text: String,
}

/// The doctor takes the consultation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Accepted {
    /// A word to the patient; may be empty.
    #[serde(default)]
    pub note: String,
}

/// The doctor does not take the consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declined {
    /// Why.
    pub reason: DeclineReason,
    /// A word to the patient; may be empty.
    #[serde(default)]
    pub note: String,
}

impl Declined {
    /// Whether no reason is given, as when a question to support is set aside.
    pub fn says_nothing(&self) -> bool {
        self.reason == DeclineReason::Other && self.note.is_empty()
    }
}

/// Why a doctor does not take a consultation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeclineReason {
    /// Another specialty is needed.
    OutsideField,
    /// What was sent is not enough for an opinion.
    NotEnoughInformation,
    /// An opinion from a distance would not be right here.
    NeedsExamination,
    /// This should be seen at once, in person.
    Urgent,
    /// No time within the days that were promised.
    NoTime,
    /// The doctor believes that they treated this person, or is not free in the matter.
    ConflictOfInterest,
    /// Something else; the note says what.
    #[serde(other)]
    Other,
}

impl DeclineReason {
    /// Every reason there is, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::OutsideField,
        Self::NotEnoughInformation,
        Self::NeedsExamination,
        Self::Urgent,
        Self::NoTime,
        Self::ConflictOfInterest,
        Self::Other,
    ];

    /// Its stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OutsideField => "outside-field",
            Self::NotEnoughInformation => "not-enough-information",
            Self::NeedsExamination => "needs-examination",
            Self::Urgent => "urgent",
            Self::NoTime => "no-time",
            Self::ConflictOfInterest => "conflict-of-interest",
            Self::Other => "other",
        }
    }
}

/// A question about the opinion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// What was written.
    pub text: String,
}

/// The doctor finishes the consultation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Closed {
    /// A last word; may be empty.
    #[serde(default)]
    pub note: String,
}

/// The patient takes the question back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Withdrawn {
    /// A word to the doctor; may be empty.
    #[serde(default)]
    pub note: String,
}

/// What goes with attachments.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Files {
    /// A word about them; may be empty.
    #[serde(default)]
    pub text: String,
}

/// The patient says who they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revealed {
    /// What was written.
    pub text: String,
}

/// A content of a kind or version that this app does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newer {
    /// Its kind, if it says one.
    pub kind: Option<String>,
    /// A text that an older app may show in its place, if the newer one left one (the field `text`).
    pub text: Option<String>,
    /// The bytes as they came.
    pub bytes: Vec<u8>,
}

/// Bytes that are not a content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The bytes as they came.
    pub bytes: Vec<u8>,
}

impl Content {
    /// The stable name of its kind.
    pub fn kind(&self) -> &str {
        match self {
            Self::Request(_) => "request",
            Self::Question(_) => "question",
            Self::Text(_) => "text",
            Self::Accepted(_) => "accepted",
            Self::Declined(_) => "declined",
            Self::Opinion(_) => "opinion",
            Self::FollowUp(_) => "follow-up",
            Self::Closed(_) => "closed",
            Self::Withdrawn(_) => "withdrawn",
            Self::Files(_) => "files",
            Self::Revealed(_) => "revealed",
            Self::Newer(newer) => newer.kind.as_deref().unwrap_or("newer"),
            Self::Unreadable(_) => "unreadable",
        }
    }

    /// Under which specialty the keys are found of `to`, to whom this first message is; none of any other message.
    pub fn specialty(&self, to: DoctorId) -> Option<&str> {
        match self {
            Self::Request(request) => Some(&request.intake.specialty),
            Self::Question(_) => Account::of(to).map(Account::specialty),
            _ => None,
        }
    }

    /// A plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(Text { text: text.into() })
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests;
