//! Sealed parts in a folder, as a device keeps them.

use std::{fs, io, path::PathBuf};

use secondok_client::{attach::Parts, vault::VaultError};
use secondok_protocol::id::BlobId;

pub(super) struct Folder(pub(super) PathBuf);

impl Folder {
    fn part(&self, blob: BlobId, number: u32) -> PathBuf {
        self.0.join(blob.to_text()).join(number.to_string())
    }
}

impl Parts for Folder {
    async fn put(&self, blob: BlobId, number: u32, sealed: &[u8]) -> Result<(), VaultError> {
        let part = self.part(blob, number);
        fs::create_dir_all(part.parent().unwrap()).unwrap();
        fs::write(part, sealed).unwrap();
        Ok(())
    }

    async fn get(&self, blob: BlobId, number: u32) -> Result<Option<Vec<u8>>, VaultError> {
        match fs::read(self.part(blob, number)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            read => Ok(Some(read.unwrap())),
        }
    }

    async fn forget(&self, blob: BlobId, number: Option<u32>) -> Result<(), VaultError> {
        let forgotten = match number {
            Some(number) => fs::remove_file(self.part(blob, number)),
            None => fs::remove_dir_all(self.0.join(blob.to_text())),
        };
        match forgotten {
            Err(error) if error.kind() != io::ErrorKind::NotFound => panic!("{error}"),
            _ => Ok(()),
        }
    }

    async fn blobs(&self) -> Result<Vec<BlobId>, VaultError> {
        let Ok(entries) = fs::read_dir(&self.0) else { return Ok(Vec::new()) };
        Ok(entries.map(|entry| entry.unwrap().file_name().to_str().unwrap().parse().unwrap()).collect())
    }
}
