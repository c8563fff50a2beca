//! Bringing a sealed message to the service, however often that is tried.

use secondok_api::consultation::Role;

use super::Patient;
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

impl<T: Transport, V: Vault> Patient<T, V> {
    pub(super) async fn settle(&mut self, index: u32) -> Result<Settled, VaultError> {
        let pending = self.device.consultations.get(&index).and_then(|kept| kept.pending.clone());
        let Some(pending) = pending else { return Ok(Settled::Nothing) };
        let (mailbox, authorization) = self.locate(index);
        let delivery = pending.deliver(&self.transport, mailbox, Role::Patient, authorization).await;
        let content = pending.content.clone();
        match delivery {
            Delivery::Later(error) => Ok(Settled::Later(error, content)),
            Delivery::Delivered => {
                self.change(|device| {
                    let kept = device.kept(index);
                    kept.pending = None;
                    kept.drop_draft(&content);
                    kept.opened.patient = kept.opened.patient.max(pending.sequence + 1);
                })
                .await?;
                Ok(Settled::Delivered(content))
            }
            Delivery::Refused(refusal) => {
                self.live.remove(&index);
                self.change(|device| {
                    let kept = device.kept(index);
                    kept.pending = None;
                    kept.keep_draft(content);
                })
                .await?;
                Ok(Settled::Refused(refusal))
            }
            Delivery::Gone => {
                self.drop_consultation(index).await?;
                Ok(Settled::Gone)
            }
        }
    }
}
