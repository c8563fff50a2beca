//! Remembers where the log ended: a part of it does not go away, or change, under the running service.

use std::sync::{Mutex, PoisonError};

use super::{
    chain::Head,
    verify::{Broken, Verified},
};
use crate::store::{Store, StoreError};

/// What is remembered.
#[derive(Debug, Default)]
pub struct Watch(Mutex<Seen>);

#[derive(Debug, Clone, Copy)]
struct Seen {
    head: Head,
    broken: Option<u64>,
    /// What the last reading of the whole log has found.
    told: Option<Broken>,
}

impl Default for Seen {
    fn default() -> Self {
        Self { head: Head::NONE, broken: None, told: None }
    }
}

impl Watch {
    /// Remembers an end from before: what the service knew when it stopped.
    pub fn remember(&self, head: Head) {
        self.change(|seen| seen.head = head);
    }

    /// Where the log ended when it was looked at last.
    pub fn head(&self) -> Head {
        self.change(|seen| seen.head)
    }

    /// The first entry that was found not to be what was written.
    pub fn broken(&self) -> Option<u64> {
        self.change(|seen| seen.broken)
    }

    /// Looks whether the log still has the entry that it ended with, and remembers where it ends now: what is wrong is answered once,
    /// because the next look begins there.
    ///
    /// # Errors
    /// That the database failed.
    pub(crate) async fn look(&self, store: &Store) -> Result<Option<Broken>, StoreError> {
        let before = self.head();
        let (known, end) = store.audit_ends(before.number).await?;
        let broken = if end.number < before.number {
            Some(Broken::Cut(before.number))
        } else if before != Head::NONE && known != Some(before) {
            Some(Broken::Other(before.number))
        } else {
            None
        };
        Ok(self.change(|seen| {
            seen.head = end;
            seen.note(broken)
        }))
    }

    /// Takes what a reading of the whole log has found. The same is answered once.
    pub(crate) fn verified(&self, found: Result<Verified, Broken>) -> Option<Broken> {
        self.change(|seen| {
            let told = std::mem::replace(&mut seen.told, found.err());
            seen.note(found.err()).filter(|broken| told != Some(*broken))
        })
    }

    fn change<T>(&self, change: impl FnOnce(&mut Seen) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Seen {
    /// The first place at which something is wrong is kept.
    fn note(&mut self, broken: Option<Broken>) -> Option<Broken> {
        let first = broken.into_iter().map(Broken::entry).chain(self.broken).min();
        self.broken = first;
        broken
    }
}
