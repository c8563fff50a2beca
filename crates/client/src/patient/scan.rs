//! Finding the consultations that belong to the words.

use secondok_api::consultation::MailboxState;

use super::Patient;
use crate::{
    mailbox,
    service::ServiceError,
    transport::Transport,
    vault::{Vault, VaultError},
    writer::Writer as _,
};

/// How many destroyed consultations in a row may lie before one that is still found. A destroyed one cannot be told
/// from one that never was, so there has to be an end.
pub const DESTROYED_PASSED: u32 = 20;

/// How many indexes past the last one known to be used are looked at.
const SCAN_WINDOW: u32 = DESTROYED_PASSED + 1;

/// Why a scan broke off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum ScanError {
    #[error(transparent)]
    Service(#[from] ServiceError),
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl<T: Transport, V: Vault> Patient<T, V> {
    /// Looks past the last index known, and keeps what it finds: the states of what was found now.
    pub(super) async fn scan(&mut self) -> Result<Vec<(u32, MailboxState)>, ScanError> {
        let mut found = Vec::new();
        // What was destroyed elsewhere may lie below what is known, but nothing new can: an index is never used twice,
        // and the next one is always above all that are known. A fresh device knows none and begins at the first.
        let mut index = self.device.highest + 1;
        while index <= self.device.highest.saturating_add(SCAN_WINDOW) {
            let (mailbox, authorization) = self.locate(index);
            if let Some(state) = mailbox::state(&self.transport, mailbox, authorization).await? {
                self.device.change(|device| device.found(index)).await?;
                found.push((index, state));
            }
            index += 1;
        }
        Ok(found)
    }
}
