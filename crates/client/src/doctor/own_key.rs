//! Watching the log of keys: whether it publishes a key under the doctor's name that is not theirs.

use secondok_keylog::{Entry, Kind, tag};
use secondok_protocol::Day;

use super::Doctor;
use crate::{
    key_log::{self, LogError, LogRefusal},
    transport::Transport,
    vault::{Vault, VaultError},
};

/// What the log shows that must not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyAlarm {
    /// People were led to a key under this doctor's name that is not theirs.
    #[error("another key is published under this doctor's name since {since}")]
    Foreign {
        /// The day of the entry.
        since: Day,
    },
    /// The log is not the one that this device saw, or none.
    #[error(transparent)]
    Log(LogRefusal),
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Looks through what has come into the log since this device looked last, once on each of the service's days. What was found is told
    /// each time from then on. That the log could not be fetched is not told: the next queue tries again.
    pub(super) async fn watch_own_key(&mut self, service_day: Day) -> Result<Option<KeyAlarm>, VaultError> {
        if self.acts_for().is_none() && self.device.watched.looked != Some(service_day) {
            match self.look_for_own_key(service_day).await {
                Ok(()) | Err(Looking::Log(LogError::Service(_))) => {}
                Err(Looking::Log(LogError::Refused(refusal))) => return Ok(Some(KeyAlarm::Log(refusal))),
                Err(Looking::Vault(error)) => return Err(error),
            }
        }
        Ok(self.device.watched.foreign.map(|since| KeyAlarm::Foreign { since }))
    }

    async fn look_for_own_key(&mut self, service_day: Day) -> Result<(), Looking> {
        let mut watched = self.device.watched.clone();
        let followed = key_log::follow(&self.transport, watched.seen.as_ref()).await?;
        let new = key_log::entries(&self.transport, followed.root, watched.read).await?;
        let own = self.identity.public();
        let mine = tag(own.doctor());
        let is_foreign = |entry: &Entry| {
            entry.account == mine
                && entry.kind == Kind::Published
                && !entry.publishes(own.doctor(), own.as_bytes())
        };
        let foreign = new.iter().map(|(_, entry)| entry).find(|entry| is_foreign(entry));
        watched.foreign = watched.foreign.or(foreign.map(|entry| entry.day));
        (watched.read, watched.seen, watched.looked) =
            (followed.root.size, Some(followed.seen), Some(service_day));
        Ok(self.device.change(|device| device.watched = watched).await?)
    }
}

enum Looking {
    Log(LogError),
    Vault(VaultError),
}

impl From<LogError> for Looking {
    fn from(error: LogError) -> Self {
        Self::Log(error)
    }
}

impl From<VaultError> for Looking {
    fn from(error: VaultError) -> Self {
        Self::Vault(error)
    }
}
