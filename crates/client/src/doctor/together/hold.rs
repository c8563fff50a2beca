//! Who has a question: one person, as everybody sees, so that no two answer it unknowingly.

use rand_core::CryptoRng;
use secondok_protocol::id::{MailboxAddress, StaffId};

use super::{Doctor, acts};
use crate::{
    content::DeclineReason,
    desk::SharedAccountError,
    doctor::SealedVaultError,
    send::{Outcome, SendError},
    transport::Transport,
    vault::{Vault, VaultError},
};

/// Why a question was not answered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// A colleague has it. Nothing was sent or kept: whoever answers takes it over first.
    #[error("a colleague has this question")]
    Held(StaffId),
    /// As with any message.
    #[error(transparent)]
    Send(#[from] SendError),
}

impl From<SealedVaultError> for AnswerError {
    fn from(error: SealedVaultError) -> Self {
        Self::Send(error.into())
    }
}

impl From<crate::content::ContentError> for AnswerError {
    fn from(error: crate::content::ContentError) -> Self {
        Self::Send(error.into())
    }
}

impl From<VaultError> for AnswerError {
    fn from(error: VaultError) -> Self {
        Self::Send(error.into())
    }
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Who has this question; nobody has what somebody had who has left.
    pub fn holder(&self, mailbox: MailboxAddress) -> Option<StaffId> {
        self.contents.holder(mailbox)
    }

    /// Takes a question that nobody has. Answers who has it from now on: a colleague, if they were quicker.
    ///
    /// # Errors
    /// [`SharedAccountError`].
    pub async fn take(
        &mut self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<StaffId, SharedAccountError> {
        let me = self.staff().ok_or(SharedAccountError::Unknown)?;
        Ok(self.take_for(me, mailbox, rng).await?)
    }

    /// Two who take it at once do so over the same version of the vault: it is taken once.
    pub(in crate::doctor) async fn take_for(
        &mut self,
        me: StaffId,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<StaffId, SealedVaultError> {
        self.update(rng, |contents, _| {
            let is_free = contents.holder(mailbox).is_none();
            is_free && contents.together.held.insert(mailbox, me) != Some(me)
        })
        .await?;
        Ok(self.holder(mailbox).unwrap_or(me))
    }

    /// Takes a question for whoever acts, unless a colleague has it.
    pub(in crate::doctor) async fn claim(
        &mut self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<(), AnswerError> {
        let Some(me) = self.staff() else { return Ok(()) };
        // What this device saw last may be over: a colleague can have taken it over since.
        self.is_refreshed().await.map_err(SendError::NotSent)?;
        let holder = self.take_for(me, mailbox, rng).await?;
        if holder == me { Ok(()) } else { Err(AnswerError::Held(holder)) }
    }

    /// Finishes a question: nothing is asked or answered there any more.
    ///
    /// # Errors
    /// [`AnswerError`].
    pub async fn finish(
        &mut self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, AnswerError> {
        self.claim(mailbox, rng).await?;
        Ok(self.close(mailbox, "", rng).await?)
    }

    /// Sets a question aside that is none: it is not answered, and whoever sent it is told so and no more.
    ///
    /// # Errors
    /// [`AnswerError`].
    pub async fn set_aside(
        &mut self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, AnswerError> {
        if let Some(holder) = self.holder(mailbox).filter(|_| self.staff() != self.holder(mailbox)) {
            return Err(AnswerError::Held(holder));
        }
        Ok(self.decline(mailbox, DeclineReason::Other, "", rng).await?)
    }

    /// Gives a question to somebody who answers, whoever had it: a colleague, or oneself to take it over.
    ///
    /// # Errors
    /// [`SharedAccountError::Unknown`] for whom nobody has let in.
    pub async fn hand(
        &mut self,
        mailbox: MailboxAddress,
        to: StaffId,
        rng: &mut impl CryptoRng,
    ) -> Result<(), SharedAccountError> {
        self.update(rng, |contents, _| {
            acts(contents, to) && contents.together.held.insert(mailbox, to) != Some(to)
        })
        .await?;
        if self.holder(mailbox) == Some(to) { Ok(()) } else { Err(SharedAccountError::Unknown) }
    }

    /// Puts a question back: whoever comes first takes it.
    ///
    /// # Errors
    /// [`SharedAccountError`].
    pub async fn put_back(
        &mut self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<(), SharedAccountError> {
        Ok(self.update(rng, |contents, _| contents.together.held.remove(&mailbox).is_some()).await?)
    }
}

impl super::Contents {
    fn holder(&self, mailbox: MailboxAddress) -> Option<StaffId> {
        self.together.held.get(&mailbox).copied().filter(|&staff| acts(self, staff))
    }
}
