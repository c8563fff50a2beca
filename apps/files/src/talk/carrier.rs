//! The files' page and the app's worker, which carries what is sealed to the service and what the service has to here.
//!
//! The page gets a port to it from the app's own page.

use secondok_browser::bridge::Talk;
use secondok_client::attach::Place;
use secondok_talk::{Done, Secret, Sent, Trouble, answers};
use serde::{Deserialize, Serialize};

/// The files' page and the app's worker.
#[derive(Debug)]
pub struct CarrierTalk;

impl Talk for CarrierTalk {
    type Command = Command;
    type Answer = Answer;
    type Trouble = Trouble;
    type Event = Event;
}

/// What the page asks for. Each answers with the kind named; a doctor's worker sends nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Command {
    /// What cleans the files of this consultation, as base64url; beside it goes the port to imaging: [`Secret`].
    Begin,
    /// Looks at words that are to go beside so many attachments, however they go in the end: [`Looked`].
    Look(String, usize),
    /// Reserves a place for each attachment, by its size class, unless these words may not go beside them: [`Places`].
    Places(Vec<u8>, Written),
    /// Everything was sealed and handed over: it is on its way from now on, with the words for which places were reserved:
    /// [`Done`].
    Send,
    /// Where sending stands: [`Standing`].
    Standing,
    /// Does not go on, until somebody says so or the app is opened anew: [`Standing`].
    Pause,
    /// Goes on: [`Standing`].
    GoOn,
    /// Goes on as the question about the opinion, which came meanwhile: [`Standing`].
    GoOnAsQuestion,
    /// Gives up what is on its way, or is being sealed to be sent: [`Done`].
    GiveUp,
    /// Fetches an attachment of a patient's message, and hands it to imaging: [`Done`].
    Show(Named),
    /// Fetches it to be saved; the `Blob` comes beside the answer, of a study a zip archive of its files: [`Done`].
    Save(Named),
    /// Stops fetching: [`Done`].
    Stop,
}

/// An attachment by the patient's message that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The message's number.
    pub sequence: u32,
    /// Which of its attachments, from 0.
    pub number: u32,
}

/// Words that go beside attachments, and what the person knows of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The words; they may be empty.
    pub text: String,
    /// Whether they are to go as they are, though they may tell who is writing.
    pub is_sure: bool,
    /// Whether it was shown that all of it goes as the question about the opinion.
    pub as_question: bool,
}

/// What there is to say about words before they go.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Looked {
    /// Bytes that still fit; negative if it is too long by so many.
    pub room: i64,
    /// What in it may tell who is writing.
    pub tells: Option<Trouble>,
    /// Whether all of it would go as the question about the opinion, as far as is known.
    pub is_question: bool,
}

/// Places that were reserved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places(pub Vec<Place>);

/// Where sending stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Standing {
    /// Nothing is on its way.
    Nothing,
    /// It moves.
    Moving(Progress),
    /// Somebody stopped it, to go on later.
    Paused(Progress),
    /// It could not go on, and is tried again by itself.
    Waiting(Progress, Trouble),
    /// It will not go on as it is.
    Stuck(Progress, Trouble),
    /// The service has all of it.
    Sent(Sent),
}

/// How much of it the service has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// How many attachments there are.
    pub attachments: u32,
    /// Sealed bytes that the service has.
    pub done: u64,
    /// Of so many.
    pub total: u64,
}

answers!(Done, Secret, Looked, Places, Standing);

/// What the app's worker says unasked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// Sending stands elsewhere.
    Standing(Standing),
    /// The consultation is no more, or nothing of it is kept here any more: nor is what was chosen for it.
    Gone,
    /// So many sealed bytes of what is fetched have come, of so many.
    Fetched(u64, u64),
    /// What imaging seals could not be kept; imaging says `interrupted`.
    NotKept(Trouble),
}
