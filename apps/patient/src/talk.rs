//! What page and worker say to each other.

use secondok_browser::bridge::Talk;
use secondok_client::protocol::{Day, id::DoctorId};
use serde::{Deserialize, Serialize};

use crate::view::{Consultation, Consultations, Draft, Found, Given, Here, IntakeState, Room, Sent, Words};

/// The patient's page and worker.
#[derive(Debug)]
pub struct PatientTalk;

impl Talk for PatientTalk {
    type Command = Command;
    type Answer = Answer;
    type Trouble = Trouble;
    type Event = Event;
}

/// What the page asks for. Each answers with the kind named.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Command {
    /// What is on this device: [`Here`].
    Begin,
    /// Goes on with what was left waiting: [`Here`].
    Resume,
    /// New words: [`Words`].
    CreateWords,
    /// The words of this device: [`Words`].
    Words,
    /// Some of the words as they were written down, by their number from 1: [`Here`].
    ConfirmWords(Vec<(usize, String)>),
    /// Words typed on this device: [`Here`].
    Restore(String),
    /// Removes everything from this device: [`Here`].
    Forget,
    /// The directory: [`Found`].
    Directory,
    /// Begins a request to this doctor in this specialty, or goes on with it: [`IntakeState`].
    StartIntake(DoctorId, String),
    /// The request that is being written: [`IntakeState`].
    Intake,
    /// Answers a question: [`IntakeState`].
    Answer(String, Given),
    /// Keeps what is being typed, fit or not: [`Done`].
    Type(String, String),
    /// The questions to the doctor: [`IntakeState`].
    Questions(Vec<String>),
    /// Agrees to a statement, or not: [`IntakeState`].
    Agree(String, bool),
    /// Sends the request: [`Sent`].
    Ask,
    /// Throws the request away: [`Done`].
    DropIntake,
    /// Every consultation: [`Consultations`].
    Consultations,
    /// One consultation: [`Consultation`].
    Read(u32),
    /// Writes in a consultation, as the follow-up question or as a text: [`Sent`].
    Say(u32, String, bool),
    /// Takes the request back: [`Sent`].
    Withdraw(u32, String),
    /// Destroys a consultation: [`Done`].
    Destroy(u32),
    /// Sends what was not sent: [`Sent`].
    SendDraft(Draft),
    /// Takes a request that was not sent up again, to change it: [`IntakeState`].
    ChangeDraft(Draft),
    /// Throws away what was not sent: [`Done`].
    DiscardDraft(Draft),
    /// Keeps what is being written in a consultation, and says how much more fits: [`Room`].
    Compose(u32, String),
    /// Follows this consultation and no other: [`Done`].
    Follow(Option<u32>),
}

/// It is done, and there is nothing to say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done;

macro_rules! answers {
    ($($kind:ident),+) => {
        /// What the worker answers.
        #[derive(Debug, Clone, Serialize, Deserialize)]
        pub enum Answer {
            $(
                #[doc = concat!("[`", stringify!($kind), "`]")]
                $kind($kind)
            ),+
        }

        $(
            impl From<$kind> for Answer {
                fn from(answer: $kind) -> Self {
                    Self::$kind(answer)
                }
            }

            impl TryFrom<Answer> for $kind {
                type Error = Answer;

                fn try_from(answer: Answer) -> Result<Self, Answer> {
                    match answer {
                        Answer::$kind(answer) => Ok(answer),
                        other => Err(other),
                    }
                }
            }
        )+
    };
}

answers!(Done, Here, Words, Found, IntakeState, Sent, Consultations, Consultation, Room);

/// Why it could not be done: a message, which says what happened and what was kept, and the way on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Trouble {
    /// Its identifier; the way on in words has the same with `-next`.
    pub message: String,
    /// Values for both.
    pub args: Vec<(String, Value)>,
    /// The stable name of the way on, which decides what is offered to press.
    pub way_on: String,
}

/// A value in a sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
    /// A day.
    Day(Day),
}

/// What the worker says unasked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// Something happened in this consultation, here or in another window.
    Changed(u32),
    /// Something happened on this device, in another window.
    Elsewhere,
    /// The connection on which this consultation is followed was lost; it is tried again by itself.
    Interrupted(u32),
    /// The connection is back.
    Connected(u32),
}
