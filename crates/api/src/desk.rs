//! The desk: how the people of the staff register and log in, and the accounts that several of them act for. What else they do
//! there stands beside what it is about.

pub mod account;

use std::{collections::BTreeSet, str::FromStr};

use secondok_protocol::id::{SessionToken, StaffId};
use serde::{Deserialize, Serialize};

use crate::bytes::Bytes;

/// What somebody of the staff may do. Nobody may do what no role of theirs says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = StaffRole))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Writes notices, and releases those of others.
    Publisher,
    /// Watches over log-ins and over what the staff does.
    Security,
    /// Answers what people ask about the service.
    Support,
    /// Checks doctors' credentials, and approves them with a second person.
    Verifier,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Publisher, Self::Security, Self::Support, Self::Verifier];

    /// As it is kept and typed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Publisher => "publisher",
            Self::Security => "security",
            Self::Support => "support",
            Self::Verifier => "verifier",
        }
    }
}

/// A text that is no role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a role: expected publisher, security, support or verifier")]
pub struct ParseRoleError;

impl FromStr for Role {
    type Err = ParseRoleError;

    fn from_str(text: &str) -> Result<Self, ParseRoleError> {
        Self::ALL.into_iter().find(|role| role.name() == text).ok_or(ParseRoleError)
    }
}

/// What somebody may do.
pub type Roles = BTreeSet<Role>;

/// Answer to [`crate::doctor::RegistrationStart`] at [`crate::path::STAFF_REGISTRATION_START`].
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = StaffRegistrationChallenge))]
pub struct RegistrationChallenge {
    /// Who the invitation makes them.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::StaffId))]
    pub staff: StaffId,
    /// The name that they log in with.
    pub login: String,
    /// What they may do.
    pub roles: Roles,
    /// OPAQUE `RegistrationResponse`.
    pub response: Bytes,
    /// The second factor, as authenticator apps take it: `otpauth://totp/…` with its secret (SHA-1, six digits, 30 seconds).
    pub second_factor: String,
}

/// Body of `POST` [`crate::path::STAFF_REGISTRATION_FINISH`]; uses the invitation up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = StaffRegistrationFinish))]
#[serde(deny_unknown_fields)]
pub struct RegistrationFinish {
    /// OPAQUE `RegistrationRecord`.
    pub record: Bytes,
    /// Their public key, which follows from the password: shares of what several people read are sealed to it.
    pub key: Bytes,
    /// The six digits that the authenticator shows now: it has the second factor.
    pub code: String,
}

/// Somebody of the staff, as answer to `GET` [`crate::path::STAFF_SESSION`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = StaffMember))]
pub struct Member {
    /// Who.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::StaffId))]
    pub staff: StaffId,
    /// The name that they log in with.
    pub login: String,
    /// What they may do now.
    pub roles: Roles,
}

/// Body of `POST` [`crate::path::STAFF_LOGIN_FINISH`].
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = StaffLoginFinish))]
#[serde(deny_unknown_fields)]
pub struct LoginFinish {
    /// As received.
    pub exchange: Bytes,
    /// OPAQUE `KE3`.
    pub finalization: Bytes,
    /// The six digits that the authenticator shows now. Each is taken once.
    pub code: String,
}

/// Answer to [`LoginFinish`].
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = StaffSession))]
pub struct Session {
    /// Who logged in.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::StaffId))]
    pub staff: StaffId,
    /// To be sent as `Authorization: Bearer …`.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::SessionToken))]
    pub token: SessionToken,
    /// What they may do now. It is looked up anew for each request.
    pub roles: Roles,
    /// When it ends, in seconds since 1970-01-01.
    pub expires: u64,
    /// To be kept on this device, also after logging out, and sent with [`crate::doctor::LoginStart`]: for 90 days others who guess
    /// at this name's password do not lock this device out. It opens nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<Bytes>,
}
