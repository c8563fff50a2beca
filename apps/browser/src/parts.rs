//! Sealed parts of attachments that wait in this origin's storage until the service has them.
//!
//! They are sealed with keys that only the message names, so they lie there as they are: the seal of the storage's blobs is
//! not put around them once more.

use idb::{KeyRange, Query};
use js_sys::Uint8Array;
use secondok_client::{attach::Parts, protocol::id::BlobId, vault::VaultError};
use wasm_bindgen::JsValue;

use crate::{
    database::{Base, PARTS},
    storage::Memory,
};

/// Where parts wait: in memory, where nothing may be kept; else in the database of an app, which [`Storage::clear`](crate::storage::Storage::clear) empties of them too.
///
/// It needs not be opened under the engine's lock: it has nothing to do with what is sealed there.
#[derive(Debug)]
pub struct Waiting(Place);

#[derive(Debug)]
enum Place {
    Base(Base),
    Memory(Memory),
}

impl Waiting {
    /// In the database of this name.
    ///
    /// # Errors
    /// Those of [`Storage::open`](crate::storage::Storage::open).
    pub async fn open(name: &str) -> Result<Self, VaultError> {
        Base::open(name).await.map(Place::Base).map(Self)
    }

    /// In this memory.
    pub(crate) fn in_memory(memory: Memory) -> Self {
        Self(Place::Memory(memory))
    }
}

/// Stands between an attachment and the number of a part. Nothing that is the text of an id is greater.
const BETWEEN: char = '~';

/// Under which key a part lies: in the order of their numbers, those of an attachment together.
fn key(blob: BlobId, number: u32) -> String {
    format!("{blob}{BETWEEN}{number:04}")
}

/// Of which attachment the part of this key is.
fn blob_of(key: &str) -> Option<BlobId> {
    key.split_once(BETWEEN)?.0.parse().ok()
}

/// The keys of all parts of an attachment.
fn all_of(blob: BlobId) -> Result<Query, VaultError> {
    let [first, after] = ["", "~"].map(|end| JsValue::from(format!("{blob}{BETWEEN}{end}")));
    let range = KeyRange::bound(&first, &after, None, None).map_err(|_| VaultError::Unavailable)?;
    Ok(range.into())
}

impl Parts for Waiting {
    async fn put(&self, blob: BlobId, number: u32, sealed: &[u8]) -> Result<(), VaultError> {
        let key = key(blob, number);
        match &self.0 {
            Place::Base(base) => base.write(PARTS, &key, &Uint8Array::from(sealed)).await,
            Place::Memory(memory) => {
                memory.borrow_mut().insert(key, sealed.to_vec());
                Ok(())
            }
        }
    }

    async fn get(&self, blob: BlobId, number: u32) -> Result<Option<Vec<u8>>, VaultError> {
        let key = key(blob, number);
        match &self.0 {
            Place::Base(base) => {
                Ok(base.read(PARTS, &key).await?.map(|part| Uint8Array::new(&part).to_vec()))
            }
            Place::Memory(memory) => Ok(memory.borrow().get(&key).cloned()),
        }
    }

    async fn forget(&self, blob: BlobId, number: Option<u32>) -> Result<(), VaultError> {
        match &self.0 {
            Place::Base(base) => {
                let query = match number {
                    Some(number) => JsValue::from(key(blob, number)).into(),
                    None => all_of(blob)?,
                };
                base.remove(PARTS, query).await
            }
            Place::Memory(memory) => {
                let goes = |name: &String| match number {
                    Some(number) => *name == key(blob, number),
                    None => blob_of(name) == Some(blob),
                };
                memory.borrow_mut().retain(|name, _| !goes(name));
                Ok(())
            }
        }
    }

    async fn blobs(&self) -> Result<Vec<BlobId>, VaultError> {
        let keys = match &self.0 {
            Place::Base(base) => base.names(PARTS).await?,
            Place::Memory(memory) => memory.borrow().keys().cloned().collect(),
        };
        let mut blobs: Vec<BlobId> = keys.iter().filter_map(|key| blob_of(key)).collect();
        // They come in order.
        blobs.dedup();
        Ok(blobs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_an_attachment_lie_together_in_their_order_and_say_whose_they_are() {
        let (one, other) = (BlobId::from_bytes([1; 32]), BlobId::from_bytes([2; 32]));
        // An attachment has at most 512 parts.
        let keys = [key(one, 0), key(one, 9), key(one, 10), key(one, 511), key(other, 0)];
        assert!(keys.is_sorted(), "{keys:?}");
        assert_eq!(
            keys.each_ref().map(|key| blob_of(key)),
            [Some(one), Some(one), Some(one), Some(one), Some(other)]
        );
        assert_eq!(blob_of("something else"), None);
    }
}
