//! Signed prekeys: the doctor's keys that first messages are sealed to.
//!
//! Trust grows by stages, each its own type: [`UnverifiedPrekey`] (bytes that have the form), [`SignedPrekey`] (the
//! doctor signed them), [`CurrentPrekey`] (and they are valid today). Only the last can be sealed to.

mod ring;

pub use self::ring::DoctorPrekeys;
use crate::{
    Day,
    id::KeyId,
    identity::{DoctorIdentity, IdentityKey, Purpose, SIGNATURE_LEN},
    keys::{DoctorPrekey, PUBLIC_KEY_LEN, PublicKey},
};

/// Version of the encoding.
const VERSION: u8 = 1;
/// version ‖ public key ‖ not before ‖ not after
const SIGNED_LEN: usize = 1 + PUBLIC_KEY_LEN + 4 + 4;
/// Length of an encoded prekey: what is signed, and the signature; 1,289 bytes.
pub const PREKEY_LEN: usize = SIGNED_LEN + SIGNATURE_LEN;

/// Days on which a prekey can be sealed to, the first and the last included.
pub const VALID_DAYS: u32 = 14;
/// Days after which a new one is made.
pub const ROTATE_DAYS: u32 = 7;
/// Days for which the private half is kept after the last day, for messages that are still under way.
pub const KEPT_DAYS: u32 = 7;

/// A prekey that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PrekeyError {
    /// Not the form of a prekey: length, version, key or span of days.
    #[error("not a prekey")]
    Malformed,
    /// The doctor did not sign it.
    #[error("the prekey is not signed by this doctor")]
    BadSignature,
    /// Its last day is over.
    #[error("the prekey ran out after {not_after}")]
    Expired {
        /// Its last day.
        not_after: Day,
    },
    /// Its first day is still to come.
    #[error("the prekey is valid only from {not_before} on")]
    NotYetValid {
        /// Its first day.
        not_before: Day,
    },
}

/// The public half with the days on which it can be used, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Statement {
    key: PublicKey<DoctorPrekey>,
    not_before: Day,
    not_after: Day,
}

impl Statement {
    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(PREKEY_LEN);
        bytes.push(VERSION);
        bytes.extend_from_slice(self.key.as_bytes());
        bytes.extend_from_slice(&self.not_before.number().to_be_bytes());
        bytes.extend_from_slice(&self.not_after.number().to_be_bytes());
        bytes
    }

    fn signed_by(&self, identity: &DoctorIdentity) -> Vec<u8> {
        let mut bytes = self.encode();
        let signature = identity.sign(Purpose::Prekey, &[&bytes]);
        bytes.extend_from_slice(&signature);
        bytes
    }
}

/// A prekey as it was received: it has the form, nothing else is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnverifiedPrekey {
    statement: Statement,
    signature: [u8; SIGNATURE_LEN],
}

impl UnverifiedPrekey {
    /// Reads `version ‖ X-Wing public key (1216) ‖ not before (u32 BE) ‖ not after (u32 BE) ‖ Ed25519 signature (64)`.
    ///
    /// # Errors
    /// [`PrekeyError::Malformed`].
    pub fn parse(bytes: &[u8]) -> Result<Self, PrekeyError> {
        Self::read(bytes).ok_or(PrekeyError::Malformed)
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (signed, signature) = bytes.split_at_checked(SIGNED_LEN)?;
        let signature = signature.try_into().ok()?;
        let (version, rest) = signed.split_first()?;
        let (key, days) = rest.split_at(PUBLIC_KEY_LEN);
        let (not_before, not_after) = (day(&days[..4])?, day(&days[4..])?);
        let span = not_after.days_since(not_before);
        let statement = Statement { key: PublicKey::from_bytes(key).ok()?, not_before, not_after };
        (*version == VERSION && (0..i64::from(VALID_DAYS)).contains(&span))
            .then_some(Self { statement, signature })
    }

    /// Checks that this doctor signed it.
    ///
    /// # Errors
    /// [`PrekeyError::BadSignature`].
    pub fn signed_by(self, identity: &IdentityKey) -> Result<SignedPrekey, PrekeyError> {
        if identity.verifies(Purpose::Prekey, &[&self.statement.encode()], &self.signature) {
            Ok(SignedPrekey { statement: self.statement, identity: *identity })
        } else {
            Err(PrekeyError::BadSignature)
        }
    }

    /// Checks everything: the signature, then the days as [`SignedPrekey::current_on`].
    ///
    /// # Errors
    /// Any [`PrekeyError`] but `Malformed`.
    pub fn verify(
        self,
        identity: &IdentityKey,
        today: Day,
        tolerance: u32,
    ) -> Result<CurrentPrekey, PrekeyError> {
        self.signed_by(identity)?.current_on(today, tolerance)
    }
}

fn day(bytes: &[u8]) -> Option<Day> {
    let number = u32::from_be_bytes(bytes.try_into().ok()?);
    (number <= Day::MAX.number()).then_some(Day::from_number(number))
}

/// A prekey that its doctor signed, for some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedPrekey {
    statement: Statement,
    identity: IdentityKey,
}

impl SignedPrekey {
    /// Which key it is.
    pub fn key_id(&self) -> KeyId {
        self.statement.key.id()
    }

    /// The first day on which it can be used.
    pub fn not_before(&self) -> Day {
        self.statement.not_before
    }

    /// The last day on which it can be used.
    pub fn not_after(&self) -> Day {
        self.statement.not_after
    }

    /// Checks that it is valid on this day, or would be on a clock wrong by at most `tolerance` days.
    ///
    /// # Errors
    /// [`PrekeyError::Expired`], [`PrekeyError::NotYetValid`].
    pub fn current_on(self, today: Day, tolerance: u32) -> Result<CurrentPrekey, PrekeyError> {
        let Statement { not_before, not_after, .. } = self.statement;
        if today > not_after + tolerance {
            Err(PrekeyError::Expired { not_after })
        } else if today + tolerance < not_before {
            Err(PrekeyError::NotYetValid { not_before })
        } else {
            Ok(CurrentPrekey { signed: self })
        }
    }
}

/// A prekey that can be sealed to: signed by its doctor and valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrentPrekey {
    signed: SignedPrekey,
}

impl CurrentPrekey {
    /// Which key it is.
    pub fn key_id(&self) -> KeyId {
        self.signed.key_id()
    }

    /// Whose it is.
    pub fn identity(&self) -> &IdentityKey {
        &self.signed.identity
    }

    pub(crate) fn public(&self) -> &PublicKey<DoctorPrekey> {
        &self.signed.statement.key
    }
}

#[cfg(test)]
mod tests;
