//! Support: what people ask.

use std::collections::BTreeMap;

use secondok_client::{
    api::{consultation::State, support::Way},
    doctor::Reply,
    protocol::Day,
};
use secondok_talk::Written;
use serde::{Deserialize, Serialize};

use super::Colleague;

/// A part of the questions, those that wait for an answer first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questions {
    /// Those of this part.
    pub items: Vec<Asked>,
    /// Which part it is, from 0.
    pub part: usize,
    /// How many parts there are.
    pub parts: usize,
    /// Questions that wait for an answer, in all parts.
    pub waiting: usize,
    /// All questions.
    pub all: usize,
    /// How full the vault of support is, in hundredths.
    pub fullness: usize,
    /// This device's day and the service's, where they differ.
    pub clock: Option<(Day, Day)>,
}

/// A question at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Its number on this device.
    pub number: u32,
    /// Two words for whoever asks; none where the question did not pass or cannot be opened.
    pub nickname: Option<String>,
    /// Where it stands.
    pub state: State,
    /// Until when comes what comes next.
    pub due: Option<Day>,
    /// Whole days left for it.
    pub days_left: Option<i64>,
    /// Messages that this device has not opened yet.
    pub unread: u32,
    /// Whether an answer is still on its way.
    pub is_sending: bool,
    /// Who has it; none if nobody has.
    pub holder: Option<Holder>,
}

/// Who has a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The name that they log in with.
    pub login: String,
    /// Whether it is whoever reads this.
    pub is_me: bool,
}

/// What became of questions that were to be set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// So many are set aside.
    pub done: usize,
    /// So many a colleague has: they stay.
    pub held: usize,
}

/// Words that may tell who somebody is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// What they are: the stable name of a class of details.
    pub class: String,
    /// As they stand there.
    pub words: String,
}

/// So many places were blacked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blacked(pub usize);

/// Prepared answers, by their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replies(pub BTreeMap<u32, Reply>);

/// A question, whole.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Question {
    /// At a glance.
    pub asked: Asked,
    /// What was written.
    pub written: Written,
    /// The answer that is being written on this device.
    pub answer: String,
    /// Where answers go by e-mail too.
    pub by_mail: Option<ByMail>,
    /// Colleagues to whom it can be handed.
    pub colleagues: Vec<Colleague>,
    /// What in it may tell who somebody is.
    pub proposed: Vec<Proposed>,
    /// Prepared answers.
    pub replies: Replies,
}

/// Where answers to a question go by e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByMail {
    /// The address, as whoever asks wrote it.
    pub address: String,
    /// How the question came.
    pub way: Way,
    /// Whether this service sends any.
    pub is_sent_here: bool,
    /// Whether there is an answer.
    pub is_answered: bool,
    /// Whether the latest one has been sent.
    pub was_sent: bool,
}
