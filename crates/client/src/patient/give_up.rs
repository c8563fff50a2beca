//! Giving attachments up that are on their way, and forgetting what was begun and never used.

use std::collections::BTreeSet;

use secondok_protocol::id::BlobId;

use super::Patient;
use crate::{
    attach::{Parts, Place, tus},
    kept::Kept,
    transport::Transport,
    vault::{Vault, VaultError},
    writer::Writer as _,
};

/// Why attachments were not given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GiveUpError {
    /// The message that names them is sealed, and may have arrived.
    #[error("the message that names the attachments is on its way and may have arrived")]
    MayHaveArrived,
    /// The device.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl<T: Transport, V: Vault> Patient<T, V> {
    /// Gives up what is on its way in this consultation, and places that were reserved: on this device at once, on the service
    /// at the next contact. The word that was to go with it becomes a draft. There being nothing is success.
    ///
    /// # Errors
    /// [`GiveUpError`].
    pub async fn give_up(&mut self, index: u32, parts: &impl Parts) -> Result<(), GiveUpError> {
        let Some(kept) = self.kept(index) else { return Ok(()) };
        if kept.is_naming() {
            return Err(GiveUpError::MayHaveArrived);
        }
        if kept.attaching().is_some() {
            self.change(index, Kept::give_up).await?;
        }
        let blobs: Vec<BlobId> = self.reserved(index).map(|place| place.blob).collect();
        for blob in blobs {
            parts.forget(blob, None).await?;
        }
        Ok(self.give_back(index).await?)
    }

    /// Forgets what was begun and never used, in all consultations: places that were reserved, and parts that belong to nothing
    /// that is on its way. Not while something is sealed, in this or another instance of the app: it would have to begin
    /// anew.
    ///
    /// # Errors
    /// [`VaultError`]; what the service could not be told is tried again the next time.
    pub async fn sweep(&mut self, parts: &impl Parts) -> Result<(), VaultError> {
        let indexes: Vec<u32> = self.device.consultations.keys().copied().collect();
        for &index in &indexes {
            self.give_back(index).await?;
        }
        let attaching = indexes.iter().filter_map(|index| self.attaching(*index));
        let needed: BTreeSet<BlobId> =
            attaching.flat_map(|attaching| attaching.attached()).map(|attached| attached.blob).collect();
        for blob in parts.blobs().await? {
            if !needed.contains(&blob) {
                parts.forget(blob, None).await?;
            }
        }
        Ok(())
    }

    /// Tells the service that reserved places are not needed. Those that it could not be told stay reserved.
    pub(super) async fn give_back(&mut self, index: u32) -> Result<(), VaultError> {
        let (_, authorization) = self.locate(index);
        let places: Vec<Place> = self.reserved(index).collect();
        for place in places {
            match tus::remove(&self.transport, place, &authorization).await {
                Ok(()) => self.change(index, |kept| kept.gave_back(place.blob)).await?,
                Err(error) if error.concerns_all() => break,
                // The next time it is told.
                Err(_) => {}
            }
        }
        Ok(())
    }

    fn reserved(&self, index: u32) -> impl Iterator<Item = Place> + '_ {
        let (mailbox, _) = self.locate(index);
        let reserved = self.kept(index).map(Kept::reserved).unwrap_or_default();
        reserved.iter().map(move |reserved| Place { mailbox, blob: reserved.blob })
    }
}
