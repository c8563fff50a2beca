//! The same mechanism for a doctor's documents: where they go next, and whether the way is open.

use secondok_protocol::id::MailboxAddress;

use super::Patient;
use crate::{
    mailbox, service::ServiceError, summary::is_over, transport::Transport, vault::Vault, writer::Writer as _,
};

impl<T: Transport, V: Vault> Patient<T, V> {
    /// The mailbox that is opened next.
    pub(crate) fn next_mailbox(&self) -> MailboxAddress {
        self.locate(self.device.highest + 1).0
    }

    /// The latest way to the verifiers that was opened and is not erased.
    pub fn latest(&self) -> Option<u32> {
        Some(self.device.highest).filter(|index| self.device.consultations.contains_key(index))
    }

    /// The same, if it goes on.
    pub(crate) async fn running(&self) -> Result<Option<u32>, ServiceError> {
        let Some(index) = self.latest() else { return Ok(None) };
        let (mailbox, authorization) = self.locate(index);
        let state = mailbox::state(&self.transport, mailbox, authorization).await?;
        Ok(state.filter(|state| !is_over(state.state)).map(|_| index))
    }
}
