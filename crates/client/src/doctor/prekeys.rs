//! Renewing the keys that patients seal first messages to.

use rand_core::CryptoRng;
use secondok_api::{bytes::Bytes, doctor, path};
use secondok_protocol::{Day, id::KeyId};

use super::{Doctor, SealedVaultError};
use crate::{
    clock::CLOCK_TOLERANCE,
    service,
    transport::{Method, Transport},
    vault::Vault,
};

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Which prekeys' private halves are held.
    pub fn prekey_ids(&self) -> Vec<KeyId> {
        self.contents.prekeys.key_ids().collect()
    }

    /// Does what is due: a new prekey each week, old private halves destroyed, the public ones published. Called at
    /// each log-in; an app that stays logged in calls it daily. `service_day` decides, as the service judges the keys,
    /// as long as it is near this device's own; otherwise nothing is made, so that a service cannot have keys signed
    /// for years to come.
    ///
    /// # Errors
    /// [`SealedVaultError`].
    pub async fn renew_prekeys(
        &mut self,
        today: Day,
        service_day: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<(), SealedVaultError> {
        if service_day.days_since(today).unsigned_abs() > u64::from(CLOCK_TOLERANCE) {
            return Ok(());
        }
        // Saved before it is published: nobody seals to a key whose private half could be lost.
        self.update(rng, |contents, rng| contents.prekeys.rotate(service_day, rng)).await?;
        let prekeys = self.contents.prekeys.published(&self.identity, service_day);
        let body = doctor::Prekeys { prekeys: prekeys.into_iter().map(Bytes).collect() };
        let put =
            service::with_json(Method::Put, path::PREKEYS.to_owned(), Some(self.authorization()), &body);
        Ok(service::done(&self.transport, put).await?)
    }
}
