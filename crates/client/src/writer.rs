//! Writing into a consultation, on either side: sealed, kept, brought to the service however often that is tried.

use std::{collections::BTreeMap, sync::Arc};

use rand_core::CryptoRng;
use secondok_api::{
    consultation::{Counts, Role, Transition},
    frame::MessageFrame,
};
use secondok_protocol::{attachment::Attached, id::MailboxAddress, message::Sealed};

use crate::{
    content::{Content, tidy},
    kept::Kept,
    limit::ready,
    live::{Channel, Live},
    mailbox,
    outbox::{Delivery, Pending, Refusal},
    send::{Outcome, SendError},
    service::ServiceError,
    transport::{Authorization, Transport},
    vault::VaultError,
};

/// What became of the message that was on its way.
pub(crate) enum Settled {
    /// There was none.
    Nothing,
    /// The service has it.
    Delivered(Content),
    /// Not known, or not possible at the moment: it stays on its way.
    Later(ServiceError, Content),
    /// It is a draft again.
    Refused(Refusal),
    /// The consultation has been erased; what is kept of it is still to be let go.
    Gone,
}

/// What became of reading on from what is here.
pub(crate) enum ReadOn<C> {
    /// Everything is here, and passed.
    Whole(Live<C>),
    /// All has to be fetched and opened anew.
    Anew,
    /// The consultation has been erased.
    Gone,
}

/// What is to be sealed as one message.
pub(crate) struct Ready<'a> {
    /// What it says.
    pub(crate) content: &'a Content,
    /// The same as bytes.
    pub(crate) bytes: &'a [u8],
    /// What it names besides; a doctor's message names none.
    pub(crate) attachments: &'a [Arc<Attached>],
}

/// A side's app. What differs between the sides is asked of them; how a message travels is said here, once.
pub(crate) trait Writer {
    /// The way to the service.
    type Transport: Transport;
    /// How this side names its consultations.
    type Id: Copy + Ord;
    /// What it seals with.
    type Channel: Channel;
    /// What it has to know of the day to seal.
    type Day: Copy;

    /// Which side it is.
    const ROLE: Role;

    /// The way to the service.
    fn transport(&self) -> &Self::Transport;

    /// Where a consultation lies, and the right to it.
    fn locate(&self, id: Self::Id) -> (MailboxAddress, Authorization);

    /// What is kept of a consultation, if anything is.
    fn kept(&self, id: Self::Id) -> Option<&Kept>;

    /// Changes what is kept of a consultation.
    async fn change(&mut self, id: Self::Id, change: impl FnOnce(&mut Kept)) -> Result<(), VaultError>;

    /// Channels that stand where the service stood when last heard of.
    fn live(&mut self) -> &mut BTreeMap<Self::Id, Live<Self::Channel>>;

    /// Fetches and opens everything; none if the consultation is erased.
    async fn replay(
        &mut self,
        id: Self::Id,
        rng: &mut impl CryptoRng,
    ) -> Result<Option<Live<Self::Channel>>, ServiceError>;

    /// Opens a message that came after those that are here.
    fn take(&self, live: &mut Live<Self::Channel>, message: &MessageFrame);

    /// Whether the channel is still the one to open this consultation with.
    fn is_current(&self, id: Self::Id, live: &Live<Self::Channel>) -> bool;

