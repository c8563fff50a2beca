//! Reading a consultation.

use rand_core::CryptoRng;
use secondok_api::consultation::MailboxState;
use secondok_protocol::id::MailboxAddress;

use super::{Doctor, SealedVaultError};
use crate::{
    service::ServiceError,
    summary::{NextStep, days_left},
    thread::Thread,
    transport::Transport,
    vault::{Vault, VaultError},
    writer::{ReadOn, Settled, Writer as _},
};

/// A consultation, read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Where it stands.
    pub state: MailboxState,
    /// Two words for the patient; none if their first message did not pass.
    pub nickname: Option<String>,
    /// What comes next.
    pub next: NextStep,
    /// Whole days left for it; 0 means that today is the last one.
    pub days_left: Option<i64>,
    /// The messages.
    pub thread: Thread,
    /// Messages of the patient that are read for the first time on this device: the number of the first of them.
    pub new_from: u32,
}

/// Why a consultation could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is none, it has been erased, or it is another doctor's: the service does not tell these apart.
    #[error("there is no such consultation, or it has been erased")]
    Gone,
    /// The service.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The sealed vault.
    #[error(transparent)]
    SealedVault(#[from] SealedVaultError),
    /// The device.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Fetches, opens and verifies everything of one consultation, but for what this app has read before; sends what was
    /// left waiting in it first.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn read(
        &mut self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<Read, ReadError> {
        let mut read = self.read_whole(mailbox, rng).await?;
        self.blacken(mailbox, &mut read.thread);
        Ok(read)
    }

    /// The same with what is blacked out in it.
    pub(super) async fn read_whole(
        &mut self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<Read, ReadError> {
        let settled = self.settle(mailbox).await?;
        let known = self.known(mailbox);
        let live = match settled {
            Settled::Gone => None,
            _ => match self.read_on(mailbox).await? {
                ReadOn::Whole(live) => Some(live),
                ReadOn::Anew => self.replay(mailbox, rng).await?,
                ReadOn::Gone => None,
            },
        };
        let Some(live) = live else {
            self.let_go(mailbox, rng).await?;
            return Err(ReadError::Gone);
        };
        // A message sealed to a prekey can only be read again if its key is kept before the prekey is destroyed.
        if let (Some(channel), Some(kept)) = (&live.channel, self.contents.kept(mailbox))
            && channel.secrets().kept() > kept
        {
            self.update(rng, |contents, _| contents.keep(channel.secrets())).await?;
        }
        self.saw(mailbox, live.log.counts()).await?;
        let read = Read {
            state: live.state.clone(),
            nickname: live.nickname(),
            next: NextStep::of(&live.state),
            days_left: days_left(&live.state),
            thread: live.thread(known),
            new_from: known.patient,
        };
        self.live.insert(mailbox, live);
        Ok(read)
    }
}
