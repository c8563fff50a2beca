//! What a doctor's vault keeps of one consultation until it is erased.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::{OpenError, sealing::ContentKey};
use crate::{
    id::{MailboxAddress, MessageHash},
    keys::{Patient, Psk, PublicKey},
    secret::Secret,
};

/// Content keys that a vault keeps of one consultation, at most. A patient's app needs a prekey only until the doctor's
/// first message has reached it; one that goes on sealing to prekeys would fill the vault of a doctor, who could then
/// accept nobody else.
pub const KEPT_MAX: usize = 40;

/// The secrets of one consultation; serialises into the doctor's vault. Together with the mailbox they bring everything
/// back, also when the prekeys are long destroyed.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoctorConsultationSecrets {
    mailbox: MailboxAddress,
    seed: Secret<32>,
    psk: Psk,
    patient: PublicKey<Patient>,
    /// Content keys of the patient's messages that were sealed to a prekey, by number.
    prekey_messages: BTreeMap<u32, Kept>,
}

/// One message as it was when it was first opened.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    hash: MessageHash,
    key: ContentKey,
}

impl DoctorConsultationSecrets {
    pub(super) fn new(
        mailbox: MailboxAddress,
        seed: Secret<32>,
        psk: Psk,
        patient: PublicKey<Patient>,
    ) -> Self {
        Self { mailbox, seed, psk, patient, prekey_messages: BTreeMap::new() }
    }

    pub(super) fn keep(&mut self, sequence: u32, hash: MessageHash, key: ContentKey) {
        self.prekey_messages.insert(sequence, Kept { hash, key });
    }

    /// The kept key of the message with this number, if it is the message that was opened then.
    pub(super) fn kept_key(&self, sequence: u32, hash: MessageHash) -> Result<Option<ContentKey>, OpenError> {
        match self.prekey_messages.get(&sequence) {
            Some(kept) if kept.hash != hash => Err(OpenError::Changed { sequence }),
            kept => Ok(kept.map(|kept| kept.key.duplicate())),
        }
    }

    pub(super) fn seed(&self) -> &Secret<32> {
        &self.seed
    }

    pub(super) fn psk(&self) -> &Psk {
        &self.psk
    }

    pub(super) fn patient(&self) -> &PublicKey<Patient> {
        &self.patient
    }

    /// Which consultation's.
    pub fn mailbox(&self) -> MailboxAddress {
        self.mailbox
    }

    /// Whether both hold the same consultation key: two devices of a doctor that answer at once make different ones.
    pub fn is_same_answer(&self, other: &Self) -> bool {
        self.mailbox == other.mailbox && self.seed == other.seed
    }

    /// How many content keys are kept: grows when a message sealed to a prekey is opened, and the vault is to be saved.
    pub fn kept(&self) -> usize {
        self.prekey_messages.len()
    }
}
