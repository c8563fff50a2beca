//! Fetching attachments back that were sent.

use super::Patient;
use crate::{
    attach::{FetchError, Fetching, Place},
    transport::Transport,
    vault::Vault,
    writer::Writer as _,
};

impl<T: Transport + Clone, V: Vault> Patient<T, V> {
    /// Begins to fetch an attachment of one of the patient's messages, each counted from 0. The consultation must have been
    /// read since this app was started.
    ///
    /// # Errors
    /// [`FetchError::Unknown`].
    pub fn fetch(&self, index: u32, sequence: u32, number: usize) -> Result<Fetching<T>, FetchError> {
        let live = self.live.get(&index).ok_or(FetchError::Unknown)?;
        let attached = live.attachment(sequence, number).ok_or(FetchError::Unknown)?;
        let (mailbox, authorization) = self.locate(index);
        let place = Place { mailbox, blob: attached.blob };
        Ok(Fetching::new(self.transport.clone(), place, authorization, attached))
    }
}
