//! Uploads that are under way: each over one connection at a time, and not more of them than there is memory for.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use secondok_api::problem::Kind;
use secondok_protocol::id::{BlobId, MailboxAddress};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::http::Refusal;

/// Uploads at a time. Each has up to two parts in memory, one that arrives and one on its way to the disk: 512 MiB in all.
const AT_ONCE: usize = 64;
/// Of those, uploads of one consultation.
const OF_ONE: usize = 4;

/// An upload: its consultation, and its number.
type Upload = (MailboxAddress, BlobId);

/// Which uploads are under way.
#[derive(Debug)]
pub(crate) struct Uploads {
    under_way: Arc<Mutex<BTreeSet<Upload>>>,
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
    upload: Upload,
    under_way: Arc<Mutex<BTreeSet<Upload>>>,
    _room: OwnedSemaphorePermit,
}

impl Uploads {
    /// Takes the turn of this upload.
    pub(super) fn take_turn(&self, upload: Upload) -> Result<Turn, Refusal> {
        let room = Arc::clone(&self.room).try_acquire_owned().map_err(|_| Kind::BUSY)?;
        let mut under_way = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        if under_way.contains(&upload) {
            return Err(Kind::UPLOAD_UNDER_WAY.into());
        }
        if under_way.iter().filter(|(mailbox, _)| *mailbox == upload.0).count() >= OF_ONE {
            return Err(Kind::BUSY.into());
        }
        under_way.insert(upload);
        Ok(Turn { upload, under_way: Arc::clone(&self.under_way), _room: room })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.upload);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upload(mailbox: u8, blob: u8) -> Upload {
        (MailboxAddress::from_bytes([mailbox; 32]), BlobId::from_bytes([blob; 32]))
    }

    #[test]
    fn an_upload_has_one_turn_at_a_time() {
        let uploads = Uploads::default();
        let turn = uploads.take_turn(upload(0, 0)).expect("free");
        assert_eq!(uploads.take_turn(upload(0, 0)).err(), Some(Kind::UPLOAD_UNDER_WAY.into()));
        drop(turn);
        assert!(uploads.take_turn(upload(0, 0)).is_ok());
    }

    #[test]
    fn so_many_go_on_at_once_and_so_many_of_one_consultation() {
        let (uploads, most) = (Uploads::default(), (AT_ONCE / OF_ONE) as u8);
        let take =
            |mailbox| Vec::from_iter((0..OF_ONE as u8).map(|blob| uploads.take_turn(upload(mailbox, blob))));
        let first = take(0);
        assert!(first.iter().all(Result::is_ok));
        assert_eq!(
            uploads.take_turn(upload(0, 100)).err(),
            Some(Kind::BUSY.into()),
            "others have to get in too"
        );
        let others = Vec::from_iter((1..most).flat_map(take));
        assert!(others.iter().all(Result::is_ok));
        assert_eq!(uploads.take_turn(upload(200, 0)).err(), Some(Kind::BUSY.into()));
        drop(first);
        assert!(uploads.take_turn(upload(200, 0)).is_ok());
    }
}
