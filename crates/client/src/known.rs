//! The ticket of a device on which somebody has logged in: while others guess at their password elsewhere, they are not locked out
//! here. It opens nothing and tells nothing of who they are, and stays when they log out.

use secondok_api::bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::{
    stored::{self, Blob, Stored},
    vault::{Vault, VaultError},
};

/// The name of the blob that it lies in, in the device's vault.
pub const VAULT_NAME: &str = "known";

/// The ticket, of whoever logged in last.
#[derive(Clone, Serialize, Deserialize)]
pub struct Known {
    v: u32,
    ticket: Bytes,
}

impl Known {
    /// What lies there. What cannot be read counts as nothing: one can log in without it.
    pub async fn load(vault: &impl Vault) -> Option<Self> {
        stored::load(vault).await.ok().flatten()
    }

    /// Puts it into this vault, in place of what lies there.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn keep(self, vault: &impl Vault) -> Result<(), VaultError> {
        Stored::put(vault, self).await.map(drop)
    }
}

/// What is sent with the first step of a log-in.
pub(crate) async fn ticket(vault: &impl Vault) -> Option<Bytes> {
    Known::load(vault).await.map(|known| known.ticket)
}

/// Keeps what came with the second step; a service from before there were tickets gives none.
pub(crate) async fn keep(vault: &impl Vault, ticket: Option<Bytes>) -> Result<(), VaultError> {
    match ticket {
        Some(ticket) => Known { v: Known::VERSION, ticket }.keep(vault).await,
        None => Ok(()),
    }
}

/// Removes it.
pub(crate) async fn forget(vault: &impl Vault) -> Result<(), VaultError> {
    vault.delete(VAULT_NAME).await
}

impl Blob for Known {
    const NAME: &'static str = VAULT_NAME;
    const VERSION: u32 = 1;
}

impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Known(redacted)")
    }
}
