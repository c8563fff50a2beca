//! Going over to new words, when a device with the ones before is lost, or somebody has seen them.

use rand_core::CryptoRng;
use secondok_protocol::{Day, phrase::Phrase};

use super::{Patient, ReadError, device::Device};
use crate::{
    service::ServiceError,
    transport::Transport,
    vault::{Vault, VaultError},
};

/// What becomes of the consultations that the words before open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// There is none any more: they were destroyed or erased. The service is asked.
    Gone,
    /// They stay as they are, for whoever has the words before, and leave this device.
    LeftBehind,
}

/// Why a device does not go over to new words. Everything is as it was then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RenewError {
    /// Consultations are there still. The way on: destroy them, or leave them behind on purpose.
    #[error("{count} consultations of the words before are there still")]
    StillThere {
        /// How many.
        count: usize,
    },
    /// Something was not sent, and would be lost. The way on: send it or throw it away.
    #[error("{count} texts or attachments of the words before were not sent")]
    Unsent {
        /// How many.
        count: usize,
    },
    /// It could not be seen whether consultations are there.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The device.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl<T: Transport, V: Vault> Patient<T, V> {
    /// Makes new words in the place of those on this device: it has the ones before or the new ones, never neither. Nothing of
    /// the ones before can be found out from them, nor the other way round.
    ///
    /// # Errors
    /// [`RenewError`].
    pub async fn renew(
        &mut self,
        before: Before,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<(), RenewError> {
        if before == Before::Gone {
            let there = self.consultations(today, rng).await.map_err(|error| match error {
                ReadError::Service(error) => RenewError::Service(error),
                ReadError::Vault(error) => RenewError::Vault(error),
                ReadError::Unknown | ReadError::Gone => unreachable!("a list is of no one consultation"),
            })?;
            if !there.list.is_empty() {
                return Err(RenewError::StillThere { count: there.list.len() });
            }
        }
        let kept = self.device.consultations.values();
        let of_consultations: usize =
            kept.map(|kept| kept.unsent() + usize::from(kept.attaching().is_some())).sum();
        let count = of_consultations + self.device.drafts.len() + usize::from(self.device.opening.is_some());
        if count > 0 {
            return Err(RenewError::Unsent { count });
        }
        let phrase = Phrase::generate(rng);
        self.device
            .change(|device| {
                // What a device saw of the log binds the service also under new words.
                let seen = device.seen.take();
                *device = Device::new(&phrase);
                device.seen = seen;
            })
            .await?;
        self.phrase = phrase;
        self.live.clear();
        Ok(())
    }
}
