//! What page and worker say to each other.

use secondok_browser::bridge::Talk;
use secondok_client::{facts::Wish, protocol::id::DoctorId};
use secondok_talk::{Board, Done, Held, QrCode, Secret, Sent, Trouble, answers};
use serde::{Deserialize, Serialize};

use crate::view::{
    Asking, Consultation, Consultations, Exported, Found, Given, Here, IntakeState, SeenKeys, Typed, Words,
};

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
///
/// What is sent is looked at first: unless somebody is sure of it, which the last field says, nothing goes that may tell who
/// is writing, and the trouble says what was found ([`Trouble::is_telling`]).
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
    /// The words of this device as a code, for another device of the same person: [`QrCode`].
    Code,
    /// The words in a code whose bytes a camera has read; they go beside: [`Secret`].
    Scanned,
    /// Some of the words as they were written down, by their number from 1: [`Here`].
    ConfirmWords(Vec<(usize, String)>),
    /// Words typed on this device: [`Here`].
    Restore(Secret),
    /// Removes everything from this device, locked or not: [`Here`].
    Forget,
    /// Opens what the phone's lock closes; what its passkey released goes beside: [`Here`].
    Unlock,
    /// From now on the phone's lock opens what is kept here: how its passkey is asked, and beside, what it released:
    /// [`Here`].
    LockBy(String),
    /// From now on it opens without; what the passkey released goes beside: [`Here`].
    LockNoMore,
    /// Locks again after so many minutes without a touch: [`Here`].
    LockAfter(u32),
    /// Keeps nothing on this device from now on, where no words are kept yet: [`Here`].
    Share,
    /// The directory: [`Found`].
    Directory,
    /// What people must know of the service and was not read here: [`Board`].
    Notices,
    /// The notice of this number was read: [`Board`].
    ReadNotice(u32),
    /// What is held of this device, and what follows from it: [`Held`].
    Facts,
    /// What this device saw of the log of doctors' keys: [`SeenKeys`].
    SeenKeys,
    /// Does what somebody wishes with a fact: [`Held`].
    Fact(Wish),
    /// Begins a request to this doctor in this specialty, or goes on with it: [`IntakeState`].
    StartIntake(DoctorId, String),
    /// The request that is being written: [`IntakeState`].
    Intake,
    /// Answers a question: [`IntakeState`].
    Answer(String, Given),
    /// Keeps what is being typed, fit or not: [`Typed`].
    Type(String, String),
    /// Keeps the questions to the doctor: [`Typed`].
    Questions(Vec<String>),
    /// Agrees to a statement, or not: [`IntakeState`].
    Agree(String, bool),
    /// Sends the request: [`Sent`].
    Ask(bool),
    /// Throws the request away: [`Done`].
    DropIntake,
    /// The question to support that was being written: [`Asking`].
    Support,
    /// Keeps what is being written to support: [`Typed`].
    ComposeSupport(String),
    /// Asks support: [`Sent`].
    AskSupport(String, bool),
    /// Every consultation: [`Consultations`].
    Consultations,
    /// Everything that the words open, for programs: [`Exported`].
    Export,
    /// Destroys every consultation: [`Done`].
    DestroyAll,
    /// New words in the place of these; whether consultations are left behind: [`Here`].
    Renew(bool),
    /// One consultation: [`Consultation`].
    Read(u32),
    /// Writes in a consultation, as the follow-up question or as a text: [`Sent`].
    Say(u32, String, bool, bool),
    /// Says who the patient is, which is the follow-up question too if so: [`Sent`].
    Reveal(u32, String, bool),
    /// Takes the request back: [`Sent`].
    Withdraw(u32, String, bool),
    /// Destroys a consultation: [`Done`].
    Destroy(u32),
    /// Sends what was not sent, by its number: [`Sent`]. It was asked about when it was to be sent first.
    SendDraft(u64),
    /// Takes a request that was not sent up again, to change it: [`IntakeState`].
    ChangeDraft(u64),
    /// Throws away what was not sent: [`Done`].
    DiscardDraft(u64),
    /// Keeps what is being written in a consultation: [`Typed`].
    Compose(u32, String),
    /// Looks at what is being typed, and keeps nothing of it: [`Typed`].
    Look(String),
    /// Follows this consultation and no other: [`Done`].
    Follow(Option<u32>),
    /// Serves the program for files over the port beside this, for this consultation: [`Done`].
    Files(u32),
}

answers!(
    Done,
    Board,
    Held,
    Here,
    Words,
    Found,
    IntakeState,
    Sent,
    Consultations,
    Consultation,
    Typed,
    Exported,
    Asking,
    QrCode,
    Secret,
    SeenKeys
);

/// What the worker says unasked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// Something happened in this consultation, here or in another window.
    Changed(u32),
    /// Something happened on this device, in another window.
    Elsewhere,
    /// A notice was read, in another window.
    Notices,
    /// The connection on which this consultation is followed was lost; it is tried again by itself.
    Interrupted(u32),
    /// The connection is back.
    Connected(u32),
}
