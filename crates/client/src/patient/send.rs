//! Writing to the doctor: a text, a follow-up question, taking the question back.

use rand_core::CryptoRng;
use secondok_api::consultation::{Counts, Transition};
use secondok_protocol::{
    Day,
    message::{SealError, Sealed},
};

use super::{Patient, replay::Live, settle::Settled};
use crate::{
    content::{Content, ContentError, FollowUp, Withdrawn, tidy},
    limit::ready,
    outbox::{Pending, Refusal},
    send::{Outcome, SendError},
    transport::Transport,
    vault::{Vault, VaultError},
};

impl<T: Transport, V: Vault> Patient<T, V> {
    /// Writes a text.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn say(
        &mut self,
        index: u32,
        text: &str,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        self.send(index, Content::text(text), None, today, rng).await
    }

    /// Asks about the opinion.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn follow_up(
        &mut self,
        index: u32,
        text: &str,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        let content = Content::FollowUp(FollowUp { text: text.to_owned() });
        self.send(index, content, Some(Transition::FollowUp), today, rng).await
    }

    /// Takes the question back, before the opinion.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn withdraw(
        &mut self,
        index: u32,
        note: &str,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        let content = Content::Withdrawn(Withdrawn { note: note.to_owned() });
        self.send(index, content, Some(Transition::Withdraw), today, rng).await
    }

    async fn send(
        &mut self,
        index: u32,
        content: Content,
        transition: Option<Transition>,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        let content = tidy(content);
        let bytes = ready(&content)?;
        let Some(kept) = self.device.consultations.get(&index) else { return Err(SendError::Unknown) };
        let known = kept.opened;

        match self.settle(index).await? {
            Settled::Nothing => {}
            Settled::Delivered(earlier) => {
                self.live.remove(&index);
                // The same again, after it was left waiting: it has been sent.
                if earlier == content {
                    return Ok(Outcome::Sent);
                }
            }
            Settled::Later(error, earlier) => {
                if earlier != content {
                    self.keep_draft(index, &content).await?;
                }
                return Err(SendError::Waiting(error));
            }
            Settled::Refused(refusal) => {
                self.keep_draft(index, &content).await?;
                return self.refused(index, refusal, known).await;
            }
            Settled::Gone => return Err(SendError::Gone),
        }

        // Taken out while it is used: whatever breaks off from here, it is replayed next time.
        let mut live = match self.live.remove(&index) {
            Some(live) => live,
            None => {
                self.keep_draft(index, &content).await?;
                match Live::replay(&self.transport, self.keys(index)).await {
                    Ok(Some(live)) => live,
                    Ok(None) => {
                        self.drop_consultation(index).await?;
                        return Err(SendError::Gone);
                    }
                    Err(error) => return Err(SendError::NotSent(error)),
                }
            }
        };
        let sealed = match self.seal(&mut live, (&content, &bytes), today, rng).await {
            Ok(sealed) => sealed,
            Err(error) => {
                self.keep_draft(index, &content).await?;
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
            let kept = device.kept(index);
            kept.drop_draft(&content);
            kept.pending = Some(pending);
        })
        .await?;
        match self.settle(index).await? {
            Settled::Delivered(_) => {
                if live.channel.sent(sealed).is_ok() {
                    self.live.insert(index, live);
                }
                Ok(Outcome::Sent)
            }
            Settled::Later(error, _) => Err(SendError::Waiting(error)),
            Settled::Refused(refusal) => self.refused(index, refusal, known).await,
            Settled::Gone => Err(SendError::Gone),
            Settled::Nothing => Err(SendError::Vault(VaultError::Damaged)),
        }
    }

    /// Seals at the end of the patient's own messages, if all of them passed.
    async fn seal(
        &mut self,
        live: &mut Live,
        (content, bytes): (&Content, &[u8]),
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Sealed, SendError> {
        if let Some(refused) = live.log.refused.first() {
            return Err(SendError::Broken(refused.error));
        }
        match live.channel.seal(bytes, rng) {
            Ok(sealed) => return Ok(sealed),
            Err(SealError::NoPrekey) => {}
            Err(SealError::TooLong { over }) => return Err(ContentError::TooLong { over }.into()),
            Err(SealError::NotBegun) => return Err(SendError::OutOfStep),
        }
        // Brought back from the words, before the doctor has answered: the doctor's key of today is needed.
        let specialty = live.log.entries.iter().find_map(|entry| match &entry.content {
            Content::Request(request) => Some(request.intake.specialty.as_str()),
            _ => None,
        });
        let (Some(specialty), Some(doctor)) = (specialty, live.channel.doctor().copied()) else {
            return Err(SendError::OutOfStep);
        };
        self.keep_draft(live.channel.keys().index(), content).await?;
        let keys = self.specialty_keys(specialty, today).await.map_err(SendError::NotSent)?;
        let prekey = keys.current.get(&doctor.doctor()).ok_or(SendError::NoKey)?;
        live.channel.use_prekey(prekey).map_err(|_| SendError::NoKey)?;
        live.channel.seal(bytes, rng).map_err(|_| SendError::OutOfStep)
    }

    /// What to tell about a message that will never be taken as it is.
    async fn refused(&mut self, index: u32, refusal: Refusal, known: Counts) -> Result<Outcome, SendError> {
        match refusal {
            Refusal::Overtaken => {
                let arrived = match Live::replay(&self.transport, self.keys(index)).await {
                    Ok(Some(live)) => {
                        let counts = live.log.counts();
                        self.change(|device| device.kept(index).opened = counts).await?;
                        let arrived = live.log.since(known);
                        self.live.insert(index, live);
                        arrived
                    }
                    Ok(None) => {
                        self.drop_consultation(index).await?;
                        return Err(SendError::Gone);
                    }
                    // The draft is safe; what arrived is seen at the next reading.
                    Err(_) => Vec::new(),
                };
                Ok(Outcome::Overtaken { arrived })
            }
            Refusal::WrongState => {
                let (mailbox, authorization) = self.locate(index);
                let state = crate::mailbox::state(&self.transport, mailbox, authorization).await;
                let state = state.ok().flatten().map(|state| state.state);
                Err(SendError::WrongState { state })
            }
            Refusal::OutOfStep => Err(SendError::OutOfStep),
            Refusal::Full => Err(SendError::Full),
            Refusal::Other(error) => Err(SendError::NotSent(error)),
        }
    }

    async fn keep_draft(&mut self, index: u32, content: &Content) -> Result<(), VaultError> {
        self.change(|device| device.kept(index).keep_draft(content.clone())).await
    }
}
