//! The doctor's account: registration, log-in, vault, prekeys, queue.

use secondok_protocol::{
    Day,
    id::{DoctorId, InvitationCode, SessionToken},
};
use serde::{Deserialize, Serialize};

use crate::{bytes::Bytes, consultation::MailboxState};

/// Body of `POST` [`crate::path::REGISTRATION_START`].
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegistrationStart {
    /// The invitation; still valid afterwards.
    pub invitation: InvitationCode,
    /// OPAQUE `RegistrationRequest` (RFC 9807, section 5.1).
    pub request: Bytes,
}

/// Answer to [`RegistrationStart`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RegistrationChallenge {
    /// The doctor that the invitation made.
    pub doctor: DoctorId,
    /// The name that they log in with.
    pub login: String,
    /// OPAQUE `RegistrationResponse`.
    pub response: Bytes,
}

/// Body of `POST` [`crate::path::REGISTRATION_FINISH`]; uses the invitation up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegistrationFinish {
    /// The invitation.
    pub invitation: InvitationCode,
    /// OPAQUE `RegistrationRecord`.
    pub record: Bytes,
    /// The Ed25519 identity key, 32 bytes.
    pub identity: Bytes,
    /// The sealed vault, version 1.
    pub vault: Bytes,
    /// The first prekeys, signed.
    pub prekeys: Vec<Bytes>,
}

/// Body of `POST` [`crate::path::LOGIN_START`].
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoginStart {
    /// The name that they log in with: an e-mail address in lower case.
    pub login: String,
    /// OPAQUE `KE1`.
    pub request: Bytes,
}

/// Answer to [`LoginStart`]; the same in form for a name that nobody has.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LoginChallenge {
    /// OPAQUE `KE2`.
    pub response: Bytes,
    /// The server's half of the exchange, sealed to itself; to be sent back.
    pub exchange: Bytes,
}

/// Body of `POST` [`crate::path::LOGIN_FINISH`].
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoginFinish {
    /// As received.
    pub exchange: Bytes,
    /// OPAQUE `KE3`.
    pub finalization: Bytes,
}

/// Answer to [`LoginFinish`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Session {
    /// Who logged in.
    pub doctor: DoctorId,
    /// To be sent as `Authorization: Bearer …`.
    pub token: SessionToken,
    /// The last day on which it is accepted.
    pub valid_until: Day,
    /// The service's own day.
    pub today: Day,
}

/// The doctor's sealed vault, as answer to `GET` and body of `PUT` [`crate::path::VAULT`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vault {
    /// In an answer: the version held. In a `PUT`: the version that this one replaces.
    pub version: u64,
    /// Sealed bytes.
    pub sealed: Bytes,
}

/// Answer to `PUT` [`crate::path::VAULT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaultVersion {
    /// The version now held.
    pub version: u64,
}

/// Body of `PUT` [`crate::path::PREKEYS`]: replaces all that are published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prekeys {
    /// Each in the protocol's encoding, signed by the identity key.
    pub prekeys: Vec<Bytes>,
}

/// Answer of `GET` [`crate::path::QUEUE`]: every consultation of this doctor that is not erased, ordered by what is
/// due first, then by mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// The service's own day.
    pub today: Day,
    /// The consultations.
    pub consultations: Vec<MailboxState>,
}
