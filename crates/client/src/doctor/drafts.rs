//! Texts that were not sent.

use secondok_protocol::id::MailboxAddress;

use super::Doctor;
use crate::{
    content::Content,
    transport::Transport,
    vault::{Vault, VaultError},
    writer::Writer as _,
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
            kept.drafts().map(move |content| Draft { mailbox, content: content.clone() })
        });
        texts.collect()
    }

    /// Whether just this is still on its way in this consultation, however its line ends were typed. Sending it again
    /// does not double it.
    pub fn is_waiting(&self, mailbox: MailboxAddress, content: &Content) -> bool {
        self.kept(mailbox).is_some_and(|kept| kept.is_waiting(content))
    }

    /// What is still on its way in this consultation.
    pub fn waiting(&self, mailbox: MailboxAddress) -> Option<&Content> {
        Some(&self.kept(mailbox)?.pending()?.content)
    }

    /// What was asked in this consultation, which an opinion answers by number; nothing before it was read.
    pub fn questions(&self, mailbox: MailboxAddress) -> Vec<String> {
        let request = self.live.get(&mailbox).and_then(|live| live.request());
        request.map(|request| request.questions.clone()).unwrap_or_default()
    }

    /// Throws a draft away. There being none is success.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn discard_draft(&mut self, draft: &Draft) -> Result<(), VaultError> {
        self.device
            .change(|device| {
                if let Some(kept) = device.consultations.get_mut(&draft.mailbox) {
                    kept.drop_draft(&draft.content);
                }
            })
            .await
    }
}
