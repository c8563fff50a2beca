//! What waits for the doctor, and going on with what was left waiting.

use std::collections::BTreeSet;

use rand_core::CryptoRng;
use secondok_api::{
    consultation::{MailboxState, State},
    doctor, path,
};
use secondok_protocol::{Day, id::MailboxAddress, message::DoctorChannel};

use super::{Doctor, KeyAlarm, SealedVaultError, forget::ForgetError, replay::Live};
use crate::{
    clock::ClockWarning,
    intake::Questionnaire,
    mailbox,
    service::{self, ServiceError},
    summary::{NextStep, days_left, is_over},
    transport::{Method, Transport},
    vault::{Vault, VaultError},
    writer::{Settled, Writer as _},
};

/// Every consultation of this doctor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queue {
    /// What is due first stands first.
    pub items: Vec<QueueItem>,
    /// How many were there and have been erased or destroyed since; their keys are destroyed too.
    pub gone: usize,
    /// What became of what was left waiting on this device.
    pub resumed: Vec<Resumed>,
    /// Set if device and service do not agree on the day.
    pub clock: Option<ClockWarning>,
    /// Set if the keys that patients seal to were due to be renewed and could not be. The next queue tries again:
    /// without current keys nobody can ask.
    pub keys_not_renewed: Option<SealedVaultError>,
    /// Set if the log of keys shows what must not be.
    pub key_alarm: Option<KeyAlarm>,
}

impl Queue {
    /// Where something can still be written.
    pub fn open(&self) -> BTreeSet<MailboxAddress> {
        let open = self.items.iter().filter(|item| !is_over(item.state.state));
        open.map(|item| item.mailbox).collect()
    }
}

/// The queue as the service says it, seen to.
pub(super) struct Tended {
    pub(super) states: Vec<MailboxState>,
    gone: usize,
    resumed: Vec<Resumed>,
    pub(super) clock: Option<ClockWarning>,
    keys_not_renewed: Option<SealedVaultError>,
    key_alarm: Option<KeyAlarm>,
}

/// One consultation at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueItem {
    /// Its mailbox.
    pub mailbox: MailboxAddress,
    /// Two words for the patient; none if their first message did not pass, cannot be opened any more, or could not be
    /// fetched just now.
    pub nickname: Option<String>,
    /// The specialty asked in, if the request has been opened since this app was started, or has to be for its name.
    pub specialty: Option<String>,
    /// Where it stands.
    pub state: MailboxState,
    /// What comes next.
    pub next: NextStep,
    /// Whole days left for it; 0 means that today is the last one.
    pub days_left: Option<i64>,
    /// Messages of the patient that this device has not opened yet.
    pub unread: u32,
    /// Whether a message of this device is still on its way.
    pub sending: bool,
    /// Texts kept on this device that were not sent.
    pub drafts: usize,
}

/// What became of a message that was left waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resumed {
    /// The service has it.
    Sent(MailboxAddress),
    /// It is still waiting.
    Waiting(MailboxAddress, ServiceError),
    /// It is a draft again: something was written from another device first, or the service will not take it as it is.
    Draft(MailboxAddress),
}

/// Why the queue could not be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QueueError {
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

impl From<ForgetError> for QueueError {
    fn from(error: ForgetError) -> Self {
        match error {
            ForgetError::Vault(error) => error.into(),
            ForgetError::SealedVault(error) => error.into(),
        }
    }
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Goes on with everything that was left waiting on this device. Does nothing if there is nothing.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn resume(&mut self, rng: &mut impl CryptoRng) -> Result<Vec<Resumed>, VaultError> {
        let mut resumed = Vec::new();
        let mailboxes: Vec<MailboxAddress> = self.device.consultations.keys().copied().collect();
        for mailbox in mailboxes {
            match self.settle(mailbox).await? {
                Settled::Nothing => {}
                Settled::Gone => self.let_go(mailbox, rng).await?,
                Settled::Delivered(_) => resumed.push(Resumed::Sent(mailbox)),
                Settled::Later(error, _) => resumed.push(Resumed::Waiting(mailbox, error)),
                Settled::Refused(_) => resumed.push(Resumed::Draft(mailbox)),
            }
        }
        Ok(resumed)
    }

    /// Goes on with what was left waiting, then fetches every consultation of this doctor. The keys of those that have
    /// been erased, or ended without an opinion, are destroyed; the keys that patients seal to are renewed if that is due.
    ///
    /// # Errors
    /// [`QueueError`].
    pub async fn queue(&mut self, today: Day, rng: &mut impl CryptoRng) -> Result<Queue, QueueError> {
        let Tended { states, gone, resumed, clock, keys_not_renewed, key_alarm } =
            self.tend(today, rng).await?;
        let mut items = Vec::with_capacity(states.len());
        for state in states {
            items.push(self.item(state, None, rng).await?);
        }
        Ok(Queue { items, gone, resumed, clock, keys_not_renewed, key_alarm })
    }

