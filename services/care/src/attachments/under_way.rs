//! Uploads that are under way: each over one connection at a time, and not more of them than there is memory for.

use std::{
    collections::BTreeMap,
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
/// Turns of all consultations together that no doctor has taken yet, each of which has one at most. Anybody can open
/// those: they do not keep out patients whose doctor waits.
const OF_UNTAKEN: usize = AT_ONCE / 2;

/// An upload: its consultation, and its number.
type Upload = (MailboxAddress, BlobId);

/// Which uploads are under way, and of each whether a doctor has taken its consultation.
type UnderWay = Arc<Mutex<BTreeMap<Upload, bool>>>;

/// The turns of uploads.
#[derive(Debug)]
pub(crate) struct Uploads {
    under_way: UnderWay,
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
    under_way: UnderWay,
    _room: OwnedSemaphorePermit,
}

impl Uploads {
    /// Takes the turn of this upload, whose consultation a doctor has taken or not yet.
    pub(super) fn take_turn(&self, upload: Upload, is_taken: bool) -> Result<Turn, Refusal> {
        let room = Arc::clone(&self.room).try_acquire_owned().map_err(|_| Kind::BUSY)?;
        let mut under_way = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        if under_way.contains_key(&upload) {
            return Err(Kind::UPLOAD_UNDER_WAY.into());
        }
        let is_alone = !is_taken || self.room.available_permits() < FEW;
        let most = if is_alone { 1 } else { OF_ONE };
        if under_way.keys().filter(|(mailbox, _)| *mailbox == upload.0).count() >= most {
            return Err(Kind::BUSY.into());
        }
        if !is_taken && under_way.values().filter(|is_taken| !**is_taken).count() >= OF_UNTAKEN {
            return Err(Kind::BUSY.into());
        }
        under_way.insert(upload, is_taken);
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
        let turn = uploads.take_turn(upload(0, 0), true).expect("free");
        assert_eq!(uploads.take_turn(upload(0, 0), true).err(), Some(Kind::UPLOAD_UNDER_WAY.into()));
        drop(turn);
        assert!(uploads.take_turn(upload(0, 0), true).is_ok());
    }

    #[test]
    fn so_many_go_on_at_once_and_so_many_of_one_consultation() {
        let (uploads, busy) = (Uploads::default(), Some(Refusal::from(Kind::BUSY)));
        let take = |mailbox, blob| uploads.take_turn(upload(mailbox, blob), true);
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

    #[test]
    fn consultations_that_no_doctor_has_taken_keep_no_others_out() {
        let (uploads, busy) = (Uploads::default(), Some(Refusal::from(Kind::BUSY)));
        let untaken = |mailbox, blob| uploads.take_turn(upload(mailbox, blob), false);
        let mut turns =
            Vec::from_iter((0..OF_UNTAKEN as u8).map(|mailbox| untaken(mailbox, 0).expect("a turn")));
        assert_eq!(untaken(0, 1).err(), busy);
        assert_eq!(untaken(100, 0).err(), busy, "half of all turns are not theirs");
        for mailbox in 200..200 + (AT_ONCE - OF_UNTAKEN) as u8 {
            turns.push(uploads.take_turn(upload(mailbox, 0), true).expect("a turn"));
        }
        turns.remove(0);
        assert_eq!(untaken(1, 1).err(), busy, "one at a time");
        assert!(untaken(100, 0).is_ok());
    }
}
