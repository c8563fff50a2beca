//! Beginning with new words, coming back with old ones, and forgetting everything on this device.

use rand_core::CryptoRng;
use secondok_protocol::phrase::{Phrase, PhraseError};

use super::{Patient, device::Device};
use crate::{
    service::ServiceError,
    stored::{self, Stored},
    transport::Transport,
    vault::{Vault, VaultError},
};

/// Why a device was not set up with new words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CreateError {
    /// There are words already; they are not overwritten.
    #[error("there are words on this device already")]
    AlreadyThere,
    /// The device.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Why a device was not set up with words that exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RestoreError {
    /// What was typed is not a phrase. Says which word, so it is for the person's eyes only, never for a log.
    #[error("these are not the words of a phrase")]
    Phrase(#[from] PhraseError),
    /// There are other words already; they are not overwritten.
    #[error("there are other words on this device already")]
    OtherWords,
    /// The device.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The words are on the device now, but the consultations could not be looked for yet: list them again.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl<T: Transport, V: Vault> Patient<T, V> {
    /// Makes new words and keeps them on this device. Nothing is sent.
    ///
    /// # Errors
    /// [`CreateError`].
    pub async fn create(transport: T, vault: V, rng: &mut impl CryptoRng) -> Result<Self, CreateError> {
        if stored::load::<Device>(&vault).await?.is_some() {
            return Err(CreateError::AlreadyThere);
        }
        let phrase = Phrase::generate(rng);
        let device = Stored::put(vault, Device::new(&phrase)).await?;
        Ok(Self::with(transport, phrase, device))
    }

    /// Takes up words as a person types them, and looks for their consultations. Typing the same words again is fine.
    ///
    /// # Errors
    /// [`RestoreError`]; after [`RestoreError::Service`] the words are kept, and [`Self::load`] goes on.
    pub async fn restore(transport: T, vault: V, typed: &str) -> Result<Self, RestoreError> {
        Self::take_up(transport, vault, Phrase::parse(typed)?).await
    }

    /// The same with words that no person types.
    ///
    /// # Errors
    /// As [`Self::restore`].
    pub(crate) async fn take_up(transport: T, vault: V, phrase: Phrase) -> Result<Self, RestoreError> {
        let device = match stored::load::<Device>(&vault).await? {
            Some(device) if device.phrase()?.entropy() != phrase.entropy() => {
                return Err(RestoreError::OtherWords);
            }
            Some(device) => Stored::loaded(vault, device),
            None => Stored::put(vault, Device::new(&phrase)).await?,
        };
        let mut patient = Self::with(transport, phrase, device);
        match patient.scan().await {
            Ok(_) => Ok(patient),
            Err(super::scan::ScanError::Service(error)) => Err(error.into()),
            Err(super::scan::ScanError::Vault(error)) => Err(error.into()),
        }
    }

    /// The patient of this device, if there is one.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn load(transport: T, vault: V) -> Result<Option<Self>, VaultError> {
        let Some(device) = stored::load::<Device>(&vault).await? else { return Ok(None) };
        let phrase = device.phrase()?;
        Ok(Some(Self::with(transport, phrase, Stored::loaded(vault, device))))
    }

    /// Removes everything from this device. The consultations stay; only the words bring them back.
    ///
    /// # Errors
    /// [`VaultError`]; then everything is still there.
    pub async fn forget(self) -> Result<(), VaultError> {
        self.device.delete().await
    }
}
