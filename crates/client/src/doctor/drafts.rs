//! Texts that were not sent.

use secondok_protocol::id::MailboxAddress;

use super::Doctor;
use crate::{
    content::Content,
    transport::Transport,
    vault::{Vault, VaultError},
};

/// A text kept on this device that was not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// In which consultation.
    pub mailbox: MailboxAddress,
    /// What it says.
    pub content: Content,
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// All of them.
    pub fn drafts(&self) -> Vec<Draft> {
        let texts = self.device.consultations.iter().flat_map(|(&mailbox, kept)| {
            kept.drafts.iter().map(move |kept| Draft { mailbox, content: kept.content.clone() })
        });
        texts.collect()
    }

    /// The message that is still on its way in this consultation, if there is one. Sending the same again does not
    /// double it.
    pub fn waiting_message(&self, mailbox: MailboxAddress) -> Option<&Content> {
        self.device.consultations.get(&mailbox)?.pending.as_ref().map(|pending| &pending.content)
    }

    /// Throws a draft away. There being none is success.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn discard_draft(&mut self, draft: &Draft) -> Result<(), VaultError> {
        self.change(|device| {
            if let Some(kept) = device.consultations.get_mut(&draft.mailbox) {
                kept.drop_draft(&draft.content);
            }
        })
        .await
    }
}
