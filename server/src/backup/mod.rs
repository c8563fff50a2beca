//! Logical backups: written from one moment of the database, restored into an empty one.

pub mod folder;
pub mod format;

use std::{
    fs::File,
    io::{self, BufReader, BufWriter},
    path::{Path, PathBuf},
};

use secondok_care::store::{GoneOn, LeftOut, Remembered, Store, StoreError, Tombstone, Value};
use secondok_keylog::Entry;
use secondok_protocol::Day;

pub use folder::make_folder;
use format::ReadError;

/// A backup that is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub path: PathBuf,
    /// Rows in it.
    pub rows: u64,
}

/// Why no backup was written. The one of the same day, if there was one, is still there.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The disk.
    #[error("the backup cannot be written: {0}")]
    Io(#[from] io::Error),
}

/// Writes the backup of this day and deletes those that are `keep_days` old or older: these also when it could not be
/// written, because that is how long they may live. The newest one stays.
///
/// # Errors
///
/// [`WriteError`]
pub async fn write(store: &Store, folder: &Path, today: Day, keep_days: u32) -> Result<Written, WriteError> {
    let written = write_one(store, folder, today).await;
    let deleted = folder::delete_old(folder, today, keep_days);
    let written = written?;
    deleted?;
    Ok(written)
}

async fn write_one(store: &Store, folder: &Path, today: Day) -> Result<Written, WriteError> {
    let unfinished = tempfile::Builder::new().prefix(folder::UNFINISHED).tempfile_in(folder)?;
    let mut writer = format::Writer::begin(BufWriter::new(unfinished.as_file()), today)?;
    let mut export = store.export().await?;
    while let Some(row) = export.next().await? {
        writer.row(&row)?;
    }
    let (out, rows) = writer.finish()?;
    out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    let path = folder.join(folder::name(today));
    unfinished.persist(&path).map_err(|error| error.error)?;
    File::open(folder)?.sync_all()?;
    Ok(Written { path, rows })
}

/// Why a backup was not restored. The database is as empty as before.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The file.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A backup that is in the database again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The day it was made.
    pub day: Day,
    /// Rows read.
    pub rows: u64,
    /// What was left out, because it was destroyed or erased.
    pub left_out: LeftOut,
    /// What the log of keys as it was later brought; none, where nothing remembers it.
    pub key_log: Option<GoneOn>,
    /// Attachments left out, because the folder does not have all that the backup knows of them. Where that could not be
    /// found out, whoever asks for one of them meets a fault.
    pub without: Result<u64, StoreError>,
    /// Whether the database was rewritten then: if not, traces of what was left out stay in its files until the next
    /// night.
    pub rewritten: Result<(), StoreError>,
}

/// Restores a backup into an empty database, without the consultations that tombstones name, those that are known of later and the backup's
/// own, with the log of keys as it was later, and without attachments that the folder beside it does not have; removes from the folder what belongs to none;
/// then rewrites the database. All of it is restored or nothing.
///
/// # Errors
///
/// [`RestoreError`]
pub async fn restore(store: &Store, file: &Path, known: &Remembered) -> Result<Restored, RestoreError> {
    // The checksum stands at the end of the file; whatever fails before that leaves the transaction undone.
    let mut import = store.import().await?;
    let (mut reader, mut rows) = (format::Reader::open(open(file)?)?, 0);
    while let Some(row) = reader.next()? {
        import.push(row).await?;
        rows += 1;
    }
    let (left_out, key_log) = import.finish(known).await?;
    let without = store.forget_missing_attachments().await;
    let rewritten = store.rewrite().await;
    Ok(Restored { day: reader.day(), rows, left_out, key_log, without, rewritten })
}

/// Reads a backup to its end; answers what it remembers.
///
/// # Errors
///
/// [`ReadError`]
pub fn remembered(file: &Path) -> Result<Remembered, ReadError> {
    let (mut reader, mut known) = (format::Reader::open(open(file)?)?, Remembered::default());
    while let Some(row) = reader.next()? {
        let foreign = || ReadError::Foreign { line: reader.line() };
        match (row.table.as_str(), row.values.as_slice()) {
            ("tombstone", [Value::Bytes(address)]) => {
                let address = Tombstone::try_from(address.0.as_slice());
                known.tombstones.push(address.map_err(|_| foreign())?);
            }
            ("key_log", [.., Value::Bytes(entry)]) => {
                known.key_log.push(Entry::from_bytes(&entry.0).map_err(|_| foreign())?);
            }
            _ => {}
        }
    }
    Ok(known)
}

fn open(file: &Path) -> Result<BufReader<File>, ReadError> {
    Ok(BufReader::new(File::open(file)?))
}

#[cfg(test)]
mod tests;
