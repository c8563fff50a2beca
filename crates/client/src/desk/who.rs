//! Who is logged in, as the service knows them now: roles may have been given or taken since.

use secondok_api::{desk::Member, path};

use super::Desk;
use crate::{
    service::{self, ServiceError},
    transport::{Method, Transport},
    trouble::Trouble,
    vault::Vault,
};

impl<T: Transport, V: Vault> Desk<T, V> {
    /// Asks the service what this person may do now, and keeps it on the device.
    ///
    /// # Errors
    /// The service's, `not-logged-in` where the session has ended; the device's.
    pub async fn refresh(&mut self) -> Result<(), Trouble> {
        let get = service::plain(Method::Get, path::STAFF_SESSION.to_owned(), Some(self.authorization()));
        let fetched: Result<Member, ServiceError> = service::fetch(&self.transport, get).await;
        let Member { roles, .. } = fetched.map_err(Trouble::of_reading)?;
        if self.device.roles != roles {
            self.device.change(|device| device.roles = roles).await?;
        }
        Ok(())
    }
}
