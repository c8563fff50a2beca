//! The vault of the client's engine, over this origin's storage.

use std::{cell::RefCell, rc::Rc};

use secondok_browser::storage::Storage;
use secondok_client::{
    patient::VAULT_NAME,
    vault::{Vault, VaultError},
};

/// The engine's blob as this worker last read or wrote it, and where it lies. Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Shelf(Rc<Inner>);

#[derive(Default)]
struct Inner {
    storage: RefCell<Option<Rc<Storage>>>,
    seen: RefCell<Option<Vec<u8>>>,
    /// A blob whose content goes over into the engine's with its next writing.
    moves: RefCell<Option<&'static str>>,
}

impl Shelf {
    /// From now on in this storage.
    pub(super) fn lies_in(&self, storage: Rc<Storage>) {
        self.0.storage.replace(Some(storage));
    }

    /// Whether this is the blob that the engine holds in memory too.
    pub(super) fn has_seen(&self, blob: &[u8]) -> bool {
        self.0.seen.borrow().as_deref() == Some(blob)
    }

    /// The engine's next writing takes over what this blob says: both happen, or neither.
    pub(super) fn takes_over(&self, name: Option<&'static str>) {
        self.0.moves.replace(name);
    }

    fn storage(&self) -> Result<Rc<Storage>, VaultError> {
        self.0.storage.borrow().clone().ok_or(VaultError::Unavailable)
    }

    fn saw(&self, name: &str, blob: Option<&[u8]>) {
        if name == VAULT_NAME {
            self.0.seen.replace(blob.map(<[u8]>::to_vec));
        }
    }
}

impl Vault for Shelf {
    async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, VaultError> {
        let blob = self.storage()?.get(name).await?;
        self.saw(name, blob.as_deref());
        Ok(blob)
    }

    async fn put(&self, name: &str, blob: &[u8]) -> Result<(), VaultError> {
        let storage = self.storage()?;
        let moves = *self.0.moves.borrow();
        match moves {
            Some(moves) => storage.put_and_delete(name, blob, moves).await?,
            None => storage.put(name, blob).await?,
        }
        self.takes_over(None);
        self.saw(name, Some(blob));
        Ok(())
    }

    async fn delete(&self, name: &str) -> Result<(), VaultError> {
        self.storage()?.delete(name).await?;
        self.saw(name, None);
        Ok(())
    }
}
