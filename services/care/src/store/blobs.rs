//! Where the sealed bytes of attachments lie: parts of 4 MiB, each an object of its own.
//!
//! `SHELF/MAILBOX.BLOB.PART`: the first byte of SHA-256 of the mailbox's address in hexadecimal digits, all of it, the
//! attachment's random number, the part's number. Whoever puts something on a shelf or takes it away holds the shelf,
//! so that nothing comes back that was destroyed.

use std::{
    collections::BTreeSet,
    error::Error,
    fmt::Write as _,
    io,
    ops::Range,
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use object_store::{ObjectStore, ObjectStoreExt, local::LocalFileSystem, path::Path};
use secondok_api::attachment::PART_LEN;
use secondok_protocol::{
    Day,
    id::{BlobId, MailboxAddress},
};
use tokio::sync::OwnedMutexGuard;

use super::{
    destroy::tombstone,
    error::StoreError,
    folder::Folder,
    model::{AttachmentOptions, ConsultationRow, Quota},
};

/// Bytes of copies that are there at once when files are made anew: sixteen parts.
const BATCH: u64 = 16 * PART_LEN;

/// How many times the reserve stays free of the attachments of requests that no doctor has taken: whoever opens requests without
/// end leaves room for those whom a doctor helps.
const UNTAKEN_RESERVES: u64 = 4;

/// Where they lie.
#[derive(Debug)]
pub(super) struct Blobs {
    objects: Box<dyn ObjectStore>,
    folder: Folder,
    /// One for each shelf.
    shelves: Vec<Arc<tokio::sync::Mutex<()>>>,
    /// Consultations of which something was or is going to be taken away, and whose files may still be there.
    owed: Mutex<BTreeSet<MailboxAddress>>,
    pub(super) quota: Quota,
    /// Bytes of their disk that stay free of them.
    reserve: u64,
}

/// A shelf that nobody else changes.
pub(super) struct Held {
    shelf: u8,
    _guard: OwnedMutexGuard<()>,
}

impl Held {
    /// Which one it is.
    pub(super) const fn shelf(&self) -> u8 {
        self.shelf
    }
}

impl Blobs {
    /// Opens the folder, making it first if it is missing.
    pub(super) fn open(options: &AttachmentOptions) -> Result<Self, StoreError> {
        let folder = Folder::make(&options.folder).map_err(|error| failed(&error))?;
        let objects = LocalFileSystem::new_with_prefix(&options.folder).map_err(|error| failed(&error))?;
        // What is acknowledged is on disk: the file, and its name on the shelf.
        let objects = Box::new(objects.with_fsync(true));
        let shelves = (0..=u8::MAX).map(|_| Arc::default()).collect();
        let (owed, quota, reserve) = (Mutex::default(), options.quota, options.reserve);
        Ok(Self { objects, folder, shelves, owed, quota, reserve })
    }

    /// Answers if the folder is there as it was made, and attachments may be put there.
    pub(super) async fn check(&self) -> Result<(), StoreError> {
        self.in_folder(0, |folder, _| folder.check()).await?;
        self.require_free(0, 0, self.reserve).await
    }

    /// Answers if so many bytes of this consultation may be put where they lie, and enough of the disk stays free.
    pub(super) async fn require_room(&self, of: &ConsultationRow, bytes: u64) -> Result<(), StoreError> {
        let reserves = if of.is_untaken() { UNTAKEN_RESERVES } else { 1 };
        self.require_free(shelf(of.mailbox), bytes, self.reserve.saturating_mul(reserves)).await
    }

    async fn require_free(&self, shelf: u8, bytes: u64, free: u64) -> Result<(), StoreError> {
        let has_room = self.in_folder(shelf, move |folder, shelf| folder.has_room(shelf, bytes, free));
        if has_room.await? { Ok(()) } else { Err(StoreError::Reserve) }
    }

    /// Holds the shelf of this mailbox.
    pub(super) async fn hold(&self, mailbox: MailboxAddress) -> Held {
        self.hold_shelf(shelf(mailbox)).await
    }

    /// Holds a shelf.
    pub(super) async fn hold_shelf(&self, shelf: u8) -> Held {
        Held { shelf, _guard: Arc::clone(&self.shelves[usize::from(shelf)]).lock_owned().await }
    }

    /// Puts a part where it lies. It is on disk when this has answered.
    pub(super) async fn put(
        &self,
        held: &Held,
        name: &str,
        bytes: Bytes,
        today: Day,
    ) -> Result<(), StoreError> {
        let put = self.objects.put(&path(held.shelf, name), bytes.into()).await;
        let (name, is_there) = (name.to_owned(), put.is_ok());
        // One that could not be put has moved the shelf's time all the same.
        let dated = self.in_folder(held.shelf, move |folder, shelf| match is_there {
            true => folder.date(shelf, &name, today),
            false => folder.forget_when(shelf),
        });
        let dated = dated.await;
        put.map(drop).map_err(|error| failed(&error)).and(dated)
    }

    /// Reads so much of a part; none if it is not there.
    pub(super) async fn read(
        &self,
        mailbox: MailboxAddress,
        name: &str,
        range: Range<u64>,
    ) -> Result<Option<Bytes>, StoreError> {
        match self.objects.get_range(&path(shelf(mailbox), name), range).await {
            Ok(bytes) => Ok(Some(bytes)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed(&error)),
        }
    }

    /// What lies on a shelf, in order.
    pub(super) async fn names(&self, shelf: u8) -> Result<Vec<String>, StoreError> {
        self.in_folder(shelf, |folder, shelf| folder.names(shelf)).await
    }

    /// Removes these from a shelf, for good.
    pub(super) async fn remove(&self, held: &Held, names: Vec<String>) -> Result<(), StoreError> {
        self.in_folder(held.shelf, move |folder, shelf| folder.remove(shelf, &names)).await
    }

    /// Removes from a shelf whatever begins so.
    pub(super) async fn remove_all(&self, held: &Held, beginning: &str) -> Result<(), StoreError> {
        let mut names = self.names(held.shelf).await?;
        names.retain(|name| name.starts_with(beginning));
        self.remove(held, names).await
    }

    /// Makes what came to a shelf since this was last done anew, in the order of names. The copies may take what is free
    /// down to half of the reserve, each batch for as long as it takes: where uploads have come down to the reserve already,
    /// the night has room all the same, and messages keep theirs.
    pub(super) async fn settle(&self, held: &Held) -> Result<(), StoreError> {
        let free = self.reserve / 2;
        let settled = self.in_folder(held.shelf, move |folder, shelf| folder.settle(shelf, BATCH, free));
        if settled.await? { Ok(()) } else { Err(StoreError::Reserve) }
    }

    /// Notes that these consultations, or something of them, are going to be taken away.
    pub(super) fn owe(&self, mailboxes: impl IntoIterator<Item = MailboxAddress>) {
        self.owed.lock().unwrap_or_else(PoisonError::into_inner).extend(mailboxes);
    }

    /// Those whose files may still be there.
    pub(super) fn owed(&self) -> BTreeSet<MailboxAddress> {
        self.owed.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Notes that nothing is left of this one that should not be.
    pub(super) fn settled(&self, mailbox: MailboxAddress) {
        self.owed.lock().unwrap_or_else(PoisonError::into_inner).remove(&mailbox);
    }

    async fn in_folder<T: Send + 'static>(
        &self,
        shelf: u8,
        work: impl FnOnce(&Folder, u8) -> io::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let folder = self.folder.clone();
        match tokio::task::spawn_blocking(move || work(&folder, shelf)).await {
            Ok(done) => done.map_err(|error| failed(&error)),
            Err(_) => Err(StoreError::Fault { reason: "attachments: the work was broken off".to_owned() }),
        }
    }
}

/// The shelf of a mailbox.
fn shelf(mailbox: MailboxAddress) -> u8 {
    tombstone(mailbox).as_bytes()[0]
}

fn path(shelf: u8, name: &str) -> Path {
    Path::from_iter([Folder::shelf_name(shelf).as_str(), name])
}

/// How the name of everything begins that belongs to this mailbox.
pub(super) fn of_mailbox(mailbox: MailboxAddress) -> String {
    let mut name = String::with_capacity(128);
    for byte in tombstone(mailbox).as_bytes() {
        let _ = write!(name, "{byte:02x}");
    }
    name.push('.');
    name
}

/// How the name of every part of this attachment begins.
pub(super) fn of_attachment(mailbox: MailboxAddress, blob: BlobId) -> String {
    format!("{}{blob}.", of_mailbox(mailbox))
}

/// The name of a part.
pub(super) fn of_part(mailbox: MailboxAddress, blob: BlobId, part: u32) -> String {
    format!("{}{part:03}", of_attachment(mailbox, blob))
}

/// Whether a file is a part of something whose name begins so, and not what a crash left of one.
pub(super) fn is_part(name: &str, of_attachment: &str) -> bool {
    let number = name.strip_prefix(of_attachment);
    number.is_some_and(|number| number.len() == 3 && number.bytes().all(|digit| digit.is_ascii_digit()))
}

/// What a failure of the disk means. Says nothing of which file it was.
fn failed(error: &(dyn Error + 'static)) -> StoreError {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<io::Error>() {
            return match error.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::Full,
                kind => StoreError::Unavailable { reason: format!("attachments: {kind}") },
            };
        }
        cause = error.source();
    }
    StoreError::Unavailable { reason: "attachments: not to be had".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_acknowledged_is_synced_and_parts_are_told_from_leftovers() {
        let place = tempfile::tempdir().expect("a folder");
        let blobs = Blobs::open(&AttachmentOptions::new(place.path())).expect("made");
        assert!(format!("{:?}", blobs.objects).contains("fsync: true"), "{:?}", blobs.objects);

        let (mailbox, blob) = (MailboxAddress::from_bytes([1; 32]), BlobId::from_bytes([2; 32]));
        let (name, of) = (of_part(mailbox, blob, 7), of_attachment(mailbox, blob));
        assert!(
            name.starts_with(&of_mailbox(mailbox)) && name.starts_with(&of) && is_part(&name, &of),
            "{name}"
        );
        for leftover in ["#1", ".fresh", "0"] {
            assert!(!is_part(&format!("{name}{leftover}"), &of), "{leftover}");
        }
    }
}
