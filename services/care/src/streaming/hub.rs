//! Who follows what, and how they are woken.

use std::{
    collections::{BTreeMap, HashMap, btree_map::Entry},
    hash::Hash,
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
};

use secondok_api::{
    consultation::{Counts, Role},
    frame::MessageFrame,
};
use secondok_protocol::id::{DoctorId, MailboxAddress};

use crate::store::{ConsultationRow, Gone};

/// Streams of one mailbox or one doctor at a time; one more ends the oldest, so that connections whose other end
/// vanished cannot keep anybody out.
pub(crate) const FOLLOWERS_MAX: usize = 16;

/// What happened to a mailbox, for the doctor who follows all of theirs.
#[derive(Debug, Default)]
pub(crate) struct Changed {
    /// The first message of each side that may be new to them.
    pub(crate) first: Counts,
    /// The message that was stored, if nothing else happened.
    pub(crate) stored: Stored,
}

/// A message that was just stored and is still at hand. None where several were, or something else happened.
pub(crate) type Stored = Option<Arc<MessageFrame>>;

/// What happened to a mailbox since its follower looked last.
#[derive(Debug, Default)]
enum MailboxNews {
    #[default]
    None,
    Changed(Stored),
}

/// Followers of mailboxes and of doctors' queues. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Hub {
    inner: Arc<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    mailboxes: Registry<MailboxAddress, MailboxNews>,
    doctors: Registry<DoctorId, BTreeMap<MailboxAddress, Changed>>,
}

impl Hub {
    /// Follows one mailbox.
    pub(crate) fn follow_mailbox(&self, mailbox: MailboxAddress) -> MailboxFollower {
        let slot = self.inner.mailboxes.join(mailbox);
        MailboxFollower { hub: self.clone(), mailbox, slot }
    }

    /// Follows every mailbox of a doctor.
    pub(crate) fn follow_doctor(&self, doctor: DoctorId) -> DoctorFollower {
        let slot = self.inner.doctors.join(doctor);
        DoctorFollower { hub: self.clone(), doctor, slot }
    }

    /// Wakes those who follow a consultation after this message of it was stored, or, without one, after its state
    /// changed.
    pub fn announce(&self, row: &ConsultationRow, message: Option<MessageFrame>) {
        let mut first = row.messages;
        match &message {
            Some(message) if message.role == Role::Patient => first.patient = message.sequence,
            Some(message) => first.doctor = message.sequence,
            None => {}
        }
        let stored = message.map(Arc::new);
        self.inner.mailboxes.wake(&row.mailbox, |news| {
            *news = MailboxNews::Changed(match news {
                MailboxNews::None => stored.clone(),
                MailboxNews::Changed(_) => None,
            });
        });
        self.inner.doctors.wake(&row.doctor, |pending| match pending.entry(row.mailbox) {
            Entry::Vacant(entry) => {
                entry.insert(Changed { first, stored: stored.clone() });
            }
            Entry::Occupied(entry) => {
                let known = entry.into_mut();
                known.first.patient = known.first.patient.min(first.patient);
                known.first.doctor = known.first.doctor.min(first.doctor);
                known.stored = None;
            }
        });
    }

    /// Wakes those who followed a consultation that was destroyed or erased.
    pub(crate) fn announce_gone(&self, gone: Gone) {
        self.inner.mailboxes.wake(&gone.mailbox, |news| *news = MailboxNews::Changed(None));
        self.inner.doctors.wake(&gone.doctor, |pending| {
            pending.entry(gone.mailbox).or_default().stored = None;
        });
    }

    /// Ends every stream, and each that is asked for from now on: the service stops.
    pub fn close(&self) {
        self.inner.mailboxes.close();
        self.inner.doctors.close();
    }

    /// How many streams there are.
    pub fn len(&self) -> usize {
        self.inner.mailboxes.len() + self.inner.doctors.len()
    }

    /// Whether there is no stream.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What a follower learns when it looks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum News<N> {
    /// Something happened since it looked last.
    Changed(N),
    /// The stream ends.
    Ended,
}

/// Follows one mailbox until dropped.
#[derive(Debug)]
pub(crate) struct MailboxFollower {
    hub: Hub,
    mailbox: MailboxAddress,
    slot: Arc<Slot<MailboxNews>>,
}

impl MailboxFollower {
    /// Ready when the mailbox changed since the last time this was ready, or when the stream ends.
    pub(crate) fn poll_news(&self, cx: &mut Context<'_>) -> Poll<News<Stored>> {
        self.slot.poll(cx, |news| match mem::take(news) {
            MailboxNews::None => None,
            MailboxNews::Changed(stored) => Some(stored),
        })
    }
}

