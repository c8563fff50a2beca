//! Following a consultation as it grows.

use std::time::Duration;

use rand_core::CryptoRng;
use secondok_api::{
    consultation::{FromQuery, MailboxState},
    frame::Frame,
    path,
    problem::Kind,
};
use secondok_protocol::id::MailboxAddress;

use super::{Patient, ReadError, replay::Live};
use crate::{
    follow::{Follow, Followed},
    service::{self, ServiceError},
    summary::NextStep,
    thread::{Entry, Refused},
    transport::{Authorization, Method, Transport},
    vault::Vault,
    writer::Writer as _,
};

/// A consultation that is being followed. What is seen here does not count as read; [`Patient::read`] does.
pub struct Watch<T: Transport> {
    transport: T,
    mailbox: MailboxAddress,
    authorization: Authorization,
    live: Live,
    follow: Follow<T>,
    told: usize,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WatchEvent {
    /// The stream is open, for the first time or again: what happens from now on is told at once.
    Connected,
    /// A message of either side that was not there before.
    Message(Entry),
    /// A message that did not pass.
    Refused(Refused),
    /// Where it stands now.
    State {
        /// As the service says it.
        state: MailboxState,
        /// What comes next.
        next: NextStep,
    },
    /// The connection broke off, or was not made. It is tried again by itself.
    Interrupted {
        /// Why.
        error: ServiceError,
        /// When.
        retry_in: Duration,
    },
    /// The consultation has been erased or destroyed. There is nothing more to follow.
    Gone,
}

impl<T: Transport + Clone, V: Vault> Patient<T, V> {
    /// Begins to follow a consultation from where it stands now.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn watch(&self, index: u32, rng: &mut impl CryptoRng) -> Result<Watch<T>, ReadError> {
        if !self.device.consultations.contains_key(&index) {
            return Err(ReadError::Unknown);
        }
        let live = Live::replay(&self.transport, self.keys(index)).await?.ok_or(ReadError::Gone)?;
        let (mailbox, authorization) = self.locate(index);
        let told = live.log.refused.len();
        Ok(Watch {
            transport: self.transport.clone(),
            mailbox,
            authorization,
            live,
            follow: Follow::new(rng),
            told,
        })
    }
}

impl<T: Transport> Watch<T> {
    /// What the patient asked, which an opinion answers by number.
    pub fn questions(&self) -> &[String] {
        self.live.request().map(|request| request.questions.as_slice()).unwrap_or_default()
    }

    /// The next thing that happens, however long it takes; `sleep` waits before a lost connection is made anew. May be
    /// dropped at any time and called again.
    pub async fn next<S: Future<Output = ()>>(&mut self, sleep: impl Fn(Duration) -> S) -> WatchEvent {
        loop {
            let counts = self.live.log.counts();
            let from = FromQuery { patient: counts.patient, doctor: counts.doctor };
            let path = path::events(self.mailbox, from);
            let request = || service::plain(Method::Get, path.clone(), Some(self.authorization.clone()));
            match self.follow.next(&self.transport, request, &sleep).await {
                Followed::Connected => return WatchEvent::Connected,
                Followed::Interrupted { error, retry_in } => {
                    return WatchEvent::Interrupted { error, retry_in };
                }
                Followed::Refused(error) if error.is(Kind::UNKNOWN_MAILBOX) => return WatchEvent::Gone,
                Followed::Refused(error) => {
                    let retry_in = self.follow.interrupt();
                    return WatchEvent::Interrupted { error, retry_in };
                }
                Followed::Frame(frame) => {
                    if let Some(event) = self.take(frame) {
                        return event;
                    }
                }
            }
        }
    }

    fn take(&mut self, frame: Frame) -> Option<WatchEvent> {
        match frame {
            Frame::Message(message) if message.mailbox == self.mailbox => {
                if let Some(entry) = self.live.take(&message) {
                    return Some(WatchEvent::Message(entry));
                }
                let refused = self.live.log.refused.get(self.told).copied()?;
                self.told += 1;
                Some(WatchEvent::Refused(refused))
            }
            Frame::State(state) if state.mailbox == self.mailbox && state != self.live.state => {
                self.live.state = state.clone();
                Some(WatchEvent::State { next: NextStep::of(&state), state })
            }
            _ => None,
        }
    }
}
