//! What one device of a doctor keeps while it is logged in: the session, the key of the sealed vault, what is on its
//! way, drafts.

use std::collections::BTreeMap;

use secondok_api::{bytes::Bytes, consultation::Counts};
use secondok_protocol::{
    Day,
    id::{DoctorId, MailboxAddress, SessionToken},
};
use serde::{Deserialize, Serialize};

use crate::{
    content::{Content, kept},
    outbox::Pending,
    vault::{Vault, VaultError},
};

/// The name of the one blob that a doctor's app keeps in its device's vault.
pub const VAULT_NAME: &str = "doctor";

const VERSION: u32 = 1;

/// The whole of it, replaced as one.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Device {
    v: u32,
    pub(super) login: String,
    pub(super) doctor: DoctorId,
    pub(super) token: SessionToken,
    pub(super) valid_until: Day,
    key: Bytes,
    pub(super) consultations: BTreeMap<MailboxAddress, Kept>,
}

/// What is kept of one consultation.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Kept {
    /// Messages that this device has opened: there can never be fewer.
    pub(super) opened: Counts,
    pub(super) pending: Option<Pending>,
    pub(super) drafts: Vec<KeptDraft>,
}

/// A text that was not sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptDraft {
    #[serde(with = "kept")]
    pub(super) content: Content,
}

impl Device {
    pub(super) fn new(
        login: String,
        doctor: DoctorId,
        (token, valid_until): (SessionToken, Day),
        key: &[u8; 32],
    ) -> Self {
        let key = Bytes(key.to_vec());
        Self { v: VERSION, login, doctor, token, valid_until, key, consultations: BTreeMap::new() }
    }

    pub(super) fn key(&self) -> Result<[u8; 32], VaultError> {
        self.key.0.as_slice().try_into().map_err(|_| VaultError::Damaged)
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

    /// Texts and messages of this device that the service does not have.
    pub(super) fn unsent(&self) -> usize {
        let unsent = |kept: &Kept| kept.drafts.len() + usize::from(kept.pending.is_some());
        self.consultations.values().map(unsent).sum()
    }

    /// The consultation's part, made if need be.
    pub(super) fn kept(&mut self, mailbox: MailboxAddress) -> &mut Kept {
        self.consultations.entry(mailbox).or_default()
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.key.0);
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
