//! A consultation as it stands on the service: its channel and what was opened with it.

use secondok_api::consultation::{Counts, MailboxState};
use secondok_protocol::message::{DoctorChannel, OpenError, PatientChannel, Role, Sealed};

use crate::{
    content::{Content, Request},
    thread::{Log, Thread},
};

/// A channel that stands where the service stood when last heard of. The doctor's is none if the patient's first
/// message did not pass.
pub(crate) struct Live<C> {
    pub(crate) channel: C,
    pub(crate) log: Log,
    pub(crate) state: MailboxState,
}

/// What is common to both sides' channels.
pub(crate) trait Channel {
    /// How many messages of this side the other says it has read, and are not here.
    fn withheld(&self, role: Role) -> u32;

    /// Takes note of a message that the service has; whether the channel stands right after it.
    fn sent(&mut self, sealed: Sealed) -> bool;
}

impl<C: Channel> Live<C> {
    /// Everything in order, by one who has opened so many before (`known`).
    pub(crate) fn thread(&self, known: Counts) -> Thread {
        let claimed = |role| self.channel.withheld(role);
        self.log.thread(known, Counts { patient: claimed(Role::Patient), doctor: claimed(Role::Doctor) })
    }

    /// Why nothing can be written: a message that did not pass.
    pub(crate) fn broken(&self) -> Option<OpenError> {
        self.log.refused.first().map(|refused| refused.error)
    }

    /// What was asked, if it passed.
    pub(crate) fn request(&self) -> Option<&Request> {
        self.log.entries.iter().find_map(|entry| match &entry.content {
            Content::Request(request) => Some(request),
            _ => None,
        })
    }
}

impl Channel for PatientChannel {
    fn withheld(&self, role: Role) -> u32 {
        self.withheld(role)
    }

    fn sent(&mut self, sealed: Sealed) -> bool {
        self.sent(sealed).is_ok()
    }
}

impl Channel for Option<DoctorChannel> {
    fn withheld(&self, role: Role) -> u32 {
        self.as_ref().map_or(0, |channel| channel.withheld(role))
    }

    fn sent(&mut self, sealed: Sealed) -> bool {
        self.as_mut().is_some_and(|channel| channel.sent(sealed).is_ok())
    }
}
