//! Logging out at the desk.

use secondok_api::{path, problem::Kind};

use super::Desk;
use crate::{
    service,
    transport::{Method, Transport},
    trouble::Trouble,
    vault::Vault,
};

impl<T: Transport, V: Vault> Desk<T, V> {
    /// Ends the session on the service and removes it from this device; one that has ended by itself is removed too.
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
}
