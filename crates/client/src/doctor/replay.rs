//! A consultation brought back by replaying its mailbox.

use std::sync::Arc;

use rand_core::CryptoRng;
use secondok_api::{
    consultation::{Counts, FromQuery, MailboxState, Role},
    frame::MessageFrame,
};
use secondok_protocol::{
    id::MailboxAddress,
    message::{self, DoctorChannel, OpenError},
    prekey::DoctorPrekeys,
};

use super::Doctor;
use crate::{
    content::Content, mailbox, service::ServiceError, thread::Log, transport::Transport, vault::Vault,
};

/// A channel that stands where the service stood.
pub(super) struct Live {
    /// None if the patient's first message did not pass.
    pub(super) channel: Option<DoctorChannel>,
    pub(super) log: Log,
    pub(super) state: MailboxState,
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Fetches and opens everything; none if the consultation is erased, or is not this doctor's.
    pub(super) async fn replay(
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
        for message in &fetched.messages {
            match (&mut live.channel, message.role) {
                (Some(channel), _) => take(channel, &mut live.log, message, &self.contents.prekeys),
                (None, Role::Patient) => self.take_first(&mut live, message, rng),
                // Doctor's messages without the patient's first, and without secrets: nothing can open them.
                (None, Role::Doctor) => {}
            }
        }
        Ok(Some(live))
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

fn take(channel: &mut DoctorChannel, log: &mut Log, message: &MessageFrame, prekeys: &DoctorPrekeys) {
    log.take(message, |wire| channel.open(message.role.into(), wire, prekeys));
}

impl Live {
    /// Why nothing can be written: a message that did not pass, or none that did.
    pub(super) fn broken(&self) -> Option<OpenError> {
        self.log.refused.first().map(|refused| refused.error)
    }

    /// How many of each side were opened.
    pub(super) fn counts(&self) -> Counts {
        self.log.counts()
    }

    /// How many of each side were read by the other and are not here.
    pub(super) fn claimed(&self) -> Counts {
        let of = |role| self.channel.as_ref().map_or(0, |channel| channel.withheld(role));
        Counts { patient: of(message::Role::Patient), doctor: of(message::Role::Doctor) }
    }

    /// The specialty that the request asks in.
    pub(super) fn specialty(&self) -> Option<String> {
        self.log.entries.iter().find_map(|entry| match &entry.content {
            Content::Request(request) => Some(request.intake.specialty.clone()),
            _ => None,
        })
    }

    /// The name to show for the patient.
    pub(super) fn nickname(&self) -> Option<String> {
        self.channel.as_ref().map(|channel| channel.nickname().to_string())
    }
}
