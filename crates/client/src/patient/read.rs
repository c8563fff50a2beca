//! Reading a consultation.

use super::{Patient, replay::Live};
use crate::{
    service::ServiceError,
    summary::Summary,
    thread::Thread,
    transport::Transport,
    vault::{Vault, VaultError},
    writer::{ReadOn, Settled, Writer as _},
};

/// A consultation, read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Where it stands.
    pub summary: Summary,
    /// The two words under which the doctor sees the patient.
    pub nickname: String,
    /// The messages.
    pub thread: Thread,
    /// Messages of the doctor that are read for the first time on this device: the number of the first of them.
    pub new_from: u32,
}

/// Why a consultation could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is no consultation of this number on this device.
    #[error("there is no such consultation on this device")]
    Unknown,
    /// The consultation has been erased or destroyed; it is forgotten on this device too.
    #[error("this consultation has been erased")]
    Gone,
    /// The service.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The device.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl<T: Transport, V: Vault> Patient<T, V> {
    /// Fetches, opens and verifies everything of one consultation, but for what this app has read before; sends what was
    /// left waiting in it first.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn read(&mut self, index: u32) -> Result<Read, ReadError> {
        if self.kept(index).is_none() {
            return Err(ReadError::Unknown);
        }
        let settled = self.settle(index).await?;
        let known = self.known(index);
        let live = match settled {
            Settled::Gone => None,
            _ => match self.read_on(index).await? {
                ReadOn::Whole(live) => Some(live),
                ReadOn::Anew => Live::replay(&self.transport, self.keys(index)).await?,
                ReadOn::Gone => None,
            },
        };
        let Some(live) = live else {
            self.drop_consultation(index).await?;
            return Err(ReadError::Gone);
        };
        self.saw(index, live.log.counts()).await?;
        let read = Read {
            summary: self.summary(index, &live.state),
            nickname: live.channel.keys().nickname().to_string(),
            thread: live.thread(known),
            new_from: known.doctor,
        };
        self.live.insert(index, live);
        Ok(read)
    }
}
