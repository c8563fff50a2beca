//! Support: questions about the service, sealed as consultations are, to an account of the desk
//! ([`crate::desk::account::Account::Support`]). Here is what they have beside it: answers by e-mail.

use serde::{Deserialize, Serialize};

use crate::organisation::is_mailbox;

/// Longest address to which answers go by e-mail, in bytes: with the longest question it fits a message.
pub const ADDRESS_MAX: usize = 100;

/// Whether an answer can go there by e-mail.
pub fn is_reply_address(text: &str) -> bool {
    text.len() <= ADDRESS_MAX && is_mailbox(text)
}

/// Where an answer goes by e-mail, as it stands, sealed, in the question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyTo {
    /// The address. Whoever asked has said so; nobody has checked it.
    pub address: String,
    /// What the service wants to see before it sends anything there; only the service can make or open one.
    pub permit: String,
    /// How the question came.
    pub way: Way,
}

/// A way to support that is not the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// An e-mail.
    Mail,
    /// The form on the public pages.
    Form,
}

/// Body of `POST` [`crate::path::DESK_SUPPORT_MAIL`]: sends an answer, which is there already, by e-mail too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = SupportLetter))]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// [`ReplyTo::address`]
    pub address: String,
    /// [`ReplyTo::permit`]
    pub permit: String,
    /// The answer's number among the messages of support.
    #[serde(deserialize_with = "crate::whole::number")]
    pub number: u32,
}
