//! What a patient's device keeps: the words, which consultations there are, what is on its way, drafts. No message
//! that was read, no time, nothing about the device.

use std::collections::BTreeMap;

use secondok_api::bytes::Bytes;
use secondok_protocol::{id::DoctorId, keys::ConsultationKeys, phrase::Phrase};
use serde::{Deserialize, Serialize};

use crate::{
    content::{Content, kept},
    kept::Kept,
    key_log::Seen,
    stored::{self, Blob},
    vault::{Vault, VaultError},
};

/// The name of the one blob that a patient's app keeps in its vault.
pub const VAULT_NAME: &str = "patient";

/// The whole of it, replaced as one.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Device {
    v: u32,
    entropy: Bytes,
    /// The highest index known to be used, by this device or another with the same words.
    pub(super) highest: u32,
    pub(super) consultations: BTreeMap<u32, Kept>,
    pub(super) opening: Option<Opening>,
    /// Requests that were not sent, for whatever reason.
    pub(super) drafts: Vec<RequestDraft>,
    /// What was seen of the log of keys last.
    #[serde(default)]
    pub(super) seen: Option<Seen>,
}

/// A request that was not sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RequestDraft {
    pub(super) doctor: DoctorId,
    #[serde(with = "kept")]
    pub(super) content: Content,
}

/// A first message on its way.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Opening {
    pub(super) index: u32,
    pub(super) request: RequestDraft,
    /// Sealed to this index's mailbox; none while it is still to be sealed.
    pub(super) wire: Option<Bytes>,
    /// Whether an earlier wire to this mailbox may have reached the service.
    #[serde(default)]
    pub(super) doubtful: bool,
}

impl Device {
    pub(super) fn new(phrase: &Phrase) -> Self {
        Self {
            v: Self::VERSION,
            entropy: Bytes(phrase.entropy().to_vec()),
            highest: ConsultationKeys::FIRST_INDEX - 1,
            consultations: BTreeMap::new(),
            opening: None,
            drafts: Vec::new(),
            seen: None,
        }
    }

    pub(super) fn phrase(&self) -> Result<Phrase, VaultError> {
        let entropy = self.entropy.0.as_slice().try_into().map_err(|_| VaultError::Damaged)?;
        Ok(Phrase::from_entropy(entropy))
    }

    /// A consultation was found, here or elsewhere opened.
    pub(super) fn found(&mut self, index: u32) {
        self.kept(index);
    }

    /// Keeps a request as a draft; once, however often.
    pub(super) fn keep_draft(&mut self, request: RequestDraft) {
        if !self.drafts.contains(&request) {
            self.drafts.push(request);
        }
    }

    /// The consultation's part, made if need be.
    pub(super) fn kept(&mut self, index: u32) -> &mut Kept {
        self.highest = self.highest.max(index);
        self.consultations.entry(index).or_default()
    }
}

/// What the device of this vault saw of the log of keys when it last sealed to a doctor.
///
/// # Errors
/// [`VaultError`].
pub async fn key_log_of(vault: &impl Vault) -> Result<Option<Seen>, VaultError> {
    Ok(stored::load::<Device>(vault).await?.and_then(|device| device.seen.clone()))
}

impl Blob for Device {
    const NAME: &'static str = VAULT_NAME;
    const VERSION: u32 = 1;
}

impl Drop for Device {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.entropy.0);
    }
}
