//! What a device of the staff keeps while somebody is logged in on it: the session.

use secondok_api::{
    bytes::Bytes,
    desk::{self, Roles},
};
use secondok_protocol::{
    id::{SessionToken, StaffId},
    vault::StaffKey,
};
use serde::{Deserialize, Serialize};

use crate::{
    stored::{self, Blob},
    vault::{Vault, VaultError},
};

/// The name of the one blob that the desk keeps in its device's vault.
pub const VAULT_NAME: &str = "desk";

/// Who is logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub staff: StaffId,
    /// The name that they logged in with.
    pub login: String,
    /// What they may do, as the service said it last.
    pub roles: Roles,
    /// When it ends, in seconds since 1970-01-01.
    pub expires: u64,
}

/// Who is logged in on the device of this vault, without asking the service.
///
/// # Errors
/// [`VaultError`].
pub async fn session(vault: &impl Vault) -> Result<Option<Session>, VaultError> {
    Ok(stored::load::<Device>(vault).await?.map(|device| device.session()))
}

/// The whole of it, replaced as one.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Device {
    v: u32,
    login: String,
    staff: StaffId,
    pub(super) token: SessionToken,
    pub(super) roles: Roles,
    expires: u64,
    /// The seed of this person's key.
    key: Bytes,
}

impl Device {
    pub(super) fn new(login: String, session: desk::Session, key: &StaffKey) -> Self {
        let key = Bytes(key.seed_bytes().to_vec());
        let desk::Session { staff, token, roles, expires, .. } = session;
        Self { v: Self::VERSION, login, staff, token, roles, expires, key }
    }

    pub(super) fn staff_key(&self) -> Result<StaffKey, VaultError> {
        let seed = self.key.0.as_slice().try_into().map_err(|_| VaultError::Damaged)?;
        Ok(StaffKey::from_seed_bytes(self.staff, seed))
    }

    pub(super) fn session(&self) -> Session {
        let Self { login, staff, roles, expires, .. } = self;
        Session { staff: *staff, login: login.clone(), roles: roles.clone(), expires: *expires }
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
