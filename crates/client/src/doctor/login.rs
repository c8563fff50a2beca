//! Logging in, and coming back to a device that is logged in.

use std::{collections::BTreeMap, sync::Arc};

use rand_core::CryptoRng;
use secondok_api::{bytes::Bytes, doctor, path};
use secondok_protocol::{
    Day,
    login::ExportKey,
    vault::{Unlock, VaultKeys},
};

use super::{Doctor, SealedVaultError, contents::Contents, device::Device, sealed_vault};
use crate::{
    clock::ClockWarning,
    known,
    opaque::{self, ExchangeError},
    otpauth,
    service::{self, ServiceError},
    stored::{self, Stored},
    transport::{Authorization, Method, Transport},
    vault::{Vault, VaultError},
};

/// A doctor who has logged in.
pub struct LoggedIn<T, V> {
    /// The app, ready.
    pub doctor: Doctor<T, V>,
    /// Set if device and service do not agree on the day.
    pub clock: Option<ClockWarning>,
    /// Set if the keys that patients seal to could not be renewed. Fetching the queue tries again: without current keys
    /// nobody can ask.
    pub keys_not_renewed: Option<SealedVaultError>,
}

impl<T, V> std::fmt::Debug for LoggedIn<T, V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LoggedIn(redacted)")
    }
}

/// What somebody logs in with.
#[derive(Clone, Copy)]
pub struct Secrets<'a> {
    pub(super) password: &'a str,
    pub(super) code: Option<&'a str>,
}

impl std::fmt::Debug for Secrets<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(redacted)")
    }
}

/// The password alone.
impl<'a> From<&'a str> for Secrets<'a> {
    fn from(password: &'a str) -> Self {
        Self { password, code: None }
    }
}

/// The password, and the six digits that the authenticator shows, if any were asked for.
impl<'a> From<(&'a str, Option<&'a str>)> for Secrets<'a> {
    fn from((password, code): (&'a str, Option<&'a str>)) -> Self {
        Self { password, code }
    }
}

/// Why a doctor is not logged in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LoginError {
    /// Unknown name or wrong password: not told apart.
    #[error("name or password is wrong")]
    WrongLogin,
    /// Another doctor is logged in on this device and has texts that were not sent.
    #[error("another doctor has {unsent} unsent texts on this device")]
    OtherDoctor {
        /// How many.
        unsent: usize,
    },
    /// The service.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The sealed vault.
    #[error(transparent)]
    SealedVault(#[from] SealedVaultError),
    /// The device.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Why a device that was logged in could not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// The sealed vault; `not-logged-in` if the session has ended.
    #[error(transparent)]
    SealedVault(#[from] SealedVaultError),
    /// The device.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Logs in by OPAQUE, with the second factor of whoever has one (`code-needed` says so), opens the vault on this device, and renews the keys that patients seal to if that is due.
    /// Messages that were on their way from this device stay so.
    ///
    /// # Errors
    /// [`LoginError`].
    pub async fn login(
        transport: T,
        vault: V,
        name: &str,
        secrets: impl Into<Secrets<'_>>,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<LoggedIn<T, V>, LoginError> {
        let name = name.trim().to_lowercase();
        let ticket = known::ticket(&vault).await;
        let (session, export) = exchange(&transport, &name, secrets.into(), ticket, rng).await?;
        let authorization = Authorization::Session(session.token.clone());
        let fetched = sealed_vault::fetch(&transport, authorization).await?;
        let (keys, content) = VaultKeys::open(session.doctor, Unlock::Login(&export), &fetched.sealed.0)
            .map_err(SealedVaultError::from)?;
        let contents = Contents::parse(&content)?;

        let mut device =
            Device::new(name, session.doctor, (session.token, session.valid_until), keys.key_bytes());
        if let Some(mut there) = stored::load::<Device>(&vault).await? {
            let unsent = there.unsent();
            if there.doctor == device.doctor {
                device.consultations = std::mem::take(&mut there.consultations);
                device.watched = std::mem::take(&mut there.watched);
            } else if unsent > 0 {
                return Err(LoginError::OtherDoctor { unsent });
            }
        }
        known::keep(&vault, session.ticket).await?;
        let device = Stored::put(vault, device).await?;
        let mut doctor = Self::with(transport, device, (keys, contents, fetched.version))?;
        let keys_not_renewed = doctor.renew_daily(today, session.today, rng).await?;
        Ok(LoggedIn { doctor, clock: ClockWarning::of(today, session.today), keys_not_renewed })
    }

    /// Goes on with the session of this device, if there is one.
    ///
    /// # Errors
    /// [`LoadError`].
    pub async fn load(transport: T, vault: V) -> Result<Option<Self>, LoadError> {
        let Some(device) = stored::load::<Device>(&vault).await? else { return Ok(None) };
        let fetched = sealed_vault::fetch(&transport, Authorization::Session(device.token.clone()))
            .await
            .map_err(SealedVaultError::from)?;
        let (keys, contents) = sealed_vault::reopen(device.doctor, &device.key()?, &fetched)?;
        let device = Stored::loaded(vault, device);
        Ok(Some(Self::with(transport, device, (keys, contents, fetched.version))?))
    }

    pub(super) fn with(
        transport: T,
        device: Stored<Device, V>,
        (keys, contents, version): (VaultKeys, Contents, u64),
    ) -> Result<Self, SealedVaultError> {
        let identity = Arc::new(contents.identity(device.doctor)?);
        Ok(Self { transport, device, keys, contents, version, identity, live: BTreeMap::new(), acting: None })
    }
}

/// Shows once that the password is right: what finishes a log-in, or an erasure.
pub(super) async fn prove(
    (transport, vault): (&impl Transport, &impl Vault),
    name: &str,
    password: &str,
    rng: &mut impl CryptoRng,
) -> Result<(doctor::LoginFinish, ExportKey), LoginError> {
    let ticket = known::ticket(vault).await;
    Ok(opaque::begin(transport, path::LOGIN_START, name, password, ticket, rng).await?)
}

/// Both steps of the log-in.
async fn exchange(
    transport: &impl Transport,
    name: &str,
    Secrets { password, code }: Secrets<'_>,
    ticket: Option<Bytes>,
    rng: &mut impl CryptoRng,
) -> Result<(doctor::Session, ExportKey), ExchangeError> {
    let (mut finish, export) =
        opaque::begin(transport, path::LOGIN_START, name, password, ticket, rng).await?;
    finish.code = code.map(otpauth::digits);
    let post = service::with_json(Method::Post, path::LOGIN_FINISH.to_owned(), None, &finish);
    Ok((service::fetch(transport, post).await?, export))
}

impl From<ExchangeError> for LoginError {
    fn from(error: ExchangeError) -> Self {
        match error {
            ExchangeError::WrongLogin => Self::WrongLogin,
            ExchangeError::Service(error) => Self::Service(error),
        }
    }
}
