//! Forgetting an erased consultation: in the sealed vault, so on every device, and here.

use rand_core::CryptoRng;
use secondok_protocol::id::MailboxAddress;

use super::{Doctor, SealedVaultError};
use crate::{
    transport::Transport,
    vault::{Vault, VaultError},
};

/// Why an erased consultation was not forgotten.
#[derive(Debug, Clone, Copy, thiserror::Error)]
pub(super) enum ForgetError {
    #[error(transparent)]
    Vault(#[from] VaultError),
    #[error(transparent)]
    SealedVault(#[from] SealedVaultError),
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Forgets an erased consultation.
    pub(super) async fn forget(
        &mut self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<(), ForgetError> {
        self.live.remove(&mailbox);
        if self.device.consultations.contains_key(&mailbox) {
            self.device.change(|device| drop(device.consultations.remove(&mailbox))).await?;
        }
        self.update(rng, |contents, _| contents.forget(mailbox)).await?;
        Ok(())
    }
}
