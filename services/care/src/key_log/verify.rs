//! Reading the whole log, and telling whether it is the one that was shown and leads people where they are led.

use std::collections::BTreeSet;

use secondok_keylog::{Checkpoint, CheckpointError, Tag, tag};

use super::KeyLog;
use crate::store::{Store, StoreError};

/// A log that is as it has to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many entries it has.
    pub entries: u64,
    /// Its checkpoint, signed.
    pub checkpoint: String,
}

/// What is wrong with a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A checkpoint that was kept is none of this log.
    #[error("a checkpoint that was kept: {0}")]
    Checkpoint(#[from] CheckpointError),
    /// It is not what it was when it had so many entries.
    #[error("its first {0} entries are not what they were")]
    Other(u64),
    /// It has fewer entries than it had.
    #[error("it had {0} entries")]
    Cut(u64),
    /// Patients are led to keys that are not in it: how many.
    #[error("{0} accounts have a key that is not in it, or another one than it says")]
    Unpublished(usize),
    /// It leads to accounts that there are not, or that nobody can ask: how many.
    #[error("it publishes keys of {0} accounts that are not here")]
    Unknown(usize),
}

/// Reads it all. `known` are checkpoints of it that were kept: it has to go on from each of them. `login_seed` is where its key comes
/// from.
///
/// # Errors
/// That the database failed; then, what is wrong.
pub async fn verify(
    store: &Store,
    login_seed: &[u8; 32],
    known: &[String],
) -> Result<Result<Verified, Broken>, StoreError> {
    let log = KeyLog::from_seed(login_seed);
    let led_to = store.led_to().await?;
    let kept = log.read(store).await?;
    for checkpoint in known {
        let was = match Checkpoint::open(checkpoint, log.key()) {
            Ok(checkpoint) => checkpoint.root,
            Err(error) => return Ok(Err(error.into())),
        };
        match kept.root_at(was.size) {
            None => return Ok(Err(Broken::Cut(was.size))),
            Some(root) if root != was => return Ok(Err(Broken::Other(was.size))),
            Some(_) => {}
        }
    }
    let is_unpublished = |(account, identity): &&(_, [u8; 32])| kept.published(*account, identity).is_none();
    let unpublished = led_to.iter().filter(is_unpublished).count();
    if unpublished > 0 {
        return Ok(Err(Broken::Unpublished(unpublished)));
    }
    let here: BTreeSet<Tag> = led_to.iter().map(|(account, _)| tag(*account)).collect();
    let unknown = kept.published_accounts().filter(|account| !here.contains(account)).count();
    if unknown > 0 {
        return Ok(Err(Broken::Unknown(unknown)));
    }
    Ok(Ok(Verified { entries: kept.size(), checkpoint: log.sign(&kept).checkpoint }))
}
