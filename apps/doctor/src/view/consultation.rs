//! Consultations.

use secondok_client::{api::consultation::State, protocol::Day};
use secondok_talk::{Both, Said, Trouble, Written};
use serde::{Deserialize, Serialize};

use super::{OpinionDraft, opinion::take_over};

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

/// What is being written in a consultation: kept, sealed, on this device until it is sent or thrown away.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Writing {
    /// A text to the patient.
    pub text: String,
    /// The opinion.
    pub opinion: OpinionDraft,
}

impl Writing {
    /// Whether nobody has written anything.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.opinion.is_empty()
    }

    /// Takes over what a window has changed since it knew `before`. All else may have been written in another window.
    pub fn take_over(&mut self, before: &Self, now: Self) {
        take_over(&mut self.text, &before.text, now.text);
        self.opinion.take_over(&before.opinion, now.opinion);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_opened_earlier_takes_nothing_from_what_another_has_written() {
        let before = Writing::default();
        let opinion = OpinionDraft {
            answers: vec!["No.".to_owned(), String::new()],
            summary: "Not now.".to_owned(),
            ..OpinionDraft::default()
        };
        let mut kept = Writing { text: "Since when?".to_owned(), opinion };
        let answers = vec![String::new(), "In a year.".to_owned()];
        let now =
            Writing { text: String::new(), opinion: OpinionDraft { answers, ..OpinionDraft::default() } };
        kept.take_over(&before, now);
        assert_eq!((kept.text.as_str(), kept.opinion.summary.as_str()), ("Since when?", "Not now."));
        assert_eq!(kept.opinion.answers, ["No.", "In a year."]);
        // What a window knew of and has blanked is blank.
        let known = kept.clone();
        kept.take_over(&known, Writing { text: String::new(), ..known.clone() });
        assert_eq!((kept.text.as_str(), &kept.opinion), ("", &known.opinion));
    }
}
