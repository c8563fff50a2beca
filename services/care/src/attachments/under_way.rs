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
/// Of those, uploads of one consultation. One of them at a time is enough for who sends; the others are for who sends from
/// two devices, or goes on after a cut before the old connection is given up.
const OF_ONE: usize = 4;
/// With so few turns left a consultation gets one only if it has none.
const FEW: usize = AT_ONCE / 2;

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
        let most = if self.room.available_permits() < FEW { 1 } else { OF_ONE };
        if under_way.iter().filter(|(mailbox, _)| *mailbox == upload.0).count() >= most {
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
        let (uploads, busy) = (Uploads::default(), Some(Refusal::from(Kind::BUSY)));
        let take = |mailbox, blob| uploads.take_turn(upload(mailbox, blob));
        let mut turns = Vec::new();
        // Four of each until half of the turns are taken, then one of each.
        for mailbox in 0..(FEW / OF_ONE) as u8 {
            turns.extend((0..OF_ONE as u8).map(|blob| take(mailbox, blob).expect("a turn")));
            assert_eq!(take(mailbox, 100).err(), busy, "others have to get in too");
        }
        for mailbox in 100..100 + (AT_ONCE - FEW) as u8 {
            turns.push(take(mailbox, 0).expect("a turn"));
            assert_eq!(take(mailbox, 1).err(), busy, "there are few left");
        }
        assert_eq!(take(200, 0).err(), busy);
        turns.remove(0);
        assert!(take(200, 0).is_ok());
    }
}
