//! What page and worker say to each other.

use secondok_browser::bridge::Talk;
use secondok_client::protocol::id::{NoticeId, StaffId};
use secondok_talk::{Done, Room, Secret, Sent, Trouble, answers};
use serde::{Deserialize, Serialize};

use crate::view::{Begun, Factor, Here, Notices, Printed, Question, Questions, SupportStaff, Writing};

/// The desk's page and worker.
#[derive(Debug)]
pub struct DeskTalk;

impl Talk for DeskTalk {
    type Command = Command;
    type Answer = Answer;
    type Trouble = Trouble;
    type Event = Event;
}

/// What the page asks for. Each answers with the kind named.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Command {
    /// Who is logged in on this device, without asking the service: [`Here`].
    Begin,
    /// The same, with what the service says that they may do now: [`Here`].
    Refresh,
    /// Begins to register, with an invitation's code and a new password: [`Factor`].
    Register(String, Secret),
    /// Registers, with the six digits that the authenticator shows: [`Done`].
    Confirm(String),
    /// Logs in with a name, a password and the six digits: [`Here`].
    LogIn(String, Secret, String),
    /// Ends the session and removes everything from this device: [`Here`].
    LogOut,
    /// Removes everything from this device, whatever the service says: [`Here`].
    Forget,
    /// Every notice: [`Notices`].
    Notices,
    /// The notice of this number, or a new one, as it is being written: [`Begun`].
    Writing(Option<NoticeId>),
    /// Keeps what was written on this device: [`Done`].
    Keep(Box<Writing>),
    /// Throws away what was written of it and not sent: [`Done`].
    Discard(NoticeId),
    /// Sends what was written, as a draft: [`Done`].
    Write(Box<Writing>),
    /// Releases a notice that was read in this revision: [`Done`].
    Release(NoticeId, u32),
    /// Takes a notice back: [`Done`].
    Withdraw(NoticeId),
    /// Every question: [`Questions`].
    Questions,
    /// One question, whole: [`Question`].
    Question(u32),
    /// Keeps the answer that is being written on this device: [`Room`].
    KeepAnswer(u32, String),
    /// Answers a question: [`Sent`].
    Answer(u32, String),
    /// Has the latest answer to a question sent by e-mail: [`Done`].
    Mail(u32),
    /// Finishes a question: [`Sent`].
    Finish(u32),
    /// Whether support is set up, and who may answer: [`SupportStaff`].
    SupportStaff,
    /// Sets support up: [`Printed`].
    SetUpSupport,
    /// Lets a colleague in: [`Done`].
    LetIn(StaffId),
    /// Lets oneself in with the printed code: [`Done`].
    Recover(Secret),
}

answers!(Done, Here, Factor, Notices, Begun, Questions, Question, Room, Sent, SupportStaff, Printed);

/// What the worker says unasked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// Something happened on this device, in another window.
    Elsewhere,
}
