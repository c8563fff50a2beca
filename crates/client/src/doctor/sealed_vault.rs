//! The sealed vault that all devices of a doctor share: fetched, changed, and saved only over the version that the
//! change was made to.

use rand_core::CryptoRng;
use secondok_api::{doctor, path, problem::Kind};
use secondok_protocol::{
    id::DoctorId,
    vault::{self as seal, VaultKeys},
};

use super::{Doctor, contents::Contents};
use crate::{
    service::{self, ServiceError},
    transport::{Authorization, Method, Transport},
    vault::Vault,
};

/// So often in a row two devices do not get in each other's way by accident.
const TRIES: usize = 32;

/// Why a doctor's sealed vault was not opened or saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealedVaultError {
    /// The service.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// It does not open with this doctor's key, or was changed: the service gave another one.
    #[error("the vault on the service is not the one that was left there")]
    Damaged,
    /// A newer app wrote it.
    #[error("the vault on the service was written by a newer app")]
    Newer,
    /// The service gave an older one than it gave before.
    #[error("the vault on the service is an older one than before")]
    RolledBack,
}

impl From<seal::VaultError> for SealedVaultError {
    fn from(error: seal::VaultError) -> Self {
        match error {
            seal::VaultError::Malformed => Self::Newer,
            seal::VaultError::WrongKey | seal::VaultError::Damaged => Self::Damaged,
        }
    }
}

/// Fetches it as it lies there.
pub(super) async fn fetch(
    transport: &impl Transport,
    authorization: Authorization,
) -> Result<doctor::Vault, ServiceError> {
    service::fetch(transport, service::plain(Method::Get, path::VAULT.to_owned(), Some(authorization))).await
}

/// Opens it with the key that this device kept.
pub(super) fn reopen(
    doctor: DoctorId,
    key: &[u8; 32],
    fetched: &doctor::Vault,
) -> Result<(VaultKeys, Contents), SealedVaultError> {
    let (keys, content) = VaultKeys::reopen(doctor, key, &fetched.sealed.0)?;
    Ok((keys, Contents::parse(&content)?))
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Changes the sealed vault. If another device changed it in between, the change is made again to what that one
    /// left; so `change` says what is to hold, not what to do, and answers whether anything had to be changed.
    pub(super) async fn update<R: CryptoRng>(
        &mut self,
        rng: &mut R,
        mut change: impl FnMut(&mut Contents, &mut R) -> bool,
    ) -> Result<(), SealedVaultError> {
        self.over_the_current(async |doctor| {
            let mut contents = doctor.contents.duplicate();
            if !change(&mut contents, rng) {
                return Ok(());
            }
            let sealed = doctor.keys.seal(&contents.to_bytes(), rng).into();
            let body = doctor::Vault { version: doctor.version, sealed };
            let path = path::VAULT.to_owned();
            let put = service::with_json(Method::Put, path, Some(doctor.authorization()), &body);
            let saved: doctor::VaultVersion = service::fetch(&doctor.transport, put).await?;
            doctor.contents = contents;
            doctor.version = saved.version;
            Ok(())
        })
        .await
    }

    /// Does what is refused unless this device has the vault as it is now: if another device changed it in between, it is done
    /// again over what that one left.
    pub(super) async fn over_the_current<Done>(
        &mut self,
        mut done: impl AsyncFnMut(&mut Self) -> Result<Done, ServiceError>,
    ) -> Result<Done, SealedVaultError> {
        for _ in 0..TRIES {
            match done(self).await {
                Err(error) if error.is(Kind::VAULT_CHANGED) => self.refresh().await?,
                done => return Ok(done?),
            }
        }
        Err(SealedVaultError::Service(ServiceError::Refused(Kind::VAULT_CHANGED)))
    }

    /// Takes up what another device left; whether there was anything. A vault that is not the one that was left there,
    /// or an older one, is none.
    pub(super) async fn is_refreshed(&mut self) -> Result<bool, ServiceError> {
        let before = self.version;
        match self.refresh().await {
            Ok(()) => Ok(self.version != before),
            Err(SealedVaultError::Service(error)) => Err(error),
            Err(_) => Ok(false),
        }
    }

    /// Takes up what another device left.
    async fn refresh(&mut self) -> Result<(), SealedVaultError> {
        let fetched = fetch(&self.transport, self.authorization()).await?;
        if fetched.version < self.version {
            return Err(SealedVaultError::RolledBack);
        }
        let (keys, contents) = reopen(self.device.doctor, self.keys.key_bytes(), &fetched)?;
        self.keys = keys;
        self.contents = contents;
        self.version = fetched.version;
        Ok(())
    }
}