impl Drop for MailboxFollower {
    fn drop(&mut self) {
        self.hub.inner.mailboxes.leave(&self.mailbox, &self.slot);
    }
}

/// Follows a doctor's mailboxes until dropped.
#[derive(Debug)]
pub(crate) struct DoctorFollower {
    hub: Hub,
    doctor: DoctorId,
    slot: Arc<Slot<BTreeMap<MailboxAddress, Changed>>>,
}

impl DoctorFollower {
    /// Ready with a mailbox that changed, or when the stream ends. Changes of one mailbox that were not taken yet
    /// are one, so that what waits for a slow reader is bounded by the doctor's consultations.
    pub(crate) fn poll_news(&self, cx: &mut Context<'_>) -> Poll<News<(MailboxAddress, Changed)>> {
        self.slot.poll(cx, BTreeMap::pop_first)
    }
}

impl Drop for DoctorFollower {
    fn drop(&mut self) {
        self.hub.inner.doctors.leave(&self.doctor, &self.slot);
    }
}

/// Followers by what they follow.
#[derive(Debug)]
struct Registry<K, N> {
    followers: Mutex<Followers<K, N>>,
}

#[derive(Debug)]
struct Followers<K, N> {
    closed: bool,
    by_key: HashMap<K, Vec<Arc<Slot<N>>>>,
}

impl<K, N> Default for Registry<K, N> {
    fn default() -> Self {
        Self { followers: Mutex::new(Followers { closed: false, by_key: HashMap::new() }) }
    }
}

impl<K: Hash + Eq, N: Default> Registry<K, N> {
    fn join(&self, key: K) -> Arc<Slot<N>> {
        let mut followers = lock(&self.followers);
        let slot = Arc::new(Slot::default());
        if followers.closed {
            slot.end();
            return slot;
        }
        let slots = followers.by_key.entry(key).or_insert_with(|| Vec::with_capacity(1));
        if slots.len() == FOLLOWERS_MAX {
            slots.remove(0).end();
        }
        slots.push(Arc::clone(&slot));
        slot
    }

    fn leave(&self, key: &K, slot: &Arc<Slot<N>>) {
        let mut followers = lock(&self.followers);
        if let Some(slots) = followers.by_key.get_mut(key) {
            slots.retain(|other| !Arc::ptr_eq(other, slot));
            if slots.is_empty() {
                followers.by_key.remove(key);
            }
        }
    }

    fn wake(&self, key: &K, note: impl Fn(&mut N)) {
        let followers = lock(&self.followers);
        for slot in followers.by_key.get(key).into_iter().flatten() {
            slot.note(&note);
        }
    }

    fn close(&self) {
        let mut followers = lock(&self.followers);
        followers.closed = true;
        for slot in followers.by_key.drain().flat_map(|(_, slots)| slots) {
            slot.end();
        }
    }

    fn len(&self) -> usize {
        lock(&self.followers).by_key.values().map(Vec::len).sum()
    }
}

/// What waits for one follower, and how to wake it.
#[derive(Debug, Default)]
struct Slot<N>(Mutex<Waiting<N>>);

#[derive(Debug, Default)]
struct Waiting<N> {
    news: N,
    ended: bool,
    waker: Option<Waker>,
}

impl<N> Slot<N> {
    fn note(&self, note: impl Fn(&mut N)) {
        let mut waiting = lock(&self.0);
        note(&mut waiting.news);
        let waker = waiting.waker.take();
        drop(waiting);
        waker.into_iter().for_each(Waker::wake);
    }

    fn end(&self) {
        let mut waiting = lock(&self.0);
        waiting.ended = true;
        let waker = waiting.waker.take();
        drop(waiting);
        waker.into_iter().for_each(Waker::wake);
    }

    fn poll<T>(&self, cx: &mut Context<'_>, take: impl FnOnce(&mut N) -> Option<T>) -> Poll<News<T>> {
        let mut waiting = lock(&self.0);
        if waiting.ended {
            return Poll::Ready(News::Ended);
        }
        if let Some(news) = take(&mut waiting.news) {
            return Poll::Ready(News::Changed(news));
        }
        match &mut waiting.waker {
            Some(waker) => waker.clone_from(cx.waker()),
            none => *none = Some(cx.waker().clone()),
        }
        Poll::Pending
    }
}

/// The data under these locks is whole after every statement, also when one panics.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
