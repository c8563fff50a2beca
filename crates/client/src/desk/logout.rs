//! Logging out at the desk.

use rand_core::CryptoRng;
use secondok_api::{path, problem::Kind};
use secondok_protocol::id::SessionToken;

use super::Desk;
use crate::{
    service,
    transport::{Method, Transport},
    trouble::Trouble,
    vault::{Vault, VaultError},
};

impl<T: Transport, V: Vault> Desk<T, V> {
    /// Ends the session on the service and removes it from this device; one that has ended by itself is removed too. The ticket by which
    /// the service knows the device again stays.
    ///
    /// # Errors
    /// The service's, and then somebody is still logged in; the device's.
    pub async fn logout(self) -> Result<(), Trouble> {
        let authorization = Some(self.authorization());
        let delete = service::plain(Method::Delete, path::STAFF_SESSION.to_owned(), authorization);
        match service::done(&self.transport, delete).await {
            Err(error) if !error.is(Kind::NOT_LOGGED_IN) => return Err(error.into()),
            _ => {}
        }
        Ok(self.device.delete().await?)
    }

    /// Ends the session, as after a time without anybody: what else is on this device stays for whoever logs in again. Here it has
    /// ended first, so that without a connection nobody goes on with it.
    ///
    /// # Errors
    /// The device's, and then nothing has ended. The service ends by itself what it could not be told of.
    pub async fn end(&mut self, rng: &mut impl CryptoRng) -> Result<(), VaultError> {
        let authorization = Some(self.authorization());
        let none = SessionToken::random(rng);
        self.device.change(|device| device.token = none).await?;
        let delete = service::plain(Method::Delete, path::STAFF_SESSION.to_owned(), authorization);
        let _ = service::done(&self.transport, delete).await;
        Ok(())
    }
}
