//! What the page shows, as the worker tells it. No keys and no wires.

mod application;
mod consultation;

use std::collections::BTreeMap;

use secondok_client::{doctor::AccountCopy, protocol::Day};
use secondok_talk::{Both, LoggedIn, Trouble};
use serde::{Deserialize, Serialize};

pub use application::{Applying, Conversation, Papers};
pub use consultation::{Change, Consultation, Draft, Item, Looked, News, Queue, Resumed};
pub use secondok_client::unfinished::{OpinionPart, UnfinishedOpinion, Writing};

/// What the service is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Whether everything is invented.
    pub demonstration: bool,
}

/// Everything that is held of the doctor.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OwnAccount {
    /// All of it.
    pub copy: Box<AccountCopy>,
    /// What its specialties are called.
    pub specialties: BTreeMap<String, Both>,
}

/// On how many other devices the doctor was logged out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere(pub u32);

/// A second factor that is being set up: shown once, kept nowhere.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Factor {
    /// As authenticator apps take it: `otpauth://totp/…`.
    pub address: String,
    /// Its key, as it is typed.
    pub key: String,
}

impl std::fmt::Debug for Factor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Factor(redacted)")
    }
}

/// Who is logged in on this device.
pub type Here = secondok_talk::Here<Session>;

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The name that was logged in with.
    pub login: String,
    /// Its last day.
    pub until: Day,
    /// Texts on this device that the service does not have, begun ones too.
    pub unsent: usize,
}

impl LoggedIn for Session {
    fn login(&self) -> &str {
        &self.login
    }
}

/// A doctor who has registered.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Registered {
    /// The name to log in with.
    pub login: String,
    /// The code to print: shown once, kept nowhere.
    pub code: String,
    /// Set if no answer came to the last step: whether it was done shows when one logs in.
    pub unsure: Option<Trouble>,
}

impl std::fmt::Debug for Registered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Registered(redacted)")
    }
}