    /// Seals a message at the end of this side's own messages, if all of them passed.
    async fn seal(
        &mut self,
        id: Self::Id,
        live: &mut Live<Self::Channel>,
        ready: Ready<'_>,
        day: Self::Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Sealed, SendError>;

    /// Lets an erased consultation go.
    async fn let_go(&mut self, id: Self::Id, rng: &mut impl CryptoRng) -> Result<(), VaultError>;

    /// How many messages of a consultation this device has opened.
    fn known(&self, id: Self::Id) -> Counts {
        self.kept(id).map(Kept::opened).unwrap_or_default()
    }

    /// Keeps that so many were opened, if that is news.
    async fn saw(&mut self, id: Self::Id, counts: Counts) -> Result<(), VaultError> {
        let known = self.known(id);
        if counts.patient <= known.patient && counts.doctor <= known.doctor {
            return Ok(());
        }
        self.change(id, |kept| kept.saw(counts)).await
    }

    /// Fetches what came since the consultation was read by this app, and nothing of what is here. Where that does not come
    /// out whole, nothing of it is believed or reported: reading anew says what is amiss.
    async fn read_on(&mut self, id: Self::Id) -> Result<ReadOn<Self::Channel>, ServiceError> {
        let known = self.known(id);
        let Some(from) = self.live().get(&id).and_then(|live| live.end(known)) else {
            return Ok(ReadOn::Anew);
        };
        let (mailbox, authorization) = self.locate(id);
        let fetched = mailbox::messages(self.transport(), mailbox, authorization, from).await?;
        let Some(fetched) = fetched else { return Ok(ReadOn::Gone) };
        let Some(mut live) = self.live().remove(&id) else { return Ok(ReadOn::Anew) };
        live.state = fetched.state;
        for message in &fetched.messages {
            self.take(&mut live, message);
        }
        let goes_on = live.is_whole() && self.is_current(id, &live);
        Ok(if goes_on { ReadOn::Whole(live) } else { ReadOn::Anew })
    }

    /// Brings what is on its way in a consultation to the service, for the first time or once more.
    async fn settle(&mut self, id: Self::Id) -> Result<Settled, VaultError> {
        let pending = self.kept(id).and_then(Kept::pending).cloned();
        let Some(pending) = pending else { return Ok(Settled::Nothing) };
        // A channel that was brought back meanwhile knows nothing of it.
        self.live().remove(&id);
        let (mailbox, authorization) = self.locate(id);
        match pending.deliver(self.transport(), mailbox, Self::ROLE, authorization).await {
            Delivery::Later(error) => Ok(Settled::Later(error, pending.content)),
            Delivery::Delivered => {
                self.change(id, |kept| kept.delivered(Self::ROLE, &pending)).await?;
                Ok(Settled::Delivered(pending.content))
            }
            Delivery::Refused(refusal) => {
                self.change(id, |kept| kept.refused(pending)).await?;
                Ok(Settled::Refused(refusal))
            }
            Delivery::Gone => Ok(Settled::Gone),
        }
    }

    /// Seals a content and brings it to the service, after what was left waiting. From the first thing that can fail,
    /// it is kept as a draft or on its way.
    async fn write(
        &mut self,
        id: Self::Id,
        content: Content,
        transition: Option<Transition>,
        day: Self::Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        self.write_with(id, content, Vec::new(), transition, day, rng).await
    }

    /// The same with attachments, which the service has.
    async fn write_with(
        &mut self,
        id: Self::Id,
        content: Content,
        attachments: Vec<Arc<Attached>>,
        transition: Option<Transition>,
        day: Self::Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        let content = tidy(content);
        let bytes = ready(&content, attachments.len())?;
        let known = self.known(id);
        let was_draft = self.kept(id).is_some_and(|kept| kept.has_draft(&content));

        match self.settle(id).await? {
            Settled::Nothing => {}
            // The same again, after it was left waiting: it has been sent.
            Settled::Delivered(earlier) if earlier == content => return Ok(Outcome::Sent),
            Settled::Delivered(_) => {}
            Settled::Later(error, earlier) => {
                if earlier != content {
                    self.change(id, |kept| kept.keep_draft(content)).await?;
                }
                return Err(SendError::Waiting(error));
            }
            Settled::Refused(refusal) => {
                self.change(id, |kept| kept.keep_draft(content)).await?;
                return self.refused(id, refusal, known, rng).await;
            }
            Settled::Gone => return Err(self.gone(id, rng).await),
        }

        // Taken out while it is used: whatever breaks off from here, it is replayed next time.
        let mut live = match self.live().remove(&id) {
            Some(live) => live,
            None => {
                self.change(id, |kept| kept.keep_draft(content.clone())).await?;
                self.replay_or_gone(id, rng).await?
            }
        };
        let ready = Ready { content: &content, bytes: &bytes, attachments: &attachments };
        let sealed = match self.seal(id, &mut live, ready, day, rng).await {
            Ok(sealed) => sealed,
            Err(error) => {
                match error {
                    SendError::Gone => {}
                    // Whoever wrote it is told what is wrong with it, and has it before them.
                    SendError::Content(_) if !was_draft => {
                        self.change(id, |kept| kept.drop_draft(&content)).await?;
                    }
                    _ => self.change(id, |kept| kept.keep_draft(content)).await?,
                }
                return Err(error);
            }
        };
        let (sequence, wire) = (sealed.sequence(), sealed.wire().to_vec().into());
        self.change(id, |kept| kept.send(Pending { sequence, transition, wire, content })).await?;
        match self.settle(id).await? {
            Settled::Delivered(content) => {
                if live.sent(Self::ROLE, sealed, content, attachments) {
                    self.live().insert(id, live);
                }
                Ok(Outcome::Sent)
            }
            Settled::Later(error, _) => Err(SendError::Waiting(error)),
            Settled::Refused(refusal) => self.refused(id, refusal, known, rng).await,
            Settled::Gone => Err(self.gone(id, rng).await),
            Settled::Nothing => Err(SendError::Vault(VaultError::Damaged)),
        }
    }

    /// What to tell about a message that will never be taken as it is.
    async fn refused(
        &mut self,
        id: Self::Id,
        refusal: Refusal,
        known: Counts,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        match refusal {
            Refusal::Overtaken => {
                let arrived = match self.replay(id, rng).await {
                    Ok(Some(live)) => {
                        self.saw(id, live.log.counts()).await?;
                        let arrived = live.log.since(known);
                        self.live().insert(id, live);
                        arrived
                    }
                    Ok(None) => return Err(self.gone(id, rng).await),
                    // The draft is safe; what arrived is seen at the next reading.
                    Err(_) => Vec::new(),
                };
                Ok(Outcome::Overtaken { arrived })
            }
            Refusal::WrongState => {
                let (mailbox, authorization) = self.locate(id);
                let state = mailbox::state(self.transport(), mailbox, authorization).await;
                let state = state.ok().flatten().map(|state| state.state);
                Err(SendError::WrongState { state })
            }
            Refusal::OutOfStep => Err(SendError::OutOfStep),
            Refusal::Full => Err(SendError::Full),
            Refusal::Unanswered => Err(SendError::Unanswered),
            Refusal::Other(error) => Err(SendError::NotSent(error)),
        }
    }

    /// Fetches and opens everything, for something that is kept as a draft meanwhile.
    async fn replay_or_gone(
        &mut self,
        id: Self::Id,
        rng: &mut impl CryptoRng,
    ) -> Result<Live<Self::Channel>, SendError> {
        match self.replay(id, rng).await {
            Ok(Some(live)) => Ok(live),
            Ok(None) => Err(self.gone(id, rng).await),
            Err(error) => Err(SendError::NotSent(error)),
        }
    }

    /// Lets an erased consultation go, and says so.
    async fn gone(&mut self, id: Self::Id, rng: &mut impl CryptoRng) -> SendError {
        match self.let_go(id, rng).await {
            Ok(()) => SendError::Gone,
            Err(error) => error.into(),
        }
    }
}
