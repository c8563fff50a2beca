//! Renewing the keys that patients seal first messages to.

use rand_core::CryptoRng;
use secondok_api::{bytes::Bytes, doctor, path};
use secondok_protocol::{Day, id::KeyId};

use super::{Doctor, SealedVaultError};
use crate::{
    clock::ClockWarning,
    service,
    transport::{Method, Transport},
    vault::{Vault, VaultError},
};

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Which prekeys' private halves are held, for tests.
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
        if ClockWarning::too_far(today, service_day).is_some() {
            return Ok(false);
        }
        // Saved before it is published: nobody seals to a key whose private half could be lost.
        self.update(rng, |contents, rng| contents.prekeys.rotate(service_day, rng)).await?;
        self.publish_prekeys(service_day).await?;
        Ok(true)
    }

    /// Publishes those of the vault, and no others. If another device changed it in between, those of what that one left.
    async fn publish_prekeys(&mut self, service_day: Day) -> Result<(), SealedVaultError> {
        self.over_the_current(async |doctor| {
            let prekeys = doctor.contents.prekeys.published(&doctor.identity, service_day);
            let prekeys = prekeys.into_iter().map(Bytes).collect();
            let body = doctor::Prekeys { version: doctor.version, prekeys };
            let path = path::PREKEYS.to_owned();
            let put = service::with_json(Method::Put, path, Some(doctor.authorization()), &body);
            service::done(&doctor.transport, put).await
        })
        .await
    }
}
