//! A vault for people who are gone once everything was played.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use secondok_client::vault::{Vault, VaultError};

/// Blobs in memory.
#[derive(Debug, Default)]
pub struct MemoryVault {
    blobs: Mutex<HashMap<String, Vec<u8>>>,
}

impl Vault for MemoryVault {
    async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, VaultError> {
        Ok(self.blobs.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned())
    }

    async fn put(&self, name: &str, blob: &[u8]) -> Result<(), VaultError> {
        self.blobs.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), blob.to_vec());
        Ok(())
    }

    async fn delete(&self, name: &str) -> Result<(), VaultError> {
        self.blobs.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
        Ok(())
    }
}
