//! What stands in the log.

use secondok_protocol::{Day, id::DoctorId, identity::IDENTITY_KEY_LEN};
use sha2::{Digest, Sha256};
use tlog_tiles::tlog::record_hash;

/// Length of an entry in bytes: a version, the kind, the account, the key, the day.
pub const ENTRY_LEN: usize = 2 + 32 + 32 + 4;
/// The version of this form.
const VERSION: u8 = 1;
const ACCOUNT: &[u8] = b"secondok/1 logged account\0";
const KEY: &[u8] = b"secondok/1 logged key\0";

/// How an account stands in the log.
pub type Tag = [u8; 32];

/// The [`Tag`] of an account: SHA-256 of its random number, behind words of its own.
pub fn tag(account: DoctorId) -> Tag {
    Sha256::new().chain_update(ACCOUNT).chain_update(account.as_bytes()).finalize().into()
}

/// What an entry says of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// From this day on people can be led to seal to it.
    Published,
    /// From this day on nobody is.
    Withdrawn,
}

impl Kind {
    const ALL: [Self; 2] = [Self::Published, Self::Withdrawn];

    const fn code(self) -> u8 {
        match self {
            Self::Published => 1,
            Self::Withdrawn => 2,
        }
    }
}

/// One entry. Whoever knows an account and its key can tell that it is theirs; of an account that was erased it tells nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What it says.
    pub kind: Kind,
    /// Of whose key: a doctor's, or of an account of the desk.
    pub account: Tag,
    /// SHA-256 of the account's random number and its Ed25519 identity key, which signs prekeys and messages.
    pub key: [u8; 32],
    /// The day on which it was written.
    pub day: Day,
}

/// Bytes that are no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an entry of this version: expected {ENTRY_LEN} bytes")]
pub struct EntryError;

impl Entry {
    /// That people are led to this key of this account, from this day on.
    pub fn published(account: DoctorId, identity: &[u8; IDENTITY_KEY_LEN], day: Day) -> Self {
        let key = Sha256::new().chain_update(KEY).chain_update(account.as_bytes()).chain_update(identity);
        Self { kind: Kind::Published, account: tag(account), key: key.finalize().into(), day }
    }

    /// Whether it leads people to this key of this account.
    pub fn publishes(&self, account: DoctorId, identity: &[u8; IDENTITY_KEY_LEN]) -> bool {
        *self == Self::published(account, identity, self.day)
    }

    /// [`ENTRY_LEN`] bytes: version 1, kind, account, key, day since 1970-01-01 (big-endian).
    pub fn to_bytes(&self) -> [u8; ENTRY_LEN] {
        let mut bytes = [0; ENTRY_LEN];
        let day = self.day.number().to_be_bytes();
        let parts: [&[u8]; 4] = [&[VERSION, self.kind.code()], &self.account, &self.key, &day];
        bytes.copy_from_slice(&parts.concat());
        bytes
    }

    /// Reads it.
    ///
    /// # Errors
    /// [`EntryError`] for anything that [`Entry::to_bytes`] does not give.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EntryError> {
        let (head, rest) = bytes.split_first_chunk::<2>().ok_or(EntryError)?;
        let (account, rest) = rest.split_first_chunk().ok_or(EntryError)?;
        let (key, day) = rest.split_first_chunk().ok_or(EntryError)?;
        let day = u32::from_be_bytes(day.try_into().map_err(|_| EntryError)?);
        let kind = Kind::ALL.into_iter().find(|kind| kind.code() == head[1]).ok_or(EntryError)?;
        let entry = Self { kind, account: *account, key: *key, day: Day::from_number(day) };
        // One entry has one form: a day too far ahead would be read as another one.
        if entry.to_bytes() == bytes { Ok(entry) } else { Err(EntryError) }
    }

    /// Its hash as a leaf of the tree (RFC 6962, section 2.1).
    pub fn leaf(&self) -> [u8; 32] {
        record_hash(&self.to_bytes()).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_has_one_form() {
        let account = DoctorId::from_bytes([7; DoctorId::LEN]);
        let entry = Entry::published(account, &[9; 32], Day::from_number(20_000));
        assert!(entry.publishes(account, &[9; 32]) && !entry.publishes(account, &[8; 32]));
        assert!(!entry.publishes(DoctorId::from_bytes([8; DoctorId::LEN]), &[9; 32]));
        assert!(!Entry { kind: Kind::Withdrawn, ..entry }.publishes(account, &[9; 32]));
        let bytes = entry.to_bytes();
        assert_eq!(Entry::from_bytes(&bytes), Ok(entry));
        assert_eq!(Entry::from_bytes(&bytes[1..]), Err(EntryError));
        assert_eq!(Entry::from_bytes(&[&bytes[..], &[0]].concat()), Err(EntryError));
        for (at, value) in [(0, 2), (1, 0), (1, 3), (ENTRY_LEN - 4, 0xff)] {
            let mut other = bytes;
            other[at] = value;
            assert_eq!(Entry::from_bytes(&other), Err(EntryError), "byte {at} is {value}");
        }
    }
}
