//! What a doctor does, one file each.

mod account;
mod apply;
mod contents;
mod device;
mod drafts;
mod factor;
mod fetch;
mod forget;
mod leave;
mod login;
mod numbers;
mod own_key;
mod prekeys;
mod queue;
mod read;
mod register;
mod replay;
mod sealed_vault;
mod send;
mod shared;
mod together;
mod watch;
mod worklist;

use std::{collections::BTreeMap, sync::Arc};

use secondok_protocol::{
    Day,
    id::{DoctorId, MailboxAddress},
    identity::DoctorIdentity,
    vault::VaultKeys,
};

pub use account::{AccountCopy, DeviceCopy, EraseAccountError, Numbered, ProfileError, Unsent, VaultKeysOf};
pub use apply::{DocumentsError, ask_for_invitation};
pub use device::{Session, VAULT_NAME, session};
pub use drafts::Draft;
pub use leave::LogoutError;
pub use login::{LoadError, LoggedIn, LoginError, Secrets};
pub use numbers::{Known, Numbers};
pub use own_key::KeyAlarm;
pub use queue::{Queue, QueueError, QueueItem, Resumed};
pub use read::{Read, ReadError};
pub use register::{RegisterError, Registered};
pub use sealed_vault::SealedVaultError;
pub(crate) use shared::{Acting, make as make_account};
pub use together::{
    AnswerError, BLACK, BLACKED_MAX, BlackOutError, PART, Part, REPLIES_MAX, REPLY_MAX, Reply, ReplyError,
    Standing, TITLE_MAX, proposals,
};
pub use watch::{Watch, WatchEvent};
pub use worklist::{Place, place};

pub use crate::opaque::PASSWORD_LEAST;
use crate::{
    stored::Stored,
    transport::{Authorization, Transport},
    vault::Vault,
};
use contents::Contents;
use device::Device;
use replay::Live;
use shared::ActsAs;

/// A doctor's app, logged in: their vault is open, their consultations can be read.
///
/// Any call may be dropped half-way or meet any fault: what the two vaults hold (the device's own, and the sealed one
/// on the service that all devices of the doctor share) is always enough to go on from.
pub struct Doctor<T, V> {
    transport: T,
    /// What the device's vault holds.
    device: Stored<Device, V>,
    keys: VaultKeys,
    /// What the sealed vault holds, and which version that is.
    contents: Contents,
    version: u64,
    identity: Arc<DoctorIdentity>,
    /// Channels that stand where the service stood when last heard of.
    live: BTreeMap<MailboxAddress, Live>,
    /// Who of the staff acts here for which account, where several people act for it.
    acting: Option<ActsAs>,
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Who this is.
    pub fn id(&self) -> DoctorId {
        self.device.doctor
    }

    /// The name that they log in with.
    pub fn login_name(&self) -> &str {
        &self.device.login
    }

    /// The last day of this session.
    pub fn session_until(&self) -> Day {
        self.device.valid_until
    }

    fn authorization(&self) -> Authorization {
        let token = self.device.token.clone();
        match self.acts_for() {
            Some(account) => Authorization::Acting(account, token),
            None => Authorization::Session(token),
        }
    }

    /// What a proof of the password goes by.
    fn way(&self) -> (&T, &V) {
        (&self.transport, self.device.vault())
    }
}

impl<T, V> std::fmt::Debug for Doctor<T, V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Doctor(redacted)")
    }
}
