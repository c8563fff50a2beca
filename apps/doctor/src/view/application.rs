//! The application to be verified.

use secondok_client::api::verification::Application;
use secondok_talk::{Both, Said, Written};
use serde::{Deserialize, Serialize};

/// The application, and what can be chosen in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applying {
    /// As it stands.
    pub application: Box<Application>,
    /// The specialties that patients are asked in, by identifier.
    pub specialties: Vec<(String, Both)>,
}

/// What doctor and verifiers wrote to each other; none before anything was sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Papers(pub Option<Box<Conversation>>);

/// What they wrote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Conversation {
    /// The number under which it stands on this device.
    pub index: u32,
    /// The messages.
    pub written: Written,
    /// Texts that were not sent.
    pub drafts: Vec<Said>,
    /// Whether nothing can be written in it any more.
    pub is_over: bool,
    /// Whether documents are on their way.
    pub attaching: bool,
}
