//! What a patient's device keeps: the words, which consultations there are, what is on its way, drafts. No message
//! that was read, no time, nothing about the device.

use std::collections::BTreeMap;

use secondok_api::{bytes::Bytes, consultation::Counts};
use secondok_protocol::{id::DoctorId, keys::ConsultationKeys, phrase::Phrase};
use serde::{Deserialize, Serialize};

use crate::{
    content::{Content, kept},
    outbox::Pending,
    vault::{Vault, VaultError},
};

/// The name of the one blob that a patient's app keeps in its vault.
pub const VAULT_NAME: &str = "patient";

const VERSION: u32 = 1;

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
}

/// What is kept of one consultation.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Kept {
    /// Messages that this device has opened: there can never be fewer.
    pub(super) opened: Counts,
    pub(super) pending: Option<Pending>,
    #[serde(default)]
    pub(super) drafts: Vec<KeptDraft>,
}

/// A text that was not sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptDraft {
    #[serde(with = "kept")]
    pub(super) content: Content,
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
            v: VERSION,
            entropy: Bytes(phrase.entropy().to_vec()),
            highest: ConsultationKeys::FIRST_INDEX - 1,
            consultations: BTreeMap::new(),
            opening: None,
            drafts: Vec::new(),
        }
    }

    pub(super) fn phrase(&self) -> Result<Phrase, VaultError> {
        let entropy = self.entropy.0.as_slice().try_into().map_err(|_| VaultError::Damaged)?;
        Ok(Phrase::from_entropy(entropy))
    }

    pub(super) async fn load(vault: &impl Vault) -> Result<Option<Self>, VaultError> {
        #[derive(Deserialize)]
        struct Version {
            v: u32,
        }
        let Some(blob) = vault.get(VAULT_NAME).await? else { return Ok(None) };
        let Version { v } = serde_json::from_slice(&blob).map_err(|_| VaultError::Damaged)?;
        if v > VERSION {
            return Err(VaultError::Newer);
        }
        serde_json::from_slice(&blob).map(Some).map_err(|_| VaultError::Damaged)
    }

    pub(super) async fn save(&self, vault: &impl Vault) -> Result<(), VaultError> {
        let blob = serde_json::to_vec(self).expect("plain structures are always JSON");
        vault.put(VAULT_NAME, &blob).await
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

impl Drop for Device {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.entropy.0);
    }
}

impl Kept {
    /// Keeps a text as a draft; once, however often.
    pub(super) fn keep_draft(&mut self, content: Content) {
        let draft = KeptDraft { content };
        if !self.drafts.contains(&draft) {
            self.drafts.push(draft);
        }
    }

    /// Takes the draft of this text away, if there is one.
    pub(super) fn drop_draft(&mut self, content: &Content) {
        self.drafts.retain(|draft| draft.content != *content);
    }
}
