//! The vault of the client's engine, over this origin's storage.

use std::{cell::RefCell, rc::Rc};

use secondok_client::vault::{Vault, VaultError};

use crate::storage::Storage;

/// The engine's blob as this worker last read or wrote it, and where it lies. Cheap to clone.
#[derive(Clone)]
pub struct Shelf(Rc<Inner>);

struct Inner {
    /// The name of the engine's blob.
    blob: &'static str,
    storage: RefCell<Option<Rc<Storage>>>,
    seen: RefCell<Option<Vec<u8>>>,
    /// A blob whose content goes over into the engine's with its next writing.
    moves: RefCell<Option<&'static str>>,
}

impl Shelf {
    /// For an engine whose blob has this name. It lies nowhere yet.
    pub fn new(blob: &'static str) -> Self {
        let (storage, seen, moves) = Default::default();
        Self(Rc::new(Inner { blob, storage, seen, moves }))
    }

    /// From now on in this storage.
    pub(crate) fn lies_in(&self, storage: Rc<Storage>) {
        self.0.storage.replace(Some(storage));
    }

    /// Whether this is the blob that the engine holds in memory too.
    pub(crate) fn has_seen(&self, blob: &[u8]) -> bool {
        self.0.seen.borrow().as_deref() == Some(blob)
    }

    /// The engine's next writing takes over what this blob says: both happen, or neither.
    pub fn takes_over(&self, name: Option<&'static str>) {
        self.0.moves.replace(name);
    }

    fn storage(&self) -> Result<Rc<Storage>, VaultError> {
        self.0.storage.borrow().clone().ok_or(VaultError::Unavailable)
    }

    fn saw(&self, name: &str, blob: Option<&[u8]>) {
        if name == self.0.blob {
            self.0.seen.replace(blob.map(<[u8]>::to_vec));
        }
    }
}

impl std::fmt::Debug for Shelf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Shelf(redacted)")
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
