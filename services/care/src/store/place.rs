//! The file that the database was opened from. A file that was removed or replaced can still be written to, and all of
//! it is lost with the process: nothing may be confirmed from then on.

use std::{os::unix::fs::MetadataExt, path::PathBuf};

use super::error::StoreError;

/// Where the database lies, if it is a file.
#[derive(Debug)]
pub(super) struct Place(Option<File>);

#[derive(Debug)]
struct File {
    path: PathBuf,
    device: u64,
    inode: u64,
}

impl Place {
    /// Of the file that was just opened; none for a database that is no file, or one whose address the driver reads in
    /// another way than we do.
    pub(super) fn of(path: Option<PathBuf>) -> Self {
        Self(path.and_then(|path| {
            let there = std::fs::metadata(&path).ok()?;
            Some(File { path, device: there.dev(), inode: there.ino() })
        }))
    }

    /// Whether the file still lies there: one look at the folder, no more.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        let Self(Some(file)) = self else { return Ok(()) };
        match std::fs::metadata(&file.path) {
            Ok(there) if (there.dev(), there.ino()) == (file.device, file.inode) => Ok(()),
            Ok(_) => Err(StoreError::Unavailable {
                reason: "its file was replaced: restart the service".to_owned(),
            }),
            Err(error) => Err(StoreError::Unavailable { reason: format!("its file is gone: {error}") }),
        }
    }
}
