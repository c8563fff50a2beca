//! What a patient does, one file each.

mod ask;
mod attach;
mod destroy;
mod device;
mod documents;
mod drafts;
mod export;
mod fetch;
mod give_up;
mod list;
mod opening;
mod read;
mod renew;
mod replay;
mod scan;
mod send;
mod setup;
mod watch;

use std::collections::BTreeMap;

use secondok_protocol::{Day, keys::ConsultationKeys, phrase::Phrase};
use zeroize::Zeroizing;

pub use ask::{Ask, AskError, Asked};
pub use attach::{AttachError, PlacesError};
pub use destroy::DestroyError;
pub use device::{VAULT_NAME, key_log_of};
pub use drafts::Draft;
pub use export::{ConsultationCopy, PatientCopy};
pub use give_up::GiveUpError;
pub use list::{Consultations, Resumed};
pub use read::{Read, ReadError};
pub use renew::{Before, RenewError};
pub use scan::DESTROYED_PASSED;
pub use setup::{CreateError, RestoreError};
pub use watch::{Watch, WatchEvent};

use crate::{
    directory::{Directory, SpecialtyKeys, directory, specialty_keys},
    key_log::Seen,
    service::ServiceError,
    stored::Stored,
    transport::Transport,
    vault::{Vault, VaultError},
};
use device::Device;
use replay::Live;

/// A patient's app: their words, their consultations.
///
/// Any call may be dropped half-way or meet any fault: what the vault holds is always enough to go on from.
pub struct Patient<T, V> {
    transport: T,
    phrase: Phrase,
    /// What the vault holds.
    device: Stored<Device, V>,
    /// Channels that stand where the service stood when last heard of.
    live: BTreeMap<u32, Live>,
}

impl<T: Transport, V: Vault> Patient<T, V> {
    fn with(transport: T, phrase: Phrase, device: Stored<Device, V>) -> Self {
        Self { transport, phrase, device, live: BTreeMap::new() }
    }

    /// The twelve words, to be shown to the patient and to nobody else.
    pub fn words(&self) -> [&'static str; secondok_protocol::phrase::WORDS] {
        self.phrase.words()
    }

    /// The same as the bytes of a QR code, to be shown to the patient's other device and to nobody else.
    pub fn qr(&self) -> Zeroizing<[u8; secondok_protocol::phrase::QR_LEN]> {
        self.phrase.to_qr()
    }

    /// Fetches the directory.
    ///
    /// # Errors
    /// [`ServiceError`].
    pub async fn directory(&self, today: Day) -> Result<Directory, ServiceError> {
        directory(&self.transport, today).await
    }

    /// Fetches the keys of a whole specialty, see [`specialty_keys`], and keeps what was seen of their log.
    async fn specialty_keys(
        &mut self,
        specialty: &str,
        today: Day,
    ) -> Result<Result<SpecialtyKeys, ServiceError>, VaultError> {
        let seen = self.device.seen.clone();
        match specialty_keys(&self.transport, specialty, today, seen.as_ref()).await {
            Ok((keys, now)) => {
                if now != seen {
                    self.device.change(|device| device.seen = now).await?;
                }
                Ok(Ok(keys))
            }
            Err(error) => Ok(Err(error)),
        }
    }

    /// What this device saw of the log of keys when it last sealed to a doctor.
    pub fn key_log(&self) -> Option<&Seen> {
        self.device.seen.as_ref()
    }

    fn keys(&self, index: u32) -> ConsultationKeys {
        ConsultationKeys::derive(&self.phrase, index)
    }

    /// Forgets a consultation on this device only.
    async fn drop_consultation(&mut self, index: u32) -> Result<(), VaultError> {
        self.live.remove(&index);
        if self.device.consultations.contains_key(&index) {
            self.device.change(|device| drop(device.consultations.remove(&index))).await?;
        }
        Ok(())
    }
}

impl<T, V> std::fmt::Debug for Patient<T, V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Patient(redacted)")
    }
}
