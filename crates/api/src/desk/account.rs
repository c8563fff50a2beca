//! The desk's own accounts: each has an identity, prekeys, a vault and a queue as a doctor's has, stands in no directory, and
//! is acted for by several people of the staff. Each of them opens its vault by a share of their own.

use secondok_protocol::{
    Day,
    id::{DoctorId, StaffId},
};
use serde::{Deserialize, Serialize};

use super::Role;
use crate::{bytes::Bytes, path};

/// An account of the desk, the same on every service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Account {
    /// People ask it about the service.
    Support,
    /// Doctors show it their credentials.
    Verification,
}

impl Account {
    /// Every account.
    pub const ALL: [Self; 2] = [Self::Support, Self::Verification];

    /// Its number: no doctor's is drawn like this.
    pub const fn id(self) -> DoctorId {
        DoctorId::from_bytes(match self {
            Self::Support => [0xff; DoctorId::LEN],
            Self::Verification => [0xfe; DoctorId::LEN],
        })
    }

    /// The account of this number; none of a doctor's.
    pub fn of(number: DoctorId) -> Option<Self> {
        Self::ALL.into_iter().find(|account| account.id() == number)
    }

    /// Under this name its keys are fetched ([`path::SPECIALTY_KEYS`]). No questionnaire has it.
    pub const fn specialty(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Verification => "verification",
        }
    }

    /// Who of the staff may act for it.
    pub const fn role(self) -> Role {
        match self {
            Self::Support => Role::Support,
            Self::Verification => Role::Verifier,
        }
    }

    /// Days within which what is sent to it is taken up, and then within which it is answered.
    pub const fn answer_days(self) -> u32 {
        match self {
            Self::Support => 7,
            Self::Verification => 60,
        }
    }

    /// Scheme of the `Authorization` header by which a session of the staff acts for it, on the desk's origin.
    pub const fn scheme(self) -> &'static str {
        match self {
            Self::Support => path::SESSION_SCHEME,
            Self::Verification => path::VERIFICATION_SCHEME,
        }
    }

    /// `GET`: [`SharedAccount`]; `POST`: [`SetUp`] → 204.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Support => path::DESK_SUPPORT,
            Self::Verification => path::DESK_VERIFICATION,
        }
    }

    /// `POST`: [`LetIn`] → 204.
    pub const fn shares_path(self) -> &'static str {
        match self {
            Self::Support => path::DESK_SUPPORT_SHARES,
            Self::Verification => path::DESK_VERIFICATION_SHARES,
        }
    }

    /// `POST`: [`Rekey`] → [`crate::doctor::VaultVersion`].
    pub const fn rekey_path(self) -> &'static str {
        match self {
            Self::Support => path::DESK_SUPPORT_REKEY,
            Self::Verification => path::DESK_VERIFICATION_REKEY,
        }
    }
}

/// Answer of `GET` [`Account::path`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedAccount {
    /// The service's own day.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub today: Day,
    /// Whether the account has been made.
    pub set_up: bool,
    /// The share of who asks, if somebody has let them in.
    pub share: Option<Bytes>,
    /// The share of the printed code.
    pub printed: Option<Bytes>,
    /// Whether answers can go by e-mail; support's alone do.
    pub mails: bool,
    /// Everybody who may act for it, by their log-in names.
    pub staff: Vec<Colleague>,
}

/// Somebody of the staff who may act for an account.
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

/// Body of `POST` [`Account::path`]: makes the account, once.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = SharedAccountSetUp))]
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
#[cfg_attr(feature = "openapi", schema(as = SharedAccountShare))]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Whose.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::StaffId))]
    pub staff: StaffId,
    /// The vault key, sealed to theirs.
    pub share: Bytes,
}

/// Body of `POST` [`Account::shares_path`]: lets somebody in.
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

/// Body of `POST` [`Account::rekey_path`]: the vault under a new key, with shares of that for those who stay and prekeys
/// whose private halves are in it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = SharedAccountRekey))]
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_accounts_have_anything_in_common() {
        let distinct = |of: fn(Account) -> String| BTreeSet::from_iter(Account::ALL.map(of)).len();
        let each: [fn(Account) -> String; 7] = [
            |account| account.id().to_text(),
            |account| account.specialty().to_owned(),
            |account| account.role().name().to_owned(),
            |account| account.scheme().to_owned(),
            |account| account.path().to_owned(),
            |account| account.shares_path().to_owned(),
            |account| account.rekey_path().to_owned(),
        ];
        assert_eq!(each.map(distinct), [Account::ALL.len(); 7]);
    }

    #[test]
    fn an_account_is_known_by_its_number_and_a_doctor_is_none() {
        assert_eq!(Account::ALL.map(|account| Account::of(account.id())), Account::ALL.map(Some));
        assert_eq!(Account::of(DoctorId::from_bytes([7; DoctorId::LEN])), None);
    }
}
