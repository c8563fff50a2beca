//! The client's vault as files.

use std::{io, path::PathBuf};

use secondok_client::vault::{Vault, VaultError};

use super::file;

/// Blobs as files of one folder, readable by their owner's account only. They are not encrypted: a key kept beside
/// them would protect nothing.
#[derive(Debug)]
pub(crate) struct FileVault {
    folder: PathBuf,
}

impl FileVault {
    /// The vault in this folder, which is made if need be. What a killed process left half written is removed.
    pub(super) fn open(folder: PathBuf) -> io::Result<Self> {
        file::private_folder(&folder)?;
        file::clear_unfinished(&folder)?;
        Ok(Self { folder })
    }

    /// The blob of this name, if there is one; at once, for where nothing can be waited for.
    pub(crate) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, VaultError> {
        file::read(&self.path(name)).map_err(refused)
    }

    /// Puts this in its place, at once.
    pub(crate) fn replace(&self, name: &str, blob: &[u8]) -> Result<(), VaultError> {
        file::replace(&self.path(name), blob).map_err(refused)
    }

    /// Removes it, at once; there being none is success.
    pub(crate) fn remove(&self, name: &str) -> Result<(), VaultError> {
        file::remove(&self.path(name)).map_err(refused)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(file_name(name))
    }
}

impl Vault for FileVault {
    async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, VaultError> {
        self.read(name)
    }

    async fn put(&self, name: &str, blob: &[u8]) -> Result<(), VaultError> {
        self.replace(name, blob)
    }

    async fn delete(&self, name: &str) -> Result<(), VaultError> {
        self.remove(name)
    }
}

/// The blob's name as a file's: letters that every file system keeps apart stay, all others are written as `%` and
/// two hexadecimal digits a byte.
fn file_name(name: &str) -> String {
    let mut file_name = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => file_name.push(char::from(byte)),
            _ => file_name.push_str(&format!("%{byte:02x}")),
        }
    }
    file_name
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err asks for")]
pub(super) fn refused(error: io::Error) -> VaultError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => VaultError::Full,
        _ => VaultError::Unavailable,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[tokio::test]
    async fn blobs_come_back_by_name_and_no_name_leaves_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("vault");
        let vault = FileVault::open(inner.clone()).unwrap();
        let names = ["words", "Words", "../words", "a/b", "a%2fb", ".", "слова", "words.unfinished"];
        for name in names {
            assert_eq!(vault.get(name).await.unwrap(), None, "{name}");
            vault.put(name, name.as_bytes()).await.unwrap();
        }
        // Opening clears what is half written, and only that.
        let vault = FileVault::open(inner.clone()).unwrap();
        for name in names {
            assert_eq!(vault.get(name).await.unwrap().unwrap(), name.as_bytes());
        }
        assert_eq!(std::fs::read_dir(&inner).unwrap().count(), names.len());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);

        vault.delete("words").await.unwrap();
        vault.delete("words").await.unwrap();
        assert_eq!(vault.get("words").await.unwrap(), None);
        assert_eq!(vault.get("Words").await.unwrap().unwrap(), b"Words");
    }

    #[tokio::test]
    async fn a_folder_that_is_gone_is_an_error_not_an_empty_vault_for_writing() {
        let folder = tempfile::tempdir().unwrap();
        let vault = FileVault::open(folder.path().join("vault")).unwrap();
        std::fs::remove_dir(folder.path().join("vault")).unwrap();
        assert_eq!(vault.put("words", b"x").await, Err(VaultError::Unavailable));
    }
}
