//! Where a device keeps sealed parts until the service has them.

use secondok_protocol::id::BlobId;

use crate::vault::VaultError;

/// Sealed parts of attachments, each by its attachment and its number from 0. They are sealed already: the implementor
/// need not seal them again, and keeps them apart from the vault, whose one blob is written whole at every change.
pub trait Parts {
    /// Keeps a part: once this is answered, it is on disk, whole.
    fn put(&self, blob: BlobId, number: u32, sealed: &[u8]) -> impl Future<Output = Result<(), VaultError>>;

    /// The part, if it is there.
    fn get(&self, blob: BlobId, number: u32) -> impl Future<Output = Result<Option<Vec<u8>>, VaultError>>;

    /// Forgets one part, or all of an attachment's. There being none is success.
    fn forget(&self, blob: BlobId, number: Option<u32>) -> impl Future<Output = Result<(), VaultError>>;

    /// The attachments of which there are parts.
    fn blobs(&self) -> impl Future<Output = Result<Vec<BlobId>, VaultError>>;
}

impl<P: Parts> Parts for &P {
    fn put(&self, blob: BlobId, number: u32, sealed: &[u8]) -> impl Future<Output = Result<(), VaultError>> {
        (**self).put(blob, number, sealed)
    }

    fn get(&self, blob: BlobId, number: u32) -> impl Future<Output = Result<Option<Vec<u8>>, VaultError>> {
        (**self).get(blob, number)
    }

    fn forget(&self, blob: BlobId, number: Option<u32>) -> impl Future<Output = Result<(), VaultError>> {
        (**self).forget(blob, number)
    }

    fn blobs(&self) -> impl Future<Output = Result<Vec<BlobId>, VaultError>> {
        (**self).blobs()
    }
}
