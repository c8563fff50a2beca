//! Logging out.

use secondok_api::{doctor::EndedSessions, path, problem::Kind};

use super::Doctor;
use crate::{
    service::{self, ServiceError},
    transport::{Method, Transport},
    vault::{Vault, VaultError},
};

/// Why a doctor is still logged in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LogoutError {
    /// There are texts on this device that the service does not have; logging out would lose them.
    #[error("{unsent} texts on this device were not sent")]
    Unsent {
        /// How many.
        unsent: usize,
    },
    /// The service did not end the session. Still logged in.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The device. The session is ended.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Ends the session on the service and removes everything from this device, but for the ticket by which the service knows it again,
    /// which tells of nobody. With `discard`, unsent texts too.
    ///
    /// # Errors
    /// [`LogoutError`], with the app as it was, to go on with.
    pub async fn logout(&mut self, discard: bool) -> Result<(), LogoutError> {
        let unsent = self.device.unsent();
        if unsent > 0 && !discard {
            return Err(LogoutError::Unsent { unsent });
        }
        let delete = service::plain(Method::Delete, path::SESSION.to_owned(), Some(self.authorization()));
        match service::done(&self.transport, delete).await {
            Ok(()) => {}
            Err(error) if error.is(Kind::NOT_LOGGED_IN) => {}
            Err(error) => return Err(error.into()),
        }
        Ok(self.device.delete().await?)
    }

    /// Ends every other session of this doctor; says how many there were.
    ///
    /// # Errors
    /// [`ServiceError`].
    pub async fn logout_elsewhere(&self) -> Result<u32, ServiceError> {
        let path = path::OTHER_SESSIONS.to_owned();
        let delete = service::plain(Method::Delete, path, Some(self.authorization()));
        let EndedSessions { count } = service::fetch(&self.transport, delete).await?;
        Ok(count)
    }
}
