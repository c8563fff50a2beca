//! The one blob that an app keeps in its device's vault: read whole, replaced whole.

use std::ops::Deref;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::vault::{Vault, VaultError};

/// What is kept in the one blob. Its field `v` is the version of the app that wrote it.
pub(crate) trait Blob: Clone + Serialize + DeserializeOwned {
    /// The blob's name in the vault.
    const NAME: &'static str;
    /// The version that this app writes.
    const VERSION: u32;
}

/// A vault, and what lies in it.
pub(crate) struct Stored<B, V> {
    vault: V,
    blob: B,
}

/// What lies in this vault, if anything does.
pub(crate) async fn load<B: Blob>(vault: &impl Vault) -> Result<Option<B>, VaultError> {
    #[derive(Deserialize)]
    struct Version {
        v: u32,
    }
    let Some(bytes) = vault.get(B::NAME).await? else { return Ok(None) };
    let Version { v } = serde_json::from_slice(&bytes).map_err(|_| VaultError::Damaged)?;
    if v > B::VERSION {
        return Err(VaultError::Newer);
    }
    serde_json::from_slice(&bytes).map(Some).map_err(|_| VaultError::Damaged)
}

impl<B: Blob, V: Vault> Stored<B, V> {
    /// What was loaded from this vault.
    pub(crate) fn loaded(vault: V, blob: B) -> Self {
        Self { vault, blob }
    }

    /// Puts this into the vault, in place of what lies there.
    pub(crate) async fn put(vault: V, blob: B) -> Result<Self, VaultError> {
        save(&vault, &blob).await?;
        Ok(Self { vault, blob })
    }

    /// Changes it. Memory follows the vault, never the other way round.
    pub(crate) async fn change(&mut self, change: impl FnOnce(&mut B)) -> Result<(), VaultError> {
        let mut blob = self.blob.clone();
        change(&mut blob);
        save(&self.vault, &blob).await?;
        self.blob = blob;
        Ok(())
    }

    /// The vault that it lies in.
    pub(crate) fn vault(&self) -> &V {
        &self.vault
    }

    /// Removes it from the vault.
    pub(crate) async fn delete(&self) -> Result<(), VaultError> {
        self.vault.delete(B::NAME).await
    }
}

impl<B, V> Deref for Stored<B, V> {
    type Target = B;

    fn deref(&self) -> &B {
        &self.blob
    }
}

async fn save<B: Blob>(vault: &impl Vault, blob: &B) -> Result<(), VaultError> {
    let bytes = serde_json::to_vec(blob).expect("plain structures are always JSON");
    vault.put(B::NAME, &bytes).await
}
