//! The log of keys: what a device saw of it once, everything later has to go on from.

use std::str::FromStr as _;

use secondok_api::{directory::KeyLog, path, problem::Kind};
use secondok_keylog::{
    Checkpoint, CheckpointError, Entry, Growth, LogKey, NotConsistent, Root, TileName, unbundle,
};
use serde::{Deserialize, Serialize};

use crate::{
    service::{self, ServiceError},
    transport::{Method, Transport},
};

/// What this device saw of the log last: its key and a signed checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    key: String,
    checkpoint: String,
}

/// Why what the service says of the log is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LogRefusal {
    /// It is none, or not signed by the log.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// It is another log than the one that this device saw first.
    #[error("the service has another log of keys than before")]
    OtherLog,
    /// It does not go on from what this device saw.
    #[error(transparent)]
    NotConsistent(#[from] NotConsistent),
    /// A key that people are led to is not in it.
    #[error("the doctors' keys are not in the log")]
    NotIncluded,
}

/// Why a log could not be looked at, or is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    /// It could not be fetched.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// It was, and shows what must not be.
    #[error(transparent)]
    Refused(LogRefusal),
}

impl<E: Into<LogRefusal>> From<E> for LogError {
    fn from(refusal: E) -> Self {
        Self::Refused(refusal.into())
    }
}

/// The log as it stands, checked against what this device saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// To be kept in place of what was seen before.
    pub seen: Seen,
    /// What the log is.
    pub root: Root,
}

/// Fetches the log as it stands, and checks that it goes on from what this device saw. No request says what that was.
///
/// # Errors
/// [`LogError`].
pub async fn follow(transport: &impl Transport, seen: Option<&Seen>) -> Result<Followed, LogError> {
    let get = service::plain(Method::Get, path::KEY_LOG.to_owned(), None);
    let log: KeyLog = service::fetch(transport, get).await?;
    goes_on(transport, seen, &log).await
}

/// Checks that this log goes on from what this device saw.
pub(crate) async fn goes_on(
    transport: &impl Transport,
    seen: Option<&Seen>,
    log: &KeyLog,
) -> Result<Followed, LogError> {
    let key = LogKey::from_str(&log.key)?;
    let root = Checkpoint::open(&log.checkpoint, &key)?.root;
    let before = match seen {
        Some(seen) if seen.key != log.key => return Err(LogRefusal::OtherLog.into()),
        Some(seen) => Checkpoint::open(&seen.checkpoint, &key)?.root,
        // As from where it stands: that nothing is fetched would tell that this device is new.
        None => root,
    };
    grows(transport, before, root).await?;
    Ok(Followed { seen: Seen { key: log.key.clone(), checkpoint: log.checkpoint.clone() }, root })
}

/// Checks that a log grew from one root to another.
async fn grows(transport: &impl Transport, before: Root, now: Root) -> Result<(), LogError> {
    let mut growth = Growth::to(now);
    loop {
        let missing = growth.goes_on_from(before)?;
        if missing.is_empty() {
            return Ok(());
        }
        take(transport, &mut growth, missing).await?;
    }
}

async fn take(
    transport: &impl Transport,
    growth: &mut Growth,
    missing: Vec<TileName>,
) -> Result<(), LogError> {
    for name in missing {
        growth.take(name, fetch(transport, name).await?);
    }
    Ok(())
}

async fn fetch(transport: &impl Transport, name: TileName) -> Result<Vec<u8>, LogError> {
    let get = service::plain(Method::Get, path::key_log_tile(name), None);
    match service::fetch_bytes(transport, get).await {
        Ok(bytes) => Ok(bytes),
        // What it has signed it has to show.
        Err(error) if error.is(Kind::NOT_FOUND) => Err(NotConsistent::Tiles.into()),
        Err(error) => Err(error.into()),
    }
}

/// Entries of a log, as they come together.
pub(crate) struct Bundle {
    /// Checked to be those of the tree.
    pub(crate) entries: Vec<Entry>,
    /// The number of the entry that follows them, counted from 0.
    pub(crate) end: u64,
}

/// Fetches the entries of a log around this number, counted from 0; none beyond its end.
pub(crate) async fn entries(
    transport: &impl Transport,
    root: Root,
    from: u64,
) -> Result<Option<Bundle>, LogError> {
    let Some(name) = TileName::of_entries(from, root.size) else { return Ok(None) };
    let end = name.entries().expect("a bundle of entries").end;
    let entries = unbundle(&fetch(transport, name).await?).map_err(|_| NotConsistent::Tiles)?;
    let mut growth = Growth::to(root);
    loop {
        let missing = growth.has(name, &entries)?;
        if missing.is_empty() {
            return Ok(Some(Bundle { entries, end }));
        }
        take(transport, &mut growth, missing).await?;
    }
}

impl TryFrom<Seen> for Followed {
    type Error = CheckpointError;

    fn try_from(seen: Seen) -> Result<Self, CheckpointError> {
        let root = Checkpoint::open(&seen.checkpoint, &LogKey::from_str(&seen.key)?)?.root;
        Ok(Self { seen, root })
    }
}

impl Seen {
    /// The log's name and public key.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The signed checkpoint, as it can be given to somebody else to compare.
    pub fn checkpoint(&self) -> &str {
        &self.checkpoint
    }
}

/// Compares a checkpoint that somebody else was shown with the log that is shown here: one of them has to go on from the other. If neither
/// does, the service keeps two logs, and its signatures prove it. What the other checkpoint says the log was.
///
/// # Errors
/// [`LogError`].
pub async fn compare(transport: &impl Transport, here: &Followed, there: &str) -> Result<Root, LogError> {
    // Copied from a screen it may have lost its last line end, or got those of another system.
    let there = format!("{}\n", there.replace('\r', "").trim());
    let there = Checkpoint::open(&there, &LogKey::from_str(&here.seen.key)?)?.root;
    let (before, now) = if there.size <= here.root.size { (there, here.root) } else { (here.root, there) };
    grows(transport, before, now).await?;
    Ok(there)
}
