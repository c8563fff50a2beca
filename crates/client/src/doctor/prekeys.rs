//! Renewing the keys that patients seal first messages to.

use rand_core::CryptoRng;
use secondok_api::{bytes::Bytes, doctor, path};
use secondok_protocol::{Day, id::KeyId};

use super::{Doctor, SealedVaultError};
use crate::{
    clock::CLOCK_TOLERANCE,
    service::{self, ServiceError},
    transport::{Method, Transport},
    vault::{Vault, VaultError},
};

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Which prekeys' private halves are held.
    pub fn prekey_ids(&self) -> Vec<KeyId> {
        self.contents.prekeys.key_ids().collect()
    }

    /// Sees to the keys once on each of the service's days, at log-in or with the queue: a session lasts longer than a
    /// key. Why they could not be renewed, if so; then it is tried again with the next queue.
    pub(super) async fn renew_daily(
        &mut self,
        today: Day,
        service_day: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Option<SealedVaultError>, VaultError> {
        if self.device.renewed == Some(service_day) {
            return Ok(None);
        }
        match self.renew_prekeys(today, service_day, rng).await {
            Ok(true) => self.device.change(|device| device.renewed = Some(service_day)).await?,
            Ok(false) => {}
            Err(error) => return Ok(Some(error)),
        }
        Ok(None)
    }

    /// Does what is due: a new prekey each week, old private halves destroyed, the public ones published. Logging in
    /// and fetching the queue call it by themselves. `service_day` decides, as the service judges the keys, as long as
    /// it is near this device's own; otherwise nothing is made, so that a service cannot have keys signed for years to
    /// come. Answers whether it is near.
    ///
    /// # Errors
    /// [`SealedVaultError`].
    pub async fn renew_prekeys(
        &mut self,
        today: Day,
        service_day: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<bool, SealedVaultError> {
        if service_day.days_since(today).unsigned_abs() > u64::from(CLOCK_TOLERANCE) {
            return Ok(false);
        }
        // Saved before it is published: nobody seals to a key whose private half could be lost.
        self.update(rng, |contents, rng| contents.prekeys.rotate(service_day, rng)).await?;
        self.publish_prekeys(service_day).await?;
        Ok(true)
    }

    /// Publishes those of the vault, and no others.
    pub(super) async fn publish_prekeys(&self, service_day: Day) -> Result<(), ServiceError> {
        let prekeys = self.contents.prekeys.published(&self.identity, service_day);
        let body = doctor::Prekeys { prekeys: prekeys.into_iter().map(Bytes).collect() };
        let put =
            service::with_json(Method::Put, path::PREKEYS.to_owned(), Some(self.authorization()), &body);
        service::done(&self.transport, put).await
    }
}