    /// All of that but for opening what is there.
    pub(super) async fn tend(&mut self, today: Day, rng: &mut impl CryptoRng) -> Result<Tended, QueueError> {
        let resumed = self.resume(rng).await?;
        let request = service::plain(Method::Get, path::QUEUE.to_owned(), Some(self.authorization()));
        let queue: doctor::Queue = service::fetch(&self.transport, request).await?;
        let gone = self.forget_erased(&queue, rng).await?;
        self.let_ended_go(&queue, rng).await?;
        let keys_not_renewed = self.renew_daily(today, queue.today, rng).await?;
        let key_alarm = self.watch_own_key(today).await?;
        let clock = ClockWarning::of(today, queue.today);
        Ok(Tended { states: queue.consultations, gone, resumed, clock, keys_not_renewed, key_alarm })
    }

    /// One consultation of the queue; none if it is gone.
    pub(super) async fn queued(
        &mut self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<Option<QueueItem>, QueueError> {
        match mailbox::state(&self.transport, mailbox, self.authorization()).await? {
            Some(state) => self.item(state, None, rng).await.map(Some),
            None => Ok(None),
        }
    }

    /// Destroys the keys of consultations that are not in the queue, once the service has said of each that it is gone:
    /// a list that is too short by a fault must not cost a key.
    async fn forget_erased(
        &mut self,
        queue: &doctor::Queue,
        rng: &mut impl CryptoRng,
    ) -> Result<usize, QueueError> {
        let listed = |mailbox| queue.consultations.iter().any(|state| state.mailbox == mailbox);
        let kept = self.contents.mailboxes().chain(self.device.consultations.keys().copied());
        let missing: std::collections::BTreeSet<_> = kept.filter(|mailbox| !listed(*mailbox)).collect();
        let mut gone = 0;
        for mailbox in missing {
            match mailbox::state(&self.transport, mailbox, self.authorization()).await {
                Ok(None) => {
                    self.forget(mailbox, rng).await?;
                    gone += 1;
                }
                Err(error) if error.concerns_all() => return Err(error.into()),
                // It is there, or that cannot be said just now: the next queue asks again.
                Ok(Some(_)) | Err(_) => {}
            }
        }
        Ok(gone)
    }

    /// Destroys the keys of consultations that ended without an opinion, and of questions to support that are finished: nothing
    /// in them is needed any more, and kept until they are erased they would fill the vault. With the last words of a patient
    /// they wait until those have been read.
    async fn let_ended_go(
        &mut self,
        queue: &doctor::Queue,
        rng: &mut impl CryptoRng,
    ) -> Result<(), SealedVaultError> {
        let unread = |state: &MailboxState| self.known(state.mailbox).patient < state.messages.patient;
        let over = |state: &&MailboxState| match state.state {
            State::Withdrawn | State::Closed => self.lets_go(state.state) && !unread(state),
            other => self.lets_go(other),
        };
        let over: Vec<_> = queue.consultations.iter().filter(over).map(|state| state.mailbox).collect();
        self.update(rng, |contents, _| {
            let mut any = false;
            for mailbox in &over {
                any |= contents.drop_consultation(*mailbox);
            }
            any
        })
        .await
    }

    /// The specialty that a consultation asks in, and whether its request affirms a sign of danger, by opening it; none
    /// if that did not pass or is gone. It does not count as read.
    pub(super) async fn asked(
        &mut self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<Option<(String, bool)>, ServiceError> {
        let Some(request) = self.opened(mailbox, rng).await?.and_then(Live::request) else {
            return Ok(None);
        };
        let questionnaire = Questionnaire::by_id(&request.intake.specialty);
        let danger = questionnaire.is_some_and(|one| one.red_flags(&request.intake).next().is_some());
        Ok(Some((request.intake.specialty.clone(), danger)))
    }

    async fn opened(
        &mut self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<Option<&Live>, ServiceError> {
        if !self.live.contains_key(&mailbox) {
            let live = self.replay(mailbox, rng).await?;
            self.live.extend(live.map(|live| (mailbox, live)));
        }
        Ok(self.live.get(&mailbox))
    }

    /// With the name that is known of it, it need not be opened.
    pub(super) async fn item(
        &mut self,
        state: MailboxState,
        known: Option<String>,
        rng: &mut impl CryptoRng,
    ) -> Result<QueueItem, QueueError> {
        let mailbox = state.mailbox;
        let nickname = match self.contents.secrets(mailbox) {
            _ if known.is_some() => known,
            Some(secrets) => {
                let channel = DoctorChannel::restore(std::sync::Arc::clone(&self.identity), secrets);
                Some(channel.nickname().to_string())
            }
            None => match self.opened(mailbox, rng).await {
                Ok(live) => live.and_then(Live::nickname),
                Err(error) if error.concerns_all() => return Err(error.into()),
                // One mailbox at fault keeps no other back; the next look tries again.
                Err(_) => None,
            },
        };
        let with = self.device.doctor;
        let specialty = self.live.get(&mailbox).and_then(|live| live.specialty(with)).map(str::to_owned);
        let kept = self.device.consultations.get(&mailbox);
        let opened = kept.map(|kept| kept.opened().patient).unwrap_or_default();
        Ok(QueueItem {
            mailbox,
            nickname,
            specialty,
            next: NextStep::of(&state),
            days_left: days_left(&state),
            unread: state.messages.patient.saturating_sub(opened),
            sending: kept.is_some_and(|kept| kept.pending().is_some()),
            drafts: kept.map_or(0, |kept| kept.drafts().len()),
            state,
        })
    }
}
