//! Imaging and the app's worker, over a port of their own. Imaging asks.

use secondok_browser::bridge::Talk;
use secondok_client::protocol::{
    attachment::{Attached, Format},
    id::BlobId,
};
use secondok_talk::{Done, Trouble, answers};
use serde::{Deserialize, Serialize};

/// Imaging and the app's worker.
#[derive(Debug)]
pub struct HandoverTalk;

impl Talk for HandoverTalk {
    type Command = Command;
    type Answer = Answer;
    type Trouble = Trouble;
    type Event = ();
}

/// What imaging asks for. Each answers with the kind named.
#[derive(Debug, Serialize, Deserialize)]
pub enum Command {
    /// Takes over a sealed part, the `ArrayBuffer` beside it: [`Done`], once it is kept.
    Part {
        /// Of which attachment.
        blob: BlobId,
        /// Its number, from 0.
        number: u32,
    },
    /// All parts of it are there; this opens it: [`Done`].
    Sealed(Attached),
    /// What was fetched to be shown; the `Blob` comes beside the answer: [`Content`].
    Content,
}

/// The content of an attachment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// What it is.
    pub format: Format,
}

answers!(Done, Content);
