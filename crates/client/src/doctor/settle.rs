//! Bringing a sealed message to the service, however often that is tried.

use rand_core::CryptoRng;
use secondok_api::consultation::Role;
use secondok_protocol::id::MailboxAddress;

use super::{Doctor, SealedVaultError};
use crate::{
    content::Content,
    outbox::{Delivery, Refusal},
    service::ServiceError,
    transport::Transport,
    vault::{Vault, VaultError},
};

/// What became of the message that was on its way.
pub(super) enum Settled {
    /// There was none.
    Nothing,
    /// The service has it.
    Delivered(Content),
    /// Not known, or not possible at the moment: it stays on its way.
    Later(ServiceError, Content),
    /// It is a draft again.
    Refused(Refusal),
    /// The consultation has been erased, and is forgotten here.
    Gone,
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    pub(super) async fn settle(
        &mut self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<Settled, VaultError> {
        let pending = self.device.consultations.get(&mailbox).and_then(|kept| kept.pending.clone());
        let Some(pending) = pending else { return Ok(Settled::Nothing) };
        let delivery = pending.deliver(&self.transport, mailbox, Role::Doctor, self.authorization()).await;
        let content = pending.content.clone();
        match delivery {
            Delivery::Later(error) => Ok(Settled::Later(error, content)),
            Delivery::Delivered => {
                self.change(|device| {
                    let kept = device.kept(mailbox);
                    kept.pending = None;
                    kept.drop_draft(&content);
                    kept.opened.doctor = kept.opened.doctor.max(pending.sequence + 1);
                })
                .await?;
                Ok(Settled::Delivered(content))
            }
            Delivery::Refused(refusal) => {
                self.live.remove(&mailbox);
                self.change(|device| {
                    let kept = device.kept(mailbox);
                    kept.pending = None;
                    kept.keep_draft(content);
                })
                .await?;
                Ok(Settled::Refused(refusal))
            }
            Delivery::Gone => {
                // What is left in the sealed vault goes at the next contact if it cannot go now.
                match self.drop_consultation(mailbox, rng).await {
                    Ok(()) | Err(DropError::SealedVault(_)) => Ok(Settled::Gone),
                    Err(DropError::Vault(error)) => Err(error),
                }
            }
        }
    }

    /// Forgets an erased consultation: in the sealed vault, so on every device, and here.
    pub(super) async fn drop_consultation(
        &mut self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<(), DropError> {
        self.live.remove(&mailbox);
        if self.device.consultations.contains_key(&mailbox) {
            self.change(|device| drop(device.consultations.remove(&mailbox))).await?;
        }
        self.update(rng, |contents, _| contents.drop_consultation(mailbox)).await?;
        Ok(())
    }
}

/// Why an erased consultation was not forgotten.
#[derive(Debug, Clone, Copy, thiserror::Error)]
pub(super) enum DropError {
    #[error(transparent)]
    Vault(#[from] VaultError),
    #[error(transparent)]
    SealedVault(#[from] SealedVaultError),
}
