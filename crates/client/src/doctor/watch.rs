//! Following all consultations of a doctor as they change.

use std::{
    collections::{BTreeMap, VecDeque},
    time::Duration,
};

use rand_core::CryptoRng;
use secondok_api::{
    consultation::{MailboxState, Role},
    doctor,
    frame::Frame,
    path,
    problem::Kind,
};
use secondok_protocol::id::MailboxAddress;

use super::Doctor;
use crate::{
    follow::{Follow, Followed},
    service::{self, ServiceError},
    summary::NextStep,
    transport::{Authorization, Method, Transport},
    vault::Vault,
};

/// All consultations of a doctor, being followed. Messages are announced, not opened: [`Doctor::read`] opens them.
pub struct Watch<T: Transport> {
    transport: T,
    authorization: Authorization,
    follow: Follow<T>,
    /// What was told, so that what happened while the connection was lost is told too.
    told: BTreeMap<MailboxAddress, MailboxState>,
    begun: bool,
    /// The stream is open, and what happened before is still to be fetched.
    behind: bool,
    ready: VecDeque<WatchEvent>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WatchEvent {
    /// The stream is open, for the first time or again: what happens from now on is told at once.
    Connected,
    /// A message arrived that can be read.
    Message {
        /// In which consultation.
        mailbox: MailboxAddress,
        /// By whom; the doctor's own come from another device.
        role: Role,
        /// Its number among that side's messages.
        sequence: u32,
    },
    /// A consultation is new, or stands elsewhere than before.
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
    /// The session has ended. Log in again.
    LoggedOut,
}

impl<T: Transport + Clone, V: Vault> Doctor<T, V> {
    /// Begins to follow all consultations. What stands in the queue at that moment is not told.
    pub fn watch(&self, rng: &mut impl CryptoRng) -> Watch<T> {
        Watch {
            transport: self.transport.clone(),
            authorization: self.authorization(),
            follow: Follow::new(rng),
            told: BTreeMap::new(),
            begun: false,
            behind: false,
            ready: VecDeque::new(),
        }
    }
}

impl<T: Transport> Watch<T> {
    /// The next thing that happens, however long it takes; `sleep` waits before a lost connection is made anew. May be
    /// dropped at any time and called again.
    pub async fn next<S: Future<Output = ()>>(&mut self, sleep: impl Fn(Duration) -> S) -> WatchEvent {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return event;
            }
            if self.behind {
                let caught_up = self.catch_up().await;
                self.behind = false;
                match caught_up {
                    Ok(()) => self.ready.push_front(WatchEvent::Connected),
                    Err(error) if error.is(Kind::NOT_LOGGED_IN) => return WatchEvent::LoggedOut,
                    Err(error) => {
                        let retry_in = self.follow.interrupt();
                        return WatchEvent::Interrupted { error, retry_in };
                    }
                }
                continue;
            }
            let request = || {
                service::plain(Method::Get, path::DOCTOR_EVENTS.to_owned(), Some(self.authorization.clone()))
            };
            match self.follow.next(&self.transport, request, &sleep).await {
                Followed::Connected => self.behind = true,
                Followed::Interrupted { error, retry_in } => {
                    return WatchEvent::Interrupted { error, retry_in };
                }
                Followed::Refused(error) if error.is(Kind::NOT_LOGGED_IN) => return WatchEvent::LoggedOut,
                Followed::Refused(error) => {
                    let retry_in = self.follow.interrupt();
                    return WatchEvent::Interrupted { error, retry_in };
                }
                Followed::Frame(Frame::KeepAlive) => {}
                Followed::Frame(Frame::State(state)) => self.state(state),
                Followed::Frame(Frame::Message(message)) => {
                    self.message(message.mailbox, message.role, message.sequence);
                }
            }
        }
    }

    /// The stream tells what happens from now on; what happened before is fetched once it is open, so that nothing
    /// falls between.
    async fn catch_up(&mut self) -> Result<(), ServiceError> {
        let request = service::plain(Method::Get, path::QUEUE.to_owned(), Some(self.authorization.clone()));
        let queue: doctor::Queue = service::fetch(&self.transport, request).await?;
        if self.begun {
            for state in queue.consultations {
                let known = self.told.get(&state.mailbox).map(|known| known.messages).unwrap_or_default();
                for sequence in known.patient..state.messages.patient {
                    self.message(state.mailbox, Role::Patient, sequence);
                }
                for sequence in known.doctor..state.messages.doctor {
                    self.message(state.mailbox, Role::Doctor, sequence);
                }
                self.state(state);
            }
        } else {
            self.told = queue.consultations.into_iter().map(|state| (state.mailbox, state)).collect();
            self.begun = true;
        }
        Ok(())
    }

    fn message(&mut self, mailbox: MailboxAddress, role: Role, sequence: u32) {
        if let Some(known) = self.told.get_mut(&mailbox) {
            let count = match role {
                Role::Patient => &mut known.messages.patient,
                Role::Doctor => &mut known.messages.doctor,
            };
            if sequence < *count {
                return;
            }
            *count = sequence + 1;
        }
        self.ready.push_back(WatchEvent::Message { mailbox, role, sequence });
    }

    fn state(&mut self, state: MailboxState) {
        let known = self.told.insert(state.mailbox, state.clone());
        let moved = known.is_none_or(|known| (known.state, known.due) != (state.state, state.due));
        if moved {
            self.ready.push_back(WatchEvent::State { next: NextStep::of(&state), state });
        }
    }
}
