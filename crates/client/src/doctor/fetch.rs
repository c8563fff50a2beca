//! Fetching the patient's attachments.

use secondok_protocol::id::MailboxAddress;

use super::Doctor;
use crate::{
    attach::{FetchError, Fetching, Place},
    transport::Transport,
    vault::Vault,
};

impl<T: Transport + Clone, V: Vault> Doctor<T, V> {
    /// Begins to fetch an attachment of one of the patient's messages, each counted from 0. The consultation must have been
    /// read since this app was started.
    ///
    /// # Errors
    /// [`FetchError::Unknown`].
    pub fn fetch(
        &self,
        mailbox: MailboxAddress,
        sequence: u32,
        number: usize,
    ) -> Result<Fetching<T>, FetchError> {
        let live = self.live.get(&mailbox).ok_or(FetchError::Unknown)?;
        let attached = live.attachment(sequence, number).ok_or(FetchError::Unknown)?;
        let place = Place { mailbox, blob: attached.blob };
        Ok(Fetching::new(self.transport.clone(), place, self.authorization(), attached))
    }
}
