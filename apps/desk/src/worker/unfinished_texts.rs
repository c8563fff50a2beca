//! Texts that are being written: kept, sealed, on this device until they are sent.

use std::{
    collections::{BTreeMap, BTreeSet},
    marker::PhantomData,
};

use secondok_client::{
    protocol::id::{DoctorId, MailboxAddress},
    vault::{Vault, VaultError},
};
use serde::{Serialize, de::DeserializeOwned};

/// Answers to what people ask, by where they go.
pub(super) const ANSWERS: Unfinished<MailboxAddress> = Unfinished::named("answers");
/// What is asked of doctors who apply.
pub(super) const ASKED: Unfinished<DoctorId> = Unfinished::named("asked");

/// Texts of one kind, in the blob of this name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unfinished<K>(&'static str, PhantomData<K>);

impl<K: Copy + Ord + Serialize + DeserializeOwned> Unfinished<K> {
    const fn named(name: &'static str) -> Self {
        Self(name, PhantomData)
    }

    async fn load(self, vault: &impl Vault) -> Result<BTreeMap<K, String>, VaultError> {
        let kept = vault.get(self.0).await?;
        // What another version of the app has kept otherwise cannot be shown.
        Ok(kept.and_then(|kept| serde_json::from_slice(&kept).ok()).unwrap_or_default())
    }

    async fn save(self, vault: &impl Vault, texts: &BTreeMap<K, String>) -> Result<(), VaultError> {
        if texts.is_empty() {
            return vault.delete(self.0).await;
        }
        vault.put(self.0, &serde_json::to_vec(texts).expect("identifiers and texts are plain JSON")).await
    }

    /// How many there are.
    pub(super) async fn count(self, vault: &impl Vault) -> Result<usize, VaultError> {
        Ok(self.load(vault).await?.len())
    }

    /// Forgets them all.
    pub(super) async fn forget(self, vault: &impl Vault) -> Result<(), VaultError> {
        vault.delete(self.0).await
    }

    /// The one for this; empty if none was begun.
    pub(super) async fn of(self, vault: &impl Vault, to: K) -> Result<String, VaultError> {
        Ok(self.load(vault).await?.remove(&to).unwrap_or_default())
    }

    /// Keeps it as it is now; an empty one is forgotten.
    pub(super) async fn put(self, vault: &impl Vault, to: K, text: String) -> Result<(), VaultError> {
        let mut texts = self.load(vault).await?;
        if text.trim().is_empty() {
            texts.remove(&to);
        } else {
            texts.insert(to, text);
        }
        self.save(vault, &texts).await
    }

    /// Puts this before what was begun.
    pub(super) async fn put_before(self, vault: &impl Vault, to: K, text: &str) -> Result<(), VaultError> {
        let begun = self.of(vault, to).await?;
        let both =
            if begun.is_empty() || begun == text { text.to_owned() } else { format!("{text}\n\n{begun}") };
        self.put(vault, to, both).await
    }

    /// Forgets those to what is over or gone.
    pub(super) async fn keep_only(self, vault: &impl Vault, open: &BTreeSet<K>) -> Result<(), VaultError> {
        let mut texts = self.load(vault).await?;
        let before = texts.len();
        texts.retain(|to, _| open.contains(to));
        if texts.len() == before { Ok(()) } else { self.save(vault, &texts).await }
    }
}
