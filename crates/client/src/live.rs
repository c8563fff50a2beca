//! A consultation as it stands on the service: its channel and what was opened with it.

use std::sync::Arc;

use secondok_api::consultation::{self, Counts, FromQuery, MailboxState};
use secondok_protocol::{
    attachment::Attached,
    id::DoctorId,
    message::{DoctorChannel, OpenError, PatientChannel, Role, Sealed},
};

use crate::{
    content::{Content, Request},
    thread::{Log, Sent, Thread},
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
    /// How many messages of this side it stands after.
    fn count(&self, role: Role) -> u32;

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

    /// Takes note of a message of this side (and of what is in it) that the service has; whether the channel stands right
    /// after it.
    pub(crate) fn sent(
        &mut self,
        role: consultation::Role,
        sealed: Sealed,
        content: Content,
        attachments: Vec<Arc<Attached>>,
    ) -> bool {
        let (sequence, hash) = (sealed.sequence(), sealed.hash());
        let seen = self.channel.count(Role::from(role).other());
        let stands = self.channel.sent(sealed);
        if stands {
            self.log.sent(Sent { role, sequence, hash, seen, content, attachments });
        }
        stands
    }

    /// From where on to fetch what is not here yet. None if all has to be fetched and opened anew: something did not pass, or
    /// is less than this device has opened before (`known`) or than the channel stands after.
    pub(crate) fn end(&self, known: Counts) -> Option<FromQuery> {
        let here = self.log.counts();
        let is_in_step = |role: consultation::Role| {
            let there = here.of(role) + self.log.outstanding(role);
            there >= known.of(role) && there == self.channel.count(role.into())
        };
        let goes_on = self.log.refused.is_empty()
            && here.patient > 0
            && is_in_step(consultation::Role::Patient)
            && is_in_step(consultation::Role::Doctor);
        goes_on.then_some(FromQuery { patient: here.patient, doctor: here.doctor })
    }

    /// Whether nothing is amiss: every message passed, they are as many as the service says, and none that the other side
    /// has read is missing.
    pub(crate) fn is_whole(&self) -> bool {
        self.log.refused.is_empty()
            && self.log.counts() == self.state.messages
            && [Role::Patient, Role::Doctor].into_iter().all(|role| self.channel.withheld(role) == 0)
    }

    /// Why nothing can be written: a message that did not pass.
    pub(crate) fn broken(&self) -> Option<OpenError> {
        self.log.refused.first().map(|refused| refused.error)
    }

    /// An attachment of a message that passed; both are counted from 0.
    pub(crate) fn attachment(&self, sequence: u32, number: usize) -> Option<Arc<Attached>> {
        let mut named = self.log.entries.iter().filter(|entry| entry.sequence == sequence);
        named.find_map(|entry| entry.attachments.get(number).cloned())
    }

    /// Under which specialty the keys are found of whom it is with, if the first message passed.
    pub(crate) fn specialty(&self, with: DoctorId) -> Option<&str> {
        self.log.entries.iter().find_map(|entry| entry.content.specialty(with))
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
    fn count(&self, role: Role) -> u32 {
        self.count(role)
    }

    fn withheld(&self, role: Role) -> u32 {
        self.withheld(role)
    }

    fn sent(&mut self, sealed: Sealed) -> bool {
        self.sent(sealed).is_ok()
    }
}

impl Channel for Option<DoctorChannel> {
    fn count(&self, role: Role) -> u32 {
        self.as_ref().map_or(0, |channel| channel.count(role))
    }

    fn withheld(&self, role: Role) -> u32 {
        self.as_ref().map_or(0, |channel| channel.withheld(role))
    }

    fn sent(&mut self, sealed: Sealed) -> bool {
        self.as_mut().is_some_and(|channel| channel.sent(sealed).is_ok())
    }
}
