//! What one consultation needs, derived from the words.

use super::{Patient, Psk, SecretKey};
use crate::{
    id::{Capability, MailboxAddress},
    kdf,
    phrase::Phrase,
    secret::Secret,
};

const SALT: &[u8] = b"secondok/1 words";

/// Everything that the words give for one consultation. Nothing of one index can be linked to another index
/// without the words.
pub struct ConsultationKeys {
    index: u32,
    mailbox: MailboxAddress,
    capability: Capability,
    secret: SecretKey<Patient>,
    psk: Psk,
}

impl ConsultationKeys {
    /// The index of a patient's first consultation. An index is never used twice.
    pub const FIRST_INDEX: u32 = 1;

    /// Derives the keys of the consultation with this index: HKDF-SHA256 over the words' 128 bits, one label per
    /// purpose, the index as four big-endian bytes.
    pub fn derive(phrase: &Phrase, index: u32) -> Self {
        let (mailbox, capability) = Self::locate(phrase, index);
        Self {
            index,
            mailbox,
            capability,
            secret: SecretKey::from_seed(derive(phrase, index, b"encryption seed")),
            psk: Psk(derive(phrase, index, b"pre-shared key")),
        }
    }

    /// Only the address and the capability: what a scan for used indexes needs, a hundred times cheaper.
    pub fn locate(phrase: &Phrase, index: u32) -> (MailboxAddress, Capability) {
        (
            MailboxAddress::from_bytes(*derive(phrase, index, b"mailbox address").expose()),
            Capability::from_bytes(*derive(phrase, index, b"capability").expose()),
        )
    }

    /// What the attachments of this consultation are cleaned with: from it come the days by which their dates are shifted and
    /// the new identifiers of their images. It stays on the patient's devices.
    pub fn attachments_secret(phrase: &Phrase, index: u32) -> [u8; 32] {
        *derive(phrase, index, b"attachments secret").expose()
    }

    /// Which of the patient's consultations.
    pub fn index(&self) -> u32 {
        self.index
    }

    /// Where its mailbox is.
    pub fn mailbox(&self) -> MailboxAddress {
        self.mailbox
    }

    /// What opens the mailbox.
    pub fn capability(&self) -> &Capability {
        &self.capability
    }

    /// The patient's encryption key.
    pub fn secret(&self) -> &SecretKey<Patient> {
        &self.secret
    }

    /// The key shared with the doctor.
    pub fn psk(&self) -> &Psk {
        &self.psk
    }

    /// The name that the doctor's screen shows.
    pub fn nickname(&self) -> super::Nickname {
        self.psk.nickname()
    }
}

fn derive(phrase: &Phrase, index: u32, label: &[u8]) -> Secret<32> {
    kdf::derive(SALT, phrase.entropy(), label, &index.to_be_bytes())
}

impl std::fmt::Debug for ConsultationKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ConsultationKeys(index {}, redacted)", self.index)
    }
}
