//! Uploads that are under way: each over one connection at a time, and not more of them than there is memory for.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use secondok_api::problem::Kind;
use secondok_protocol::id::BlobId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::http::Refusal;

/// Uploads at a time. Each has up to two parts in memory: one that arrives, one on its way to the disk.
const AT_ONCE: usize = 64;

/// Which uploads are under way.
#[derive(Debug)]
pub(crate) struct Uploads {
    under_way: Arc<Mutex<BTreeSet<BlobId>>>,
    room: Arc<Semaphore>,
}

impl Default for Uploads {
    fn default() -> Self {
        Self { under_way: Arc::default(), room: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

/// The turn of one upload; dropped, it is over.
#[derive(Debug)]
pub(super) struct Turn {
    blob: BlobId,
    under_way: Arc<Mutex<BTreeSet<BlobId>>>,
    _room: OwnedSemaphorePermit,
}

impl Uploads {
    /// Takes the turn of this upload.
    pub(super) fn take_turn(&self, blob: BlobId) -> Result<Turn, Refusal> {
        let room = Arc::clone(&self.room).try_acquire_owned().map_err(|_| Kind::BUSY)?;
        if !self.under_way.lock().unwrap_or_else(PoisonError::into_inner).insert(blob) {
            return Err(Kind::UPLOAD_UNDER_WAY.into());
        }
        Ok(Turn { blob, under_way: Arc::clone(&self.under_way), _room: room })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.blob);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_upload_has_one_turn_at_a_time_and_there_is_room_for_so_many() {
        let uploads = Uploads::default();
        let blob = |number| BlobId::from_bytes([number; 32]);
        let turn = uploads.take_turn(blob(0)).expect("free");
        assert_eq!(uploads.take_turn(blob(0)).err(), Some(Kind::UPLOAD_UNDER_WAY.into()));
        drop(turn);
        let turns: Vec<_> = (0..AT_ONCE as u8).map(|number| uploads.take_turn(blob(number))).collect();
        assert!(turns.iter().all(Result::is_ok));
        assert_eq!(uploads.take_turn(blob(200)).err(), Some(Kind::BUSY.into()));
        drop(turns);
        assert!(uploads.take_turn(blob(200)).is_ok());
    }
}
