//! Support: questions about the service, sealed as consultations are, to the desk's own account.
//!
//! The account has an identity, prekeys, a vault and a queue as a doctor's has, and stands in no directory. Everybody of the
//! staff who answers opens its vault by a share of their own.

use secondok_protocol::{
    Day,
    id::{DoctorId, StaffId},
};
use serde::{Deserialize, Serialize};

use crate::{bytes::Bytes, organisation::is_mailbox};

/// The account of support, the same on every service: no doctor's number is drawn like this.
pub const ACCOUNT: DoctorId = DoctorId::from_bytes([0xff; DoctorId::LEN]);
/// Under this name its keys are fetched ([`crate::path::SPECIALTY_KEYS`]). No questionnaire has it.
pub const SPECIALTY: &str = "support";
/// Days within which support takes a question up, and then within which it answers.
pub const ANSWER_DAYS: u32 = 7;

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

/// Answer of `GET` [`crate::path::DESK_SUPPORT`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Support {
    /// The service's own day.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub today: Day,
    /// Whether the account has been made.
    pub set_up: bool,
    /// The share of who asks, if somebody has let them in.
    pub share: Option<Bytes>,
    /// The share of the printed code.
    pub printed: Option<Bytes>,
    /// Whether answers can go by e-mail.
    pub mails: bool,
    /// Everybody who may answer, by their log-in names.
    pub staff: Vec<Colleague>,
}

/// Somebody of the staff who may answer for support.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Colleague {
    /// Who.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::StaffId))]
    pub staff: StaffId,
    /// The name that they log in with.
    pub login: String,
    /// Their public key, to which shares are sealed.
    pub key: Bytes,
    /// Whether they have a share.
    pub let_in: bool,
}

/// Body of `POST` [`crate::path::DESK_SUPPORT`]: makes the account, once.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = SupportSetUp))]
#[serde(deny_unknown_fields)]
pub struct SetUp {
    /// The Ed25519 identity key, 32 bytes.
    pub identity: Bytes,
    /// The sealed vault, version 1.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::SomeBytes))]
    pub vault: Bytes,
    /// The first prekeys, signed.
    pub prekeys: Vec<Bytes>,
    /// The share of who makes it.
    pub share: Bytes,
    /// The share of the code that is printed.
    pub printed: Bytes,
}

/// A share of the vault, for one person.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = SupportShare))]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Whose.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::StaffId))]
    pub staff: StaffId,
    /// The vault key, sealed to theirs.
    pub share: Bytes,
}

/// Body of `POST` [`crate::path::DESK_SUPPORT_SHARES`]: lets somebody in.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LetIn {
    /// The version of the vault that the share opens.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Version))]
    #[serde(deserialize_with = "crate::whole::number")]
    pub version: u64,
    /// The share.
    pub share: Share,
}

/// Body of `POST` [`crate::path::DESK_SUPPORT_REKEY`]: the vault under a new key, with shares of that for those who stay and prekeys
/// whose private halves are in it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = SupportRekey))]
#[serde(deny_unknown_fields)]
pub struct Rekey {
    /// The version that it starts from.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Version))]
    #[serde(deserialize_with = "crate::whole::number")]
    pub version: u64,
    /// The vault, sealed under its new key.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::SomeBytes))]
    pub vault: Bytes,
    /// The prekeys that are published from then on, signed.
    pub prekeys: Vec<Bytes>,
    /// All shares that there are from then on, the printed code's among them.
    pub shares: Vec<Share>,
}
