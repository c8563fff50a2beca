//! All consultations at a glance, and going on with what was left waiting.

use rand_core::CryptoRng;
use secondok_api::consultation::MailboxState;
use secondok_protocol::Day;

use super::{AskError, Patient, opening::Opened, scan::ScanError};
use crate::{
    clock::ClockWarning,
    mailbox,
    service::ServiceError,
    summary::{NextStep, Summary, days_left},
    transport::Transport,
    vault::{Vault, VaultError},
    writer::{Settled, Writer as _},
};

/// Every consultation of these words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consultations {
    /// At a glance, the newest first.
    pub list: Vec<Summary>,
    /// Numbers of those that were there and have been erased or destroyed since: told once.
    pub gone: Vec<u32>,
    /// What became of what was left waiting.
    pub resumed: Vec<Resumed>,
    /// Set if device and service do not agree on the day.
    pub clock: Option<ClockWarning>,
}

/// What became of something that was left waiting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resumed {
    /// The request is with the service, under this number.
    Asked(u32),
    /// The request is still waiting, or is a draft again.
    NotAsked(AskError),
    /// The message in this consultation is with the service.
    Sent(u32),
    /// The message in this consultation is still waiting.
    Waiting(u32, ServiceError),
    /// The message in this consultation is a draft again: something was written from another device first, or the
    /// service will not take it as it is.
    Draft(u32),
}

impl<T: Transport, V: Vault> Patient<T, V> {
    /// Goes on with everything that was left waiting. Does nothing if there is nothing.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn resume(&mut self, today: Day, rng: &mut impl CryptoRng) -> Result<Vec<Resumed>, VaultError> {
        let mut resumed = Vec::new();
        match self.settle_opening(today, rng).await? {
            None => {}
            Some(Opened::Done { index, .. }) => resumed.push(Resumed::Asked(index)),
            Some(Opened::Later(error)) => resumed.push(Resumed::NotAsked(AskError::Waiting(error))),
            Some(Opened::Refused(refusal)) => resumed.push(Resumed::NotAsked(refusal.into())),
        }
        let indexes: Vec<u32> = self.device.consultations.keys().copied().collect();
        for index in indexes {
            match self.settle(index).await? {
                Settled::Nothing => {}
                Settled::Gone => self.drop_consultation(index).await?,
                Settled::Delivered(_) => resumed.push(Resumed::Sent(index)),
                Settled::Later(error, _) => resumed.push(Resumed::Waiting(index, error)),
                Settled::Refused(_) => resumed.push(Resumed::Draft(index)),
            }
        }
        Ok(resumed)
    }

    /// Goes on with what was left waiting, then looks at every consultation of these words, also those that another
    /// device opened.
    ///
    /// # Errors
    /// [`ServiceError`], with what was found so far kept; the device's own as [`VaultError`].
    pub async fn consultations(
        &mut self,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Consultations, super::ReadError> {
        let before: Vec<u32> = self.device.consultations.keys().copied().collect();
        let resumed = self.resume(today, rng).await?;
        let mut states: Vec<(u32, MailboxState)> = Vec::new();
        let known: Vec<u32> = self.device.consultations.keys().copied().collect();
        for index in known {
            let (mailbox, authorization) = self.locate(index);
            match mailbox::state(&self.transport, mailbox, authorization).await? {
                Some(state) => states.push((index, state)),
                None => self.drop_consultation(index).await?,
            }
        }
        states.extend(self.scan().await.map_err(|error| match error {
            ScanError::Service(error) => super::ReadError::Service(error),
            ScanError::Vault(error) => super::ReadError::Vault(error),
        })?);
        let gone =
            before.into_iter().filter(|index| !self.device.consultations.contains_key(index)).collect();
        let clock = states.first().and_then(|(_, state)| ClockWarning::of(today, state.today));
        states.sort_by_key(|(index, _)| std::cmp::Reverse(*index));
        let list = states.iter().map(|(index, state)| self.summary(*index, state)).collect();
        Ok(Consultations { list, gone, resumed, clock })
    }

    /// One consultation at a glance.
    pub(super) fn summary(&self, index: u32, state: &MailboxState) -> Summary {
        let kept = self.device.consultations.get(&index);
        let opened = kept.map(|kept| kept.opened().doctor).unwrap_or_default();
        Summary {
            index,
            doctor: state.doctor,
            state: state.state,
            opened: state.opened,
            days_left: days_left(state),
            next: NextStep::of(state),
            messages: state.messages,
            unread: state.messages.doctor.saturating_sub(opened),
            sending: kept.is_some_and(|kept| kept.pending().is_some() || kept.attaching().is_some()),
            drafts: kept.map_or(0, |kept| kept.drafts().len()),
        }
    }
}
