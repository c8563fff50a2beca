//! Writing to the patient: accepting, declining, a text, the opinion, closing.

use rand_core::CryptoRng;
use secondok_api::consultation::{Counts, Transition};
use secondok_protocol::{
    id::MailboxAddress,
    message::{SealError, Sealed},
};

use super::{
    Doctor, SealedVaultError,
    replay::Live,
    settle::{DropError, Settled},
};
use crate::{
    content::{
        Accepted, Closed, Content, ContentError, DeclineReason, Declined, Opinion, answers_every_question,
        tidy,
    },
    limit::ready,
    mailbox as mailboxes,
    outbox::{Pending, Refusal},
    send::{Outcome, SendError},
    transport::Transport,
    vault::{Vault, VaultError},
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
        self.send(mailbox, content, Some(Transition::Accept), rng).await
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
        self.send(mailbox, content, Some(Transition::Decline), rng).await
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
        self.send(mailbox, Content::text(text), None, rng).await
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
        self.send(mailbox, Content::text(text), Some(Transition::Answer), rng).await
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
        self.send(mailbox, Content::Opinion(opinion), Some(Transition::Answer), rng).await
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
        self.send(mailbox, content, Some(Transition::Close), rng).await
    }

    async fn send(
        &mut self,
        mailbox: MailboxAddress,
        content: Content,
        transition: Option<Transition>,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        let content = tidy(content);
        let bytes = ready(&content)?;
        let known = self.device.consultations.get(&mailbox).map(|kept| kept.opened).unwrap_or_default();

        match self.settle(mailbox, rng).await? {
            Settled::Nothing => {}
            Settled::Delivered(earlier) => {
                self.live.remove(&mailbox);
                // The same again, after it was left waiting: it has been sent.
                if earlier == content {
                    return Ok(Outcome::Sent);
                }
            }
            Settled::Later(error, earlier) => {
                if earlier != content {
                    self.keep_draft(mailbox, &content).await?;
                }
                return Err(SendError::Waiting(error));
            }
            Settled::Refused(refusal) => {
                self.keep_draft(mailbox, &content).await?;
                return self.refused(mailbox, refusal, known, rng).await;
            }
            Settled::Gone => return Err(SendError::Gone),
        }

        // Taken out while it is used: whatever breaks off from here, it is replayed next time.
        let live = match self.live.remove(&mailbox) {
            Some(live) => live,
            None => {
                self.keep_draft(mailbox, &content).await?;
                self.replay_or_gone(mailbox, rng).await?
            }
        };
        let questions = live.log.entries.iter().find_map(|entry| match &entry.content {
            Content::Request(request) => Some(request.questions.len()),
            _ => None,
        });
        if let (Content::Opinion(opinion), Some(questions)) = (&content, questions) {
            answers_every_question(opinion, questions)?;
        }
        let (mut live, sealed) = match self.seal(mailbox, live, &bytes, rng).await {
            Ok(sealed) => sealed,
            Err(error) => {
                self.keep_draft(mailbox, &content).await?;
                return Err(error);
            }
        };
        let pending = Pending {
            sequence: sealed.sequence(),
            transition,
            wire: sealed.wire().to_vec().into(),
            content: content.clone(),
        };
        self.change(|device| {
            let kept = device.kept(mailbox);
            kept.drop_draft(&content);
            kept.pending = Some(pending);
        })
        .await?;
        match self.settle(mailbox, rng).await? {
            Settled::Delivered(_) => {
                if live.channel.as_mut().is_some_and(|channel| channel.sent(sealed).is_ok()) {
                    self.live.insert(mailbox, live);
                }
                Ok(Outcome::Sent)
            }
            Settled::Later(error, _) => Err(SendError::Waiting(error)),
            Settled::Refused(refusal) => self.refused(mailbox, refusal, known, rng).await,
            Settled::Gone => Err(SendError::Gone),
            Settled::Nothing => Err(SendError::Vault(VaultError::Damaged)),
        }
    }

    /// Seals at the end of the doctor's own messages. Before the first of them, the consultation's secrets go into the
    /// sealed vault: from the moment it arrives, the patient seals to a key that must never be lost.
    async fn seal(
        &mut self,
        mailbox: MailboxAddress,
        mut live: Live,
        bytes: &[u8],
        rng: &mut impl CryptoRng,
    ) -> Result<(Live, Sealed), SendError> {
        if let Some(error) = live.broken() {
            return Err(SendError::Broken(error));
        }
        let Some(channel) = &live.channel else { return Err(SendError::OutOfStep) };
        self.update(rng, |contents, _| contents.keep(channel.secrets())).await?;
        let ours = self.contents.secrets(mailbox).is_some_and(|kept| kept.is_same_answer(channel.secrets()));
        if !ours {
            // Another device of this doctor answered first: go on with its key.
            live = self.replay_or_gone(mailbox, rng).await?;
        }
        let Some(channel) = &live.channel else { return Err(SendError::OutOfStep) };
        match channel.seal(bytes, rng) {
            Ok(sealed) => Ok((live, sealed)),
            Err(SealError::TooLong { over }) => Err(ContentError::TooLong { over }.into()),
            Err(SealError::NotBegun | SealError::NoPrekey) => Err(SendError::OutOfStep),
        }
    }

    async fn replay_or_gone(
        &mut self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<Live, SendError> {
        match self.replay(mailbox, rng).await {
            Ok(Some(live)) => Ok(live),
            Ok(None) => Err(self.gone(mailbox, rng).await),
            Err(error) => Err(SendError::NotSent(error)),
        }
    }

    async fn gone(&mut self, mailbox: MailboxAddress, rng: &mut impl CryptoRng) -> SendError {
        match self.drop_consultation(mailbox, rng).await {
            // What is left in the sealed vault goes at the next contact if it cannot go now.
            Ok(()) | Err(DropError::SealedVault(SealedVaultError::Service(_))) => SendError::Gone,
            Err(DropError::SealedVault(error)) => error.into(),
            Err(DropError::Vault(error)) => error.into(),
        }
    }

    /// What to tell about a message that will never be taken as it is.
    async fn refused(
        &mut self,
        mailbox: MailboxAddress,
        refusal: Refusal,
        known: Counts,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        match refusal {
            Refusal::Overtaken => {
                let arrived = match self.replay(mailbox, rng).await {
                    Ok(Some(live)) => {
                        let counts = live.counts();
                        self.change(|device| device.kept(mailbox).opened = counts).await?;
                        let arrived = live.log.since(known);
                        self.live.insert(mailbox, live);
                        arrived
                    }
                    Ok(None) => return Err(self.gone(mailbox, rng).await),
                    // The draft is safe; what arrived is seen at the next reading.
                    Err(_) => Vec::new(),
                };
                Ok(Outcome::Overtaken { arrived })
            }
            Refusal::WrongState => {
                let state = mailboxes::state(&self.transport, mailbox, self.authorization()).await;
                let state = state.ok().flatten().map(|state| state.state);
                Err(SendError::WrongState { state })
            }
            Refusal::OutOfStep => Err(SendError::OutOfStep),
            Refusal::Full => Err(SendError::Full),
            Refusal::Other(error) => Err(SendError::NotSent(error)),
        }
    }

    async fn keep_draft(&mut self, mailbox: MailboxAddress, content: &Content) -> Result<(), VaultError> {
        self.change(|device| device.kept(mailbox).keep_draft(content.clone())).await
    }
}
