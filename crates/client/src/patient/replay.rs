//! A consultation brought back by replaying its mailbox.

use secondok_api::{consultation::FromQuery, frame::MessageFrame};
use secondok_protocol::{keys::ConsultationKeys, message::PatientChannel};

use crate::{
    live, mailbox,
    service::ServiceError,
    thread::{Entry, Log},
    transport::{Authorization, Transport},
};

/// A consultation as the patient sees it.
pub(super) type Live = live::Live<PatientChannel>;

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
}
