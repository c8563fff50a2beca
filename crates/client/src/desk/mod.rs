//! What somebody of the staff does, one file each.

mod account;
mod audit;
mod device;
mod login;
mod logout;
mod mail;
mod notices;
mod register;
mod verification;
mod who;

pub use account::SharedAccountError;
pub(crate) use account::colleague_key;
pub use device::{Session, VAULT_NAME, session};
pub use login::LoginError;
pub use mail::ByMail;
pub use notices::NoticeError;
pub use register::Registration;
pub use verification::AskMoreError;

pub use crate::opaque::RegistrationError;
use crate::{
    stored::{self, Stored},
    transport::Authorization,
    vault::{Vault, VaultError},
};
use device::Device;

/// Somebody of the staff, logged in.
pub struct Desk<T, V> {
    transport: T,
    device: Stored<Device, V>,
}

impl<T, V: Vault> Desk<T, V> {
    /// Goes on with the session of this device, if there is one. Whether the service still knows it shows when it is asked.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn load(transport: T, vault: V) -> Result<Option<Self>, VaultError> {
        let Some(device) = stored::load::<Device>(&vault).await? else { return Ok(None) };
        Ok(Some(Self { transport, device: Stored::loaded(vault, device) }))
    }

    /// Who this is.
    pub fn session(&self) -> Session {
        self.device.session()
    }

    fn authorization(&self) -> Authorization {
        Authorization::Session(self.device.token.clone())
    }
}

impl<T, V> std::fmt::Debug for Desk<T, V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Desk(redacted)")
    }
}
