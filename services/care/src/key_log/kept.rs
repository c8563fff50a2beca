//! The log in memory: 150 bytes for each entry.

use std::collections::HashMap;

use hkdf::Hkdf;
use secondok_api::directory;
use secondok_keylog::{Entry, Kind, LogKey, LogSigner, Root, Tag, TileName, Tree, bundle, tag};
use secondok_protocol::id::DoctorId;
use sha2::Sha256;
use tokio::sync::{Mutex, MutexGuard};
use zeroize::Zeroizing;

use crate::store::{Store, StoreError};

/// What the log's key is derived from the seed of the log-ins with.
const KEY: &[u8] = b"secondok/1 key log";
/// Entries that are read at once.
const PAGE: u32 = 4096;

/// The log, and what signs its checkpoints.
pub(crate) struct KeyLog {
    signer: LogSigner,
    kept: Mutex<Kept>,
}

/// The log as far as it has been read.
#[derive(Default)]
pub(crate) struct Kept {
    entries: Vec<Entry>,
    tree: Tree,
    /// The last entry of each account.
    last: HashMap<Tag, u64>,
}

impl KeyLog {
    /// The same seed gives the same log for ever: it lies outside of the database and its backups.
    pub(crate) fn from_seed(seed: &[u8; 32]) -> Self {
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, seed).expand(KEY, &mut *key).expect("32 bytes can be expanded");
        Self { signer: LogSigner::from_seed(&key), kept: Mutex::default() }
    }

    /// As it stands in the database now. What was read before is not read again: an entry never changes.
    pub(crate) async fn read(&self, store: &Store) -> Result<MutexGuard<'_, Kept>, StoreError> {
        loop {
            // Nobody waits for another one's database.
            let from = self.kept.lock().await.size();
            let new = store.key_log(from, PAGE).await?;
            let is_end = new.len() < PAGE as usize;
            let mut kept = self.kept.lock().await;
            for (number, entry) in (from..).zip(new) {
                if number == kept.size() {
                    kept.push(entry);
                }
            }
            if is_end {
                return Ok(kept);
            }
        }
    }

    /// What is published under this name, if there is anything. What was there once stays what it is: the database is only asked for more.
    pub(crate) async fn tile(&self, store: &Store, name: TileName) -> Result<Option<Vec<u8>>, StoreError> {
        if let Some(bytes) = self.kept.lock().await.tile(name) {
            return Ok(Some(bytes));
        }
        Ok(self.read(store).await?.tile(name))
    }

    /// Its name and public key.
    pub(crate) fn key(&self) -> &LogKey {
        self.signer.key()
    }

    /// What it is, signed.
    pub(crate) fn sign(&self, kept: &Kept) -> directory::KeyLog {
        directory::KeyLog {
            key: self.signer.key().to_string(),
            checkpoint: self.signer.sign(kept.tree.root()),
        }
    }
}

impl Kept {
    fn push(&mut self, entry: Entry) {
        self.last.insert(entry.account, self.tree.size());
        self.tree.push(entry.leaf());
        self.entries.push(entry);
    }

    /// The number of the entry that leads people to this key of this account, and the entry.
    pub(crate) fn published(&self, account: DoctorId, identity: &[u8; 32]) -> Option<(u64, &Entry)> {
        let number = *self.last.get(&tag(account))?;
        let entry = self.entries.get(usize::try_from(number).ok()?)?;
        entry.publishes(account, identity).then_some((number, entry))
    }

    /// Accounts whose last entry leads people to a key.
    pub(crate) fn published_accounts(&self) -> impl Iterator<Item = Tag> {
        let is_published = |number: &u64| {
            let entry = usize::try_from(*number).ok().and_then(|number| self.entries.get(number));
            entry.is_some_and(|entry| entry.kind == Kind::Published)
        };
        self.last.iter().filter(move |(_, number)| is_published(number)).map(|(account, _)| *account)
    }

    /// How many entries it has.
    pub(crate) fn size(&self) -> u64 {
        self.tree.size()
    }

    /// What it was when it had so many entries, if it ever did.
    pub(crate) fn root_at(&self, size: u64) -> Option<Root> {
        (size <= self.size()).then(|| self.tree.root_at(size))
    }

    /// What shows that these entries are in it.
    pub(crate) fn prove(&self, entries: &[u64]) -> Vec<u8> {
        self.tree.prove(self.tree.size(), entries).expect("entries of this log")
    }

    fn tile(&self, name: TileName) -> Option<Vec<u8>> {
        let Some(numbers) = name.entries() else { return self.tree.tile(name) };
        let index = |number| usize::try_from(number).ok();
        let entries = self.entries.get(index(numbers.start)?..index(numbers.end)?)?;
        Some(bundle(entries.iter().map(|entry| entry.to_bytes().to_vec())))
    }
}
