//! Writing to the patient: accepting, declining, a text, the opinion, closing.

use std::collections::BTreeMap;

use rand_core::CryptoRng;
use secondok_api::{
    consultation::{Role, State, Transition},
    desk::account::Account,
    frame::MessageFrame,
};
use secondok_protocol::{
    id::MailboxAddress,
    message::{DoctorChannel, SealError, Sealed},
};

use super::{
    Doctor,
    forget::ForgetError,
    replay::{Live, take},
    together::AnswerError,
};
use crate::{
    content::{
        Accepted, Closed, Content, ContentError, DeclineReason, Declined, Opinion, answers_every_question,
        check,
    },
    kept::Kept,
    mailbox,
    send::{Outcome, SendError},
    service::ServiceError,
    transport::{Authorization, Transport},
    vault::{Vault, VaultError},
    writer::{Ready, Writer},
};

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Takes a consultation.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn accept(
        &mut self,
        mailbox: MailboxAddress,
        note: &str,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        let content = Content::Accepted(Accepted { note: note.to_owned() });
        self.write(mailbox, content, Some(Transition::Accept), (), rng).await
    }

    /// Does not take a consultation, or gives it back.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn decline(
        &mut self,
        mailbox: MailboxAddress,
        reason: DeclineReason,
        note: &str,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        let content = Content::Declined(Declined { reason, note: note.to_owned() });
        self.write(mailbox, content, Some(Transition::Decline), (), rng).await
    }

    /// Writes a text.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn say(
        &mut self,
        mailbox: MailboxAddress,
        text: &str,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        self.write(mailbox, Content::text(text), None, (), rng).await
    }

    /// Replies to a follow-up question with a text.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn reply(
        &mut self,
        mailbox: MailboxAddress,
        text: &str,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        self.write(mailbox, Content::text(text), Some(Transition::Answer), (), rng).await
    }

    /// Answers a question to support, the first one or a later one: whoever answers has it from then on, unless a colleague has it.
    ///
    /// # Errors
    /// [`AnswerError`].
    pub async fn answer_support(
        &mut self,
        mailbox: MailboxAddress,
        text: &str,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, AnswerError> {
        let content = Content::text(text);
        check(&content)?;
        self.claim(mailbox, rng).await?;
        Ok(self.answer_desk(mailbox, content, rng).await?)
    }

    /// Writes to a doctor about their credentials: a question or a word, as the account of the verifiers. Who has the application
    /// is told by the application.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn write_to_applicant(
        &mut self,
        mailbox: MailboxAddress,
        text: &str,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        let content = Content::text(text);
        check(&content)?;
        self.answer_desk(mailbox, content, rng).await
    }

    /// Takes it if nobody has, and answers; once more where that was done already.
    async fn answer_desk(
        &mut self,
        mailbox: MailboxAddress,
        content: Content,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        let state = mailbox::state(&self.transport, mailbox, self.authorization()).await;
        let state = state.map_err(SendError::NotSent)?.map(|state| state.state);
        if state == Some(State::Requested)
            && let arrived @ Outcome::Overtaken { .. } = self.accept(mailbox, "", rng).await?
        {
            return Ok(arrived);
        }
        let is_answered = state == Some(State::Answered) && self.acts_for() == Some(Account::Verification);
        let transition = (!is_answered).then_some(Transition::Answer);
        self.write(mailbox, content, transition, (), rng).await
    }

    /// Gives the second opinion, signed. It answers each of the patient's questions.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn opinion(
        &mut self,
        mailbox: MailboxAddress,
        opinion: Opinion,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        self.write(mailbox, Content::Opinion(opinion), Some(Transition::Answer), (), rng).await
    }

    /// Finishes a consultation.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn close(
        &mut self,
        mailbox: MailboxAddress,
        note: &str,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        let content = Content::Closed(Closed { note: note.to_owned() });
        self.write(mailbox, content, Some(Transition::Close), (), rng).await
    }
}

impl<T: Transport, V: Vault> Writer for Doctor<T, V> {
    type Transport = T;
    type Id = MailboxAddress;
    type Channel = Option<DoctorChannel>;
    type Day = ();

    const ROLE: Role = Role::Doctor;

    fn transport(&self) -> &T {
        &self.transport
    }

    fn locate(&self, mailbox: MailboxAddress) -> (MailboxAddress, Authorization) {
        (mailbox, self.authorization())
    }

    fn kept(&self, mailbox: MailboxAddress) -> Option<&Kept> {
        self.device.consultations.get(&mailbox)
    }

    async fn change(
        &mut self,
        mailbox: MailboxAddress,
        change: impl FnOnce(&mut Kept),
    ) -> Result<(), VaultError> {
        self.device.change(|device| change(device.kept(mailbox))).await
    }

    fn live(&mut self) -> &mut BTreeMap<MailboxAddress, Live> {
        &mut self.live
    }

    async fn replay(
        &mut self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<Option<Live>, ServiceError> {
        self.fetch_all(mailbox, rng).await
    }

    fn take(&self, live: &mut Live, message: &MessageFrame) {
        if let Some(channel) = &mut live.channel {
            take(channel, &mut live.log, message, &self.contents.prekeys);
        }
    }

    /// Another device of this doctor may have answered with another key, or the keys may have been let go.
    fn is_current(&self, mailbox: MailboxAddress, live: &Live) -> bool {
        let is_same = match (self.contents.secrets(mailbox), &live.channel) {
            (Some(kept), Some(channel)) => kept.is_same_answer(channel.secrets()),
            (kept, _) => kept.is_none(),
        };
        is_same && !self.lets_go(live.state.state)
    }

    /// What cannot be forgotten in the sealed vault now goes with the next queue.
    async fn let_go(&mut self, mailbox: MailboxAddress, rng: &mut impl CryptoRng) -> Result<(), VaultError> {
        match self.forget(mailbox, rng).await {
            Ok(()) | Err(ForgetError::SealedVault(_)) => Ok(()),
            Err(ForgetError::Vault(error)) => Err(error),
        }
    }

    /// Before the first of the doctor's messages, the consultation's secrets go into the sealed vault: from the moment
    /// it arrives, the patient seals to a key that must never be lost.
    async fn seal(
        &mut self,
        mailbox: MailboxAddress,
        live: &mut Live,
        Ready { content, bytes, .. }: Ready<'_>,
        (): (),
        rng: &mut impl CryptoRng,
    ) -> Result<Sealed, SendError> {
        if let (Content::Opinion(opinion), Some(request)) = (content, live.request()) {
            answers_every_question(opinion, request.questions.len())?;
        }
        if let Some(error) = live.broken() {
            return Err(SendError::Broken(error));
        }
        let Some(channel) = &live.channel else { return Err(SendError::OutOfStep) };
        self.update(rng, |contents, _| contents.keep(channel.secrets())).await?;
        let ours = self.contents.secrets(mailbox).is_some_and(|kept| kept.is_same_answer(channel.secrets()));
        if !ours {
            // Another device of this doctor answered first: go on with its key.
            *live = self.replay_or_gone(mailbox, rng).await?;
        }
        let Some(channel) = &live.channel else { return Err(SendError::OutOfStep) };
        channel.seal(bytes, rng).map_err(|error| match error {
            SealError::TooLong { over } => ContentError::TooLong { over }.into(),
            SealError::TooManyAttachments { .. } | SealError::NotBegun | SealError::NoPrekey => {
                SendError::OutOfStep
            }
        })
    }
}
