//! What page and worker say to each other.

use secondok_browser::bridge::Talk;
use secondok_client::{
    api::{profile::OwnProfile, verification::Form},
    content::DeclineReason,
    facts::Wish,
};
use secondok_talk::{Board, Done, Held, Room, Secret, Sent, Trouble, answers};
use serde::{Deserialize, Serialize};

use crate::view::{
    Applying, Change, Consultation, Draft, Elsewhere, Factor, Here, Looked, OwnAccount, Papers, Queue,
    Registered, Resumed, Service, UnfinishedOpinion,
};

/// The doctor's page and worker.
#[derive(Debug)]
pub struct DoctorTalk;

impl Talk for DoctorTalk {
    type Command = Command;
    type Answer = Answer;
    type Trouble = Trouble;
    type Event = Event;
}

/// What the page asks for. Each answers with the kind named. Consultations have the numbers of this device.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Command {
    /// What the service is: [`Service`].
    Service,
    /// Who is logged in on this device, without asking the service: [`Here`].
    Begin,
    /// Asks for an invitation to this address, in a letter of this language (ISO 639-1): [`Done`].
    AskForInvitation(String, String),
    /// Registers with an invitation's code and a new password: [`Registered`].
    Register(String, Secret),
    /// Logs in with a name, a password and, where they were asked for, six digits: [`Here`].
    LogIn(String, Secret, Option<String>),
    /// Ends the session and removes everything from this device, unsent texts too if so wished: [`Here`].
    LogOut(bool),
    /// Ends the sessions on all other devices: [`Elsewhere`].
    LogOutElsewhere,
    /// Removes everything from this device, whatever the service says: [`Here`].
    Forget,
    /// What doctors must know of the service and was not read here: [`Board`].
    Notices,
    /// The notice of this number was read: [`Board`].
    ReadNotice(u32),
    /// What is held of this device, and what follows from it: [`Held`].
    Facts,
    /// Does what somebody wishes with a fact: [`Held`].
    Fact(Wish),
    /// Goes on with what was left waiting: [`Resumed`].
    Resume,
    /// Every consultation: [`Queue`].
    Queue,
    /// One consultation of the queue: [`Looked`].
    Look(u32),
    /// One consultation, whole: [`Consultation`].
    Read(u32),
    /// Takes a consultation: [`Sent`].
    Accept(u32),
    /// Does not take it, or gives it back, with a word to the patient: [`Sent`].
    Decline(u32, DeclineReason, String),
    /// Writes a text, as the reply to a follow-up question or not: [`Sent`].
    Say(u32, String, bool),
    /// Signs and sends the opinion: [`Sent`].
    Opinion(u32, Box<UnfinishedOpinion>),
    /// Finishes a consultation, with a word to the patient: [`Sent`].
    Close(u32, String),
    /// Keeps what a window has written, and says how much more fits into the opinion: [`Room`].
    Keep(u32, Box<Change>),
    /// Sends what was not sent: [`Sent`].
    SendDraft(Draft),
    /// Takes up again what was not sent, to change it: [`Done`].
    ChangeDraft(Draft),
    /// Throws away what was not sent: [`Done`].
    DiscardDraft(Draft),
    /// Everything that is held of the doctor: [`OwnAccount`].
    Account,
    /// Changes what doctors change themselves, from what was seen: [`OwnAccount`].
    ChangeProfile(Box<OwnProfile>, Box<OwnProfile>),
    /// A second factor to set up: [`Factor`].
    BeginFactor,
    /// Sets it up, with the password once more and the six digits that the authenticator shows: [`OwnAccount`].
    AddFactor(Secret, String),
    /// Removes it, with the password once more and the six digits that the authenticator shows: [`OwnAccount`].
    RemoveFactor(Secret, String),
    /// Erases the account, with the password once more and the six digits of whoever has a second factor, and everything on this
    /// device: [`Here`].
    EraseAccount(Secret, Option<String>),
    /// Serves the program for files over the port beside this, for this consultation: [`Done`].
    Files(u32),
    /// The application to be verified: [`Applying`].
    Application,
    /// Keeps its form, if it is still of this revision: [`Applying`].
    SaveForm(u64, Box<Form>),
    /// Hands it to the verifiers: [`Applying`].
    Submit(u64),
    /// Takes it back: [`Applying`].
    Recall(u64),
    /// What doctor and verifiers wrote to each other: [`Papers`].
    Papers,
    /// Opens the way to the verifiers with these words, unless it is open: [`Papers`].
    OpenPapers(String),
    /// Writes to the verifiers: [`Sent`].
    Tell(String),
    /// Throws a text to them away that was not sent: [`Done`].
    Untell(String),
    /// Serves the program for files over the port beside this, for the documents under this number: [`Done`].
    Documents(u32),
}

answers!(
    Done,
    Board,
    Held,
    Service,
    OwnAccount,
    Factor,
    Elsewhere,
    Here,
    Registered,
    Resumed,
    Queue,
    Looked,
    Consultation,
    Sent,
    Room,
    Applying,
    Papers
);

/// What the worker says unasked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// Something happened in this consultation, here or in another window.
    Changed(u32),
    /// Something was written in this consultation, in another window, and not sent yet.
    Written(u32),
    /// Something happened on this device, in another window.
    Elsewhere,
    /// A notice was read, in another window.
    Notices,
    /// Something was written between doctor and verifiers, or documents stand elsewhere.
    Papers,
    /// The connection on which the consultations are followed was lost; it is tried again by itself.
    Interrupted,
    /// The connection is there; for the first time if so: then what happened before is not told.
    Connected(bool),
    /// The service has ended the session.
    LoggedOut,
}
