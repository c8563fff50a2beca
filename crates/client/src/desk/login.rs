//! Logging in at the desk: the password, then the second factor.

use rand_core::CryptoRng;
use secondok_api::{
    desk::{self, LoginFinish},
    path,
};
use secondok_protocol::vault::StaffKey;

use super::{Desk, device::Device};
use crate::{
    known,
    opaque::{self, ExchangeError},
    otpauth,
    service::{self, ServiceError},
    stored::Stored,
    transport::{Method, Transport},
    vault::{Vault, VaultError},
};

/// Why nobody is logged in at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LoginError {
    /// Unknown name or wrong password: not told apart.
    #[error("name or password is wrong")]
    WrongLogin,
    /// The service; `wrong-code` or `too-many-codes` for the second factor.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The device.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl From<ExchangeError> for LoginError {
    fn from(error: ExchangeError) -> Self {
        match error {
            ExchangeError::WrongLogin => Self::WrongLogin,
            ExchangeError::Service(error) => Self::Service(error),
        }
    }
}

impl<T: Transport, V: Vault> Desk<T, V> {
    /// Logs in with the six digits that the authenticator shows. The session of somebody else on this device is replaced.
    ///
    /// # Errors
    /// [`LoginError`].
    pub async fn login(
        transport: T,
        vault: V,
        name: &str,
        password: &str,
        code: &str,
        rng: &mut impl CryptoRng,
    ) -> Result<Self, LoginError> {
        let name = name.trim().to_lowercase();
        let ticket = known::ticket(&vault).await;
        let (finish, export) =
            opaque::begin(&transport, path::STAFF_LOGIN_START, &name, password, ticket, rng).await?;
        let code = otpauth::digits(code);
        let finish = LoginFinish { exchange: finish.exchange, finalization: finish.finalization, code };
        let post = service::with_json(Method::Post, path::STAFF_LOGIN_FINISH.to_owned(), None, &finish);
        let mut session: desk::Session =
            service::fetch(&transport, post).await.map_err(ExchangeError::from)?;
        let key = StaffKey::derive(session.staff, &export);
        known::keep(&vault, session.ticket.take()).await?;
        let device = Stored::put(vault, Device::new(name, session, &key)).await?;
        Ok(Self { transport, device })
    }
}
