//! A consultation brought back by replaying its mailbox.

use secondok_api::{
    consultation::{Counts, FromQuery, MailboxState},
    frame::MessageFrame,
};
use secondok_protocol::{
    keys::ConsultationKeys,
    message::{PatientChannel, Role},
};

use crate::{
    mailbox,
    service::ServiceError,
    thread::{Entry, Log},
    transport::{Authorization, Transport},
};

/// A channel that stands where the service stood.
pub(super) struct Live {
    pub(super) channel: PatientChannel,
    pub(super) log: Log,
    pub(super) state: MailboxState,
}

impl Live {
    /// Fetches and opens everything; none if the consultation is erased.
    pub(super) async fn replay(
        transport: &impl Transport,
        keys: ConsultationKeys,
    ) -> Result<Option<Self>, ServiceError> {
        let authorization = Authorization::Capability(keys.capability().clone());
        let Some(fetched) =
            mailbox::messages(transport, keys.mailbox(), authorization, FromQuery::default()).await?
        else {
            return Ok(None);
        };
        let channel = PatientChannel::restore(keys);
        let mut live = Self { channel, log: Log::default(), state: fetched.state };
        for message in &fetched.messages {
            live.take(message);
        }
        Ok(Some(live))
    }

    /// Opens one message; the entry, if it is new.
    pub(super) fn take(&mut self, message: &MessageFrame) -> Option<Entry> {
        self.log.take(message, |wire| self.channel.open(message.role.into(), wire))
    }

    /// How many of each side the channel knows.
    pub(super) fn counts(&self) -> Counts {
        Counts { patient: self.channel.count(Role::Patient), doctor: self.channel.count(Role::Doctor) }
    }

    /// How many of each side were read by the other and are not here.
    pub(super) fn claimed(&self) -> Counts {
        Counts { patient: self.channel.withheld(Role::Patient), doctor: self.channel.withheld(Role::Doctor) }
    }
}
