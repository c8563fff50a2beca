//! A consultation brought back by replaying its mailbox.

use std::sync::Arc;

use rand_core::CryptoRng;
use secondok_api::{
    consultation::{FromQuery, Role, State},
    frame::MessageFrame,
};
use secondok_protocol::{id::MailboxAddress, message::DoctorChannel, prekey::DoctorPrekeys};

use super::Doctor;
use crate::{live, mailbox, service::ServiceError, thread::Log, transport::Transport, vault::Vault};

/// A consultation as the doctor sees it.
pub(super) type Live = live::Live<Option<DoctorChannel>>;

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Fetches and opens everything; none if the consultation is erased, or is not this doctor's.
    ///
    /// What does not open here may be opened with keys that another device has put into the sealed vault since this
    /// one was started: it is fetched again before a message is said not to pass.
    pub(super) async fn fetch_all(
        &mut self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<Option<Live>, ServiceError> {
        let live = self.fetch_all_once(mailbox, rng).await?;
        let is_broken = live.as_ref().is_some_and(|live| live.broken().is_some());
        if is_broken && self.is_refreshed().await? {
            return self.fetch_all_once(mailbox, rng).await;
        }
        Ok(live)
    }

    async fn fetch_all_once(
        &self,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<Option<Live>, ServiceError> {
        let fetched =
            mailbox::messages(&self.transport, mailbox, self.authorization(), FromQuery::default()).await?;
        let Some(fetched) = fetched else { return Ok(None) };
        let identity = Arc::clone(&self.identity);
        let channel = self.contents.secrets(mailbox).map(|secrets| DoctorChannel::restore(identity, secrets));
        let mut live = Live { channel, log: Log::default(), state: fetched.state };
        // Its keys were let go: what was said there is nothing that did not pass.
        let let_go = self.lets_go(live.state.state) && live.state.messages.doctor > 0;
        for message in &fetched.messages {
            match (&mut live.channel, message.role) {
                (Some(channel), _) => take(channel, &mut live.log, message, &self.contents.prekeys),
                (None, role) if let_go => live.log.receive(role),
                (None, Role::Patient) => self.take_first(&mut live, message, rng),
                // Doctor's messages without the patient's first, and without secrets: nothing can open them.
                (None, Role::Doctor) => live.log.receive(Role::Doctor),
            }
        }
        Ok(Some(live))
    }

    /// Whether the keys of a consultation in this state are let go once that was seen: it ended without an opinion. Of what the
    /// desk has answered, or has checked of somebody's credentials, nobody needs to be reminded either.
    pub(super) fn lets_go(&self, state: State) -> bool {
        match state {
            State::Declined | State::Expired | State::Withdrawn => true,
            State::Closed => self.acting.is_some(),
            _ => false,
        }
    }

    fn take_first(&self, live: &mut Live, message: &MessageFrame, rng: &mut impl CryptoRng) {
        let identity = Arc::clone(&self.identity);
        let prekeys = &self.contents.prekeys;
        let Live { channel, log, .. } = live;
        log.take(message, |wire| {
            let (opened, first) = DoctorChannel::answer_first(identity, prekeys, message.mailbox, wire, rng)?;
            *channel = Some(opened);
            Ok(first)
        });
    }
}

pub(super) fn take(
    channel: &mut DoctorChannel,
    log: &mut Log,
    message: &MessageFrame,
    prekeys: &DoctorPrekeys,
) {
    log.take(message, |wire| channel.open(message.role.into(), wire, prekeys));
}

impl Live {
    /// The name to show for the patient.
    pub(super) fn nickname(&self) -> Option<String> {
        self.channel.as_ref().map(|channel| channel.nickname().to_string())
    }
}
