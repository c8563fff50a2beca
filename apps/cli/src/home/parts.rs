//! Sealed parts of attachments as files.

use std::{fs, io, path::PathBuf};

use secondok_client::{attach::Parts, protocol::id::BlobId, vault::VaultError};

use super::{file, vault::refused};

/// Parts in a folder for each attachment, until the service has them. They are sealed; their key lies in the vault beside them.
#[derive(Debug, Clone)]
pub(crate) struct FileParts {
    folder: PathBuf,
}

impl FileParts {
    /// Those below this folder, which is made with the first one.
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// One folder for each attachment: its number on the service as hexadecimal digits, which every file system keeps apart.
    fn of(&self, blob: BlobId) -> PathBuf {
        self.folder.join(blob.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    }
}

/// The attachment whose folder has this name.
fn blob(name: &str) -> Option<BlobId> {
    let bytes: Option<Vec<u8>> =
        (0..BlobId::LEN).map(|at| u8::from_str_radix(name.get(2 * at..2 * at + 2)?, 16).ok()).collect();
    BlobId::try_from(bytes?.as_slice()).ok().filter(|_| name.len() == 2 * BlobId::LEN)
}

fn is_missing(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

impl Parts for FileParts {
    async fn put(&self, blob: BlobId, number: u32, sealed: &[u8]) -> Result<(), VaultError> {
        let folder = self.of(blob);
        file::private_folder(&folder).map_err(refused)?;
        file::replace(&folder.join(number.to_string()), sealed).map_err(refused)
    }

    async fn get(&self, blob: BlobId, number: u32) -> Result<Option<Vec<u8>>, VaultError> {
        file::read(&self.of(blob).join(number.to_string())).map_err(refused)
    }

    async fn forget(&self, blob: BlobId, number: Option<u32>) -> Result<(), VaultError> {
        let folder = self.of(blob);
        let removed = match number {
            Some(_) if !folder.exists() => Ok(()),
            Some(number) => file::remove(&folder.join(number.to_string())),
            None => fs::remove_dir_all(folder)
                .or_else(|error| if is_missing(&error) { Ok(()) } else { Err(error) }),
        };
        removed.map_err(refused)
    }

    async fn blobs(&self) -> Result<Vec<BlobId>, VaultError> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if is_missing(&error) => return Ok(Vec::new()),
            Err(error) => return Err(refused(error)),
        };
        let names = entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>();
        Ok(names.map_err(refused)?.iter().filter_map(|name| blob(name.to_str()?)).collect())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[tokio::test]
    async fn parts_come_back_and_are_forgotten_one_by_one_or_all() {
        let folder = tempfile::tempdir().unwrap();
        let parts = FileParts::new(folder.path().join("parts"));
        let (one, other) = (BlobId::from_bytes([7; 32]), BlobId::from_bytes([0xab; 32]));
        assert_eq!(parts.blobs().await.unwrap(), []);
        parts.forget(one, Some(0)).await.unwrap();
        parts.forget(one, None).await.unwrap();
        for (blob, number, sealed) in [(one, 0, b"a"), (one, 1, b"b"), (other, 0, b"c")] {
            parts.put(blob, number, sealed).await.unwrap();
        }
        let mut blobs = parts.blobs().await.unwrap();
        blobs.sort();
        assert_eq!(blobs, [one, other]);
        assert_eq!(parts.get(one, 1).await.unwrap().unwrap(), b"b");
        parts.forget(one, Some(1)).await.unwrap();
        assert_eq!(parts.get(one, 1).await.unwrap(), None);
        assert!(parts.get(one, 0).await.unwrap().is_some());
        parts.forget(one, None).await.unwrap();
        assert_eq!(parts.blobs().await.unwrap(), [other]);
    }
}
