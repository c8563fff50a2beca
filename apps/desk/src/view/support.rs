//! Support: what people ask, and who answers.

use secondok_client::{
    api::{consultation::State, support::Way},
    protocol::{Day, id::StaffId},
};
use secondok_talk::Written;
use serde::{Deserialize, Serialize};

/// Whether people can ask, and who may answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportStaff {
    /// Whether support has been set up.
    pub is_set_up: bool,
    /// Everybody who may answer.
    pub colleagues: Vec<Colleague>,
}

impl SupportStaff {
    /// Whether this person can read what people ask.
    pub fn lets_in(&self, staff: StaffId) -> bool {
        self.colleagues.iter().any(|one| one.staff == staff && one.is_let_in)
    }
}

/// Somebody who may answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// Who.
    pub staff: StaffId,
    /// The name that they log in with.
    pub login: String,
    /// Whether somebody has let them in: until then they can read nothing.
    pub is_let_in: bool,
}

/// The code that opens what people asked if nobody of the staff can any more: shown once, kept nowhere.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed(pub String);

impl std::fmt::Debug for Printed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Printed(redacted)")
    }
}

/// Every question, those due first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questions {
    /// Those that are there.
    pub items: Vec<Asked>,
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
}

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
}
