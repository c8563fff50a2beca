//! What one device of a doctor keeps while it is logged in: the session, the key of the sealed vault, what is on its
//! way, drafts.

use std::collections::BTreeMap;

use secondok_api::bytes::Bytes;
use secondok_protocol::{
    Day,
    id::{DoctorId, MailboxAddress, SessionToken},
};
use serde::{Deserialize, Serialize};

use crate::{
    kept::Kept,
    key_log::Seen,
    stored::{self, Blob},
    vault::{Vault, VaultError},
};

/// The name of the one blob that a doctor's app keeps in its device's vault.
pub const VAULT_NAME: &str = "doctor";

/// Who is logged in on a device. Whether the service still knows the session shows when it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub doctor: DoctorId,
    /// The name that they logged in with.
    pub login: String,
    /// The last day of the session.
    pub valid_until: Day,
    /// Texts and messages of this device that the service does not have.
    pub unsent: usize,
}

/// Who is logged in on the device of this vault, without asking the service.
///
/// # Errors
/// [`VaultError`].
pub async fn session(vault: &impl Vault) -> Result<Option<Session>, VaultError> {
    let device = stored::load::<Device>(vault).await?;
    Ok(device.map(|device| Session {
        doctor: device.doctor,
        login: device.login.clone(),
        valid_until: device.valid_until,
        unsent: device.unsent(),
    }))
}

/// The whole of it, replaced as one.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Device {
    v: u32,
    pub(super) login: String,
    pub(super) doctor: DoctorId,
    pub(super) token: SessionToken,
    pub(super) valid_until: Day,
    key: Bytes,
    /// The service's day on which the keys that patients seal to were last seen to from this device.
    #[serde(default)]
    pub(super) renewed: Option<Day>,
    /// What was seen of the log of keys.
    #[serde(default, skip_serializing_if = "Watched::is_nothing")]
    pub(super) watched: Watched,
    pub(super) consultations: BTreeMap<MailboxAddress, Kept>,
}

/// How far the log of keys was looked through for keys that are not the doctor's own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Watched {
    /// The log as it was seen last.
    pub(super) seen: Option<Seen>,
    /// How many of its entries were looked at.
    pub(super) read: u64,
    /// The device's day on which that was done.
    pub(super) looked: Option<Day>,
    /// Since which day of this device it could not be looked at, if so.
    pub(super) out_of_reach: Option<Day>,
    /// Since when another key stands there under the doctor's name, if one was found.
    pub(super) foreign: Option<Day>,
}

impl Watched {
    fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl Device {
    pub(super) fn new(
        login: String,
        doctor: DoctorId,
        (token, valid_until): (SessionToken, Day),
        key: &[u8; 32],
    ) -> Self {
        let key = Bytes(key.to_vec());
        Self {
            v: Self::VERSION,
            login,
            doctor,
            token,
            valid_until,
            key,
            renewed: None,
            watched: Watched::default(),
            consultations: BTreeMap::new(),
        }
    }

    /// The vault has another key from now on.
    pub(super) fn replace_key(&mut self, key: &[u8; 32]) {
        self.key = Bytes(key.to_vec());
    }

    pub(super) fn key(&self) -> Result<[u8; 32], VaultError> {
        self.key.0.as_slice().try_into().map_err(|_| VaultError::Damaged)
    }

    /// Texts and messages of this device that the service does not have.
    pub(super) fn unsent(&self) -> usize {
        self.consultations.values().map(Kept::unsent).sum()
    }

    /// The consultation's part, made if need be.
    pub(super) fn kept(&mut self, mailbox: MailboxAddress) -> &mut Kept {
        self.consultations.entry(mailbox).or_default()
    }
}

impl Blob for Device {
    const NAME: &'static str = VAULT_NAME;
    const VERSION: u32 = 1;
}

impl Drop for Device {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.key.0);
    }
}
