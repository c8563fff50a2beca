//! What page and worker say to each other.

use secondok_browser::bridge::Talk;
use secondok_client::{
    api::{
        audit::AuditQuery,
        desk::account::Account,
        verification::{ApplicationsQuery, Check, Step},
    },
    doctor::Reply,
    protocol::id::{DoctorId, NoticeId, StaffId},
};
use secondok_talk::{Done, Room, Secret, Sent, Trouble, answers};
use serde::{Deserialize, Serialize};

use crate::view::{
    AccountStaff, Application, Applications, Aside, AuditLog, Begun, Blacked, Documents, Factor, Here,
    Notices, Printed, Question, Questions, Replies, Service, Writing,
};

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
    /// What is known of the service: [`Service`].
    Service,
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
    /// Ends the session, and keeps what was begun on this device: [`Done`].
    End,
    /// Somebody is at work in this window: [`Done`].
    Awake,
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
    /// A page of the audit log: [`AuditLog`].
    Audit(AuditQuery),
    /// A part of the questions, from 0: [`Questions`].
    Questions(usize),
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
    /// Sets questions aside that are none: [`Aside`].
    SetAside(Vec<u32>),
    /// Takes a question that nobody has: [`Done`].
    Take(u32),
    /// Gives a question to a colleague, or takes it over: [`Done`].
    Hand(u32, StaffId),
    /// Puts a question back: [`Done`].
    PutBack(u32),
    /// Blacks these words out in a question: [`Blacked`].
    BlackOut(u32, Vec<String>),
    /// Every prepared answer: [`Replies`].
    Replies,
    /// Puts a prepared answer in the place of what it was, under its number or a new one; none removes it: [`Replies`].
    PutReply(Option<u32>, Option<Box<Reply>>, Option<Box<Reply>>),
    /// A page of doctors' applications: [`Applications`].
    Applications(ApplicationsQuery),
    /// One application: [`Application`].
    Application(DoctorId),
    /// What a doctor shows, and what is being asked of them: [`Documents`].
    Documents(DoctorId),
    /// Records what was found about a credential of the application that was looked at in this revision: [`Application`].
    Record(DoctorId, u64, Box<Check>),
    /// Does what is decided, about the application in this revision: [`Application`].
    Step(DoctorId, u64, Step),
    /// Keeps what is being asked of a doctor on this device: [`Room`].
    KeepAsked(DoctorId, String),
    /// Asks a doctor for more, about the application in this revision: [`Application`].
    AskMore(DoctorId, u64, String),
    /// Serves the program for files over the port beside this, for what this doctor shows: [`Done`].
    Files(DoctorId),
    /// Whether this account is set up, and who may act for it: [`AccountStaff`].
    AccountStaff(Account),
    /// Sets this account up: [`Printed`].
    SetUp(Account),
    /// Lets a colleague into this account: [`Done`].
    LetIn(Account, StaffId),
    /// Lets oneself into this account with the printed code: [`Done`].
    Recover(Account, Secret),
}

answers!(
    Done,
    Service,
    Here,
    Factor,
    Notices,
    AuditLog,
    Begun,
    Questions,
    Question,
    Room,
    Sent,
    Aside,
    Blacked,
    Replies,
    Applications,
    Application,
    Documents,
    AccountStaff,
    Printed,
);

/// What the worker says unasked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// Something happened on this device, in another window.
    Elsewhere,
    /// Somebody is at work in another window.
    Awake,
    /// A question is new, or not as it was.
    Changed,
    /// The connection on which questions are followed is there: for the first time, if so.
    Connected(bool),
    /// The connection on which questions are followed is lost.
    Interrupted,
    /// The service has ended the session.
    LoggedOut,
}
