//! Watching the log of keys: whether it publishes a key under the doctor's name that is not theirs.

use secondok_keylog::{Entry, Kind, tag};
use secondok_protocol::Day;

use super::Doctor;
use crate::{
    key_log::{self, LogError, LogRefusal},
    transport::Transport,
    vault::{Vault, VaultError},
};

/// Days for which the log may be out of reach before that is told.
const OUT_OF_REACH: u32 = 3;
/// Bundles of entries that are looked through at once: what is left is looked through with the next queue.
const AT_ONCE: usize = 32;

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
    /// It could not be looked at, while everything else was there.
    #[error("the log of keys could not be looked at since {since}")]
    OutOfReach {
        /// By this device's day.
        since: Day,
    },
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Looks through what has come into the log since this device looked last, once on each day of its own: the service, which is watched,
    /// does not say when. What was found is told each time from then on.
    pub(super) async fn watch_own_key(&mut self, today: Day) -> Result<Option<KeyAlarm>, VaultError> {
        if self.acts_for().is_some() {
            return Ok(None);
        }
        if self.device.watched.looked != Some(today) {
            match self.look_for_own_key(today).await {
                Ok(()) => {}
                Err(Looking::Log(LogError::Service(_))) => {
                    let since = self.device.watched.out_of_reach.unwrap_or(today);
                    self.device.change(|device| device.watched.out_of_reach = Some(since)).await?;
                    if self.device.watched.foreign.is_none() && today >= since + OUT_OF_REACH {
                        return Ok(Some(KeyAlarm::OutOfReach { since }));
                    }
                }
                Err(Looking::Log(LogError::Refused(refusal))) => return Ok(Some(KeyAlarm::Log(refusal))),
                Err(Looking::Vault(error)) => return Err(error),
            }
        }
        Ok(self.device.watched.foreign.map(|since| KeyAlarm::Foreign { since }))
    }

    async fn look_for_own_key(&mut self, today: Day) -> Result<(), Looking> {
        let followed = key_log::follow(&self.transport, self.device.watched.seen.as_ref()).await?;
        self.device
            .change(|device| {
                device.watched.seen = Some(followed.seen);
                if device.watched.read == followed.root.size {
                    device.watched.out_of_reach = None;
                }
            })
            .await?;
        let own = *self.identity.public();
        let mine = tag(own.doctor());
        let is_foreign = |entry: &&Entry| {
            entry.account == mine
                && entry.kind == Kind::Published
                && !entry.publishes(own.doctor(), own.as_bytes())
        };
        for _ in 0..AT_ONCE {
            let read = self.device.watched.read;
            let bundle = key_log::entries(&self.transport, followed.root, read).await?;
            let Some(key_log::Bundle { entries, end }) = bundle else {
                self.device.change(|device| device.watched.looked = Some(today)).await?;
                break;
            };
            let foreign = entries.iter().find(is_foreign).map(|entry| entry.day);
            self.device
                .change(|device| {
                    device.watched.foreign = device.watched.foreign.or(foreign);
                    (device.watched.read, device.watched.out_of_reach) = (end, None);
                })
                .await?;
        }
        Ok(())
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
