//! The doctor's account: registration, log-in, vault, prekeys, queue.

use secondok_protocol::{
    Day,
    id::{DoctorId, SessionToken},
};
use serde::{Deserialize, Serialize};

use crate::{bytes::Bytes, consultation::MailboxState};

/// Body of `POST` [`crate::path::REGISTRATION_START`]. The invitation stands in the `Authorization` header, so that it is
/// known before any of a body is taken in; it is still valid afterwards.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RegistrationStart {
    /// OPAQUE `RegistrationRequest` (RFC 9807, section 5.1).
    pub request: Bytes,
}

/// Answer to [`RegistrationStart`].
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationChallenge {
    /// The doctor that the invitation made.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
    pub doctor: DoctorId,
    /// The name that they log in with.
    pub login: String,
    /// OPAQUE `RegistrationResponse`.
    pub response: Bytes,
}

/// Body of `POST` [`crate::path::REGISTRATION_FINISH`]; uses the invitation up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RegistrationFinish {
    /// OPAQUE `RegistrationRecord`.
    pub record: Bytes,
    /// The Ed25519 identity key, 32 bytes.
    pub identity: Bytes,
    /// The sealed vault, version 1.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::SomeBytes))]
    pub vault: Bytes,
    /// The first prekeys, signed.
    pub prekeys: Vec<Bytes>,
}

/// Body of `POST` [`crate::path::LOGIN_START`].
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LoginStart {
    /// The name that they log in with: an e-mail address in lower case; at most 254 characters.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[^\\x00-\\x1f]{1,254}$"))]
    pub login: String,
    /// OPAQUE `KE1`.
    pub request: Bytes,
    /// The ticket that this device got when somebody logged in on it last, if it has one: guesses that others make with this name
    /// elsewhere do not count here. One of another name, or one that has run out, counts as none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<Bytes>,
}

/// Answer to [`LoginStart`]; the same in form for a name that nobody has.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LoginChallenge {
    /// OPAQUE `KE2`.
    pub response: Bytes,
    /// The server's half of the exchange, sealed to itself; to be sent back.
    pub exchange: Bytes,
}

/// Body of `POST` [`crate::path::LOGIN_FINISH`].
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LoginFinish {
    /// As received.
    pub exchange: Bytes,
    /// OPAQUE `KE3`.
    pub finalization: Bytes,
    /// The six digits that the authenticator shows now, from whoever has set up a second factor. Each is taken once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// Answer to `POST` [`crate::path::FACTOR`].
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FactorChallenge {
    /// The second factor, as authenticator apps take it: `otpauth://totp/…` with its secret (SHA-1, six digits, 30 seconds).
    pub second_factor: String,
}

/// Body of `PUT` [`crate::path::FACTOR`] and `POST` [`crate::path::FACTOR_REMOVAL`]: the password once more, and a code. Between
/// [`LoginStart`] and this goes the same as for a log-in (RFC 9807), and no session begins.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FactorChange {
    /// As received in [`LoginChallenge`].
    pub exchange: Bytes,
    /// OPAQUE `KE3`.
    pub finalization: Bytes,
    /// The six digits that the authenticator shows now.
    pub code: String,
}

/// Answer to [`LoginFinish`].
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// Who logged in.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
    pub doctor: DoctorId,
    /// To be sent as `Authorization: Bearer …`.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::SessionToken))]
    pub token: SessionToken,
    /// The last day on which it is accepted.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub valid_until: Day,
    /// The service's own day.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub today: Day,
    /// To be kept on this device, also after logging out, and sent with [`LoginStart`]: for 90 days others who guess at this name's
    /// password do not lock this device out. It opens nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<Bytes>,
}

/// Answer to `DELETE` [`crate::path::OTHER_SESSIONS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EndedSessions {
    /// How many there were.
    pub count: u32,
}

/// Longest sealed vault, in bytes.
pub const VAULT_MAX: usize = 1024 * 1024;

/// The doctor's sealed vault, as answer to `GET` and body of `PUT` [`crate::path::VAULT`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Vault {
    /// In an answer: the version held. In a `PUT`: the version that this one replaces.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Version))]
    #[serde(deserialize_with = "crate::whole::number")]
    pub version: u64,
    /// Sealed bytes.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::SomeBytes))]
    pub sealed: Bytes,
}

/// Answer to `PUT` [`crate::path::VAULT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VaultVersion {
    /// The version now held.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Version))]
    pub version: u64,
}

/// Body of `PUT` [`crate::path::PREKEYS`]: replaces all that are published, if the vault is still the one that they are of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Prekeys {
    /// The version of the vault that has their private halves.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Version))]
    #[serde(deserialize_with = "crate::whole::number")]
    pub version: u64,
    /// Each in the protocol's encoding, signed by the identity key.
    pub prekeys: Vec<Bytes>,
}

/// Answer of `GET` [`crate::path::QUEUE`]: every consultation of this doctor that is not erased, ordered by what is
/// due first, then by mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Queue {
    /// The service's own day.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub today: Day,
    /// The consultations.
    pub consultations: Vec<MailboxState>,
}
