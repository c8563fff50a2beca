//! Destroying a consultation, for both sides and at once.

use secondok_api::path;

use super::Patient;
use crate::{
    service::{self, ServiceError},
    transport::{Method, Transport},
    vault::{Vault, VaultError},
    writer::Writer as _,
};

/// Why a consultation was not destroyed, or this device does not know that it was. Destroying it again is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DestroyError {
    /// There is no consultation of this number on this device.
    #[error("there is no such consultation on this device")]
    Unknown,
    /// The service.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The device.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl<T: Transport, V: Vault> Patient<T, V> {
    /// Destroys a consultation on the service, then here. Its being gone already is success.
    ///
    /// # Errors
    /// [`DestroyError`].
    pub async fn destroy(&mut self, index: u32) -> Result<(), DestroyError> {
        if !self.device.consultations.contains_key(&index) {
            return Err(DestroyError::Unknown);
        }
        let (mailbox, authorization) = self.locate(index);
        let delete = service::plain(Method::Delete, path::mailbox(mailbox), Some(authorization));
        service::unless_unknown(service::done(&self.transport, delete).await)?;
        Ok(self.drop_consultation(index).await?)
    }
}
