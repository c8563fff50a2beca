//! Texts that were not sent.

use secondok_protocol::id::DoctorId;

use super::Patient;
use crate::{
    content::Content,
    transport::Transport,
    vault::{Vault, VaultError},
    writer::Writer as _,
};

/// A text kept on this device that was not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// In which consultation; none for a request that opens one.
    pub index: Option<u32>,
    /// To whom a request was meant.
    pub doctor: Option<DoctorId>,
    /// What it says.
    pub content: Content,
}

impl<T: Transport, V: Vault> Patient<T, V> {
    /// All of them.
    pub fn drafts(&self) -> Vec<Draft> {
        let request = self.device.drafts.iter().map(|draft| Draft {
            index: None,
            doctor: Some(draft.doctor),
            content: draft.content.clone(),
        });
        let texts = self.device.consultations.iter().flat_map(|(&index, kept)| {
            let draft = move |content| Draft { index: Some(index), doctor: None, content };
            kept.drafts().map(move |content| draft(content.clone()))
        });
        request.chain(texts).collect()
    }

    /// Throws a draft away. There being none is success.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn discard_draft(&mut self, draft: &Draft) -> Result<(), VaultError> {
        self.device
            .change(|device| match draft.index {
                None => device
                    .drafts
                    .retain(|kept| Some(kept.doctor) != draft.doctor || kept.content != draft.content),
                Some(index) => {
                    if let Some(kept) = device.consultations.get_mut(&index) {
                        kept.drop_draft(&draft.content);
                    }
                }
            })
            .await
    }

    /// Whether just this is still on its way in this consultation, however its line ends were typed. Sending it again
    /// does not double it.
    pub fn is_waiting(&self, index: u32, content: &Content) -> bool {
        self.kept(index).is_some_and(|kept| kept.is_waiting(content))
    }

    /// What is still on its way in this consultation.
    pub fn waiting(&self, index: u32) -> Option<&Content> {
        Some(&self.kept(index)?.pending()?.content)
    }

    /// What was asked in this consultation, which an opinion answers by number; nothing before it was read.
    pub fn questions(&self, index: u32) -> Vec<String> {
        let request = self.live.get(&index).and_then(|live| live.request());
        request.map(|request| request.questions.clone()).unwrap_or_default()
    }

    /// The request that is still on its way, if there is one: to whom, and what it says.
    pub fn waiting_request(&self) -> Option<Draft> {
        self.device.opening.as_ref().map(|opening| Draft {
            index: None,
            doctor: Some(opening.request.doctor),
            content: opening.request.content.clone(),
        })
    }
}
