//! What is inside a doctor's sealed vault.

use std::collections::BTreeMap;

use secondok_api::bytes::Bytes;
use secondok_protocol::{
    id::{DoctorId, KeyId, MailboxAddress, StaffId},
    identity::DoctorIdentity,
    keys::{PublicKey, StaffMember},
    message::DoctorConsultationSecrets,
    phrase::Phrase,
    prekey::DoctorPrekeys,
};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{SealedVaultError, together::Together};

const VERSION: u32 = 1;

/// All of it.
#[derive(Serialize, Deserialize)]
pub(super) struct Contents {
    v: u32,
    identity: Bytes,
    pub(super) prekeys: DoctorPrekeys,
    consultations: BTreeMap<MailboxAddress, DoctorConsultationSecrets>,
    /// The words by which the doctor's documents are brought to the verifiers, once they began to: their 16 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) documents: Option<Bytes>,
    /// Of an account that several people act for: everybody who was let in and has not left, each with the key that they had
    /// then. No service can add one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) shared_with: BTreeMap<StaffId, KeyId>,
    /// And the key of the code that was printed for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) printed: Option<PublicKey<StaffMember>>,
    /// And what those who act for it know together of their work.
    #[serde(default, skip_serializing_if = "Together::is_empty")]
    pub(super) together: Together,
}

impl Contents {
    pub(super) fn new(identity: &DoctorIdentity) -> Self {
        Self {
            v: VERSION,
            identity: Bytes(identity.seed_bytes().to_vec()),
            prekeys: DoctorPrekeys::new(),
            consultations: BTreeMap::new(),
            documents: None,
            shared_with: BTreeMap::new(),
            printed: None,
            together: Together::default(),
        }
    }

    pub(super) fn parse(bytes: &[u8]) -> Result<Self, SealedVaultError> {
        #[derive(Deserialize)]
        struct Version {
            v: u32,
        }
        let Version { v } = serde_json::from_slice(bytes).map_err(|_| SealedVaultError::Damaged)?;
        if v > VERSION {
            return Err(SealedVaultError::Newer);
        }
        serde_json::from_slice(bytes).map_err(|_| SealedVaultError::Damaged)
    }

    pub(super) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(serde_json::to_vec(self).expect("plain structures are always JSON"))
    }

    /// A second one, to be changed while the first still holds.
    pub(super) fn duplicate(&self) -> Self {
        serde_json::from_slice(&self.to_bytes()).expect("written by the same code")
    }

    pub(super) fn identity(&self, doctor: DoctorId) -> Result<DoctorIdentity, SealedVaultError> {
        let seed = Zeroizing::new(
            <[u8; 32]>::try_from(self.identity.0.as_slice()).map_err(|_| SealedVaultError::Damaged)?,
        );
        Ok(DoctorIdentity::from_seed_bytes(doctor, &seed))
    }

    /// The words of the documents.
    pub(super) fn documents_phrase(&self) -> Result<Phrase, SealedVaultError> {
        let entropy = self.documents.as_ref().and_then(|entropy| entropy.0.as_slice().try_into().ok());
        entropy.map(Phrase::from_entropy).ok_or(SealedVaultError::Damaged)
    }

    pub(super) fn mailboxes(&self) -> impl Iterator<Item = MailboxAddress> + '_ {
        self.consultations.keys().copied().chain(self.together.mailboxes())
    }

    /// How many content keys are kept of this consultation.
    pub(super) fn kept(&self, mailbox: MailboxAddress) -> Option<usize> {
        self.consultations.get(&mailbox).map(DoctorConsultationSecrets::kept)
    }

    pub(super) fn secrets(&self, mailbox: MailboxAddress) -> Option<DoctorConsultationSecrets> {
        self.consultations.get(&mailbox).map(duplicate)
    }

    /// Puts the secrets of a consultation in, if there are none of it or those there know less. Whether that changed
    /// anything. Two devices that accept at once so end up with the same secrets: those that came first.
    pub(super) fn keep(&mut self, secrets: &DoctorConsultationSecrets) -> bool {
        let mailbox = secrets.mailbox();
        let better = match self.consultations.get(&mailbox) {
            None => true,
            Some(there) => there.is_same_answer(secrets) && there.kept() < secrets.kept(),
        };
        if better {
            self.consultations.insert(mailbox, duplicate(secrets));
        }
        better
    }

    /// Takes the secrets of a consultation out that is over. Whether that changed anything.
    pub(super) fn drop_consultation(&mut self, mailbox: MailboxAddress) -> bool {
        self.consultations.remove(&mailbox).is_some() | self.together.finish(mailbox)
    }

    /// Takes everything of an erased consultation out. Whether that changed anything.
    pub(super) fn forget(&mut self, mailbox: MailboxAddress) -> bool {
        self.drop_consultation(mailbox) | self.together.forget(mailbox)
    }
}

impl Drop for Contents {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.identity.0);
        self.documents.iter_mut().for_each(|entropy| zeroize::Zeroize::zeroize(&mut entropy.0));
    }
}

fn duplicate(secrets: &DoctorConsultationSecrets) -> DoctorConsultationSecrets {
    let json = Zeroizing::new(serde_json::to_vec(secrets).expect("plain structures are always JSON"));
    serde_json::from_slice(&json).expect("written by the same code")
}
