//! Where a device keeps what must outlive the app.

/// Why a vault did not do what it was asked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// It is locked: the device's own lock was not opened. The way on: unlock, then try again.
    #[error("the vault on this device is locked")]
    Locked,
    /// There is no room left on the device. The way on: free some, then try again.
    #[error("there is no room left on this device")]
    Full,
    /// Another app instance holds it. The way on: close the other one.
    #[error("the vault on this device is in use by another program")]
    InUse,
    /// It cannot be read or written. The way on: restore from the words (patient), log in again (doctor).
    #[error("the vault on this device cannot be read or written")]
    Unavailable,
    /// What lies in it was written by a newer app. The way on: update this one.
    #[error("the vault on this device was written by a newer app")]
    Newer,
    /// What lies in it is not what was put there. The way on: restore from the words (patient), log in again (doctor).
    #[error("the vault on this device is damaged")]
    Damaged,
}

/// Named blobs on the device. The implementor seals them, and keeps two instances of an app from writing at once.
///
/// Names are few and fixed; they tell nothing.
pub trait Vault {
    /// The blob of this name, if there is one.
    fn get(&self, name: &str) -> impl Future<Output = Result<Option<Vec<u8>>, VaultError>>;

    /// Replaces the blob of this name: once this is answered, the new one is on disk; until then, the old one. Never
    /// a part of either.
    fn put(&self, name: &str, blob: &[u8]) -> impl Future<Output = Result<(), VaultError>>;

    /// Removes the blob of this name beyond recovery, as far as the device allows. There being none is success.
    fn delete(&self, name: &str) -> impl Future<Output = Result<(), VaultError>>;
}

impl<V: Vault> Vault for &V {
    fn get(&self, name: &str) -> impl Future<Output = Result<Option<Vec<u8>>, VaultError>> {
        (**self).get(name)
    }

    fn put(&self, name: &str, blob: &[u8]) -> impl Future<Output = Result<(), VaultError>> {
        (**self).put(name, blob)
    }

    fn delete(&self, name: &str) -> impl Future<Output = Result<(), VaultError>> {
        (**self).delete(name)
    }
}
