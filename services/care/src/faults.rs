//! Faults that requests meet: that there were any, and of which kind. A log line at that moment would say when somebody
//! did something; so they are kept here, without a time and without anything of the request, until the service tells
//! of them at a time of its own.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    task::Poll,
};

use tokio::task::JoinError;

use crate::store::StoreError;

/// What a request met. Carries nothing of the request.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// What lies in the database is not what was written.
    Damaged,
    /// An attachment that is there cannot be read.
    Attachment,
    /// The database did not take a statement.
    Statement,
    /// More connections came than there was room for.
    Crowded,
    /// The software stopped in the middle.
    Panic {
        /// Where in its source.
        place: String,
    },
}

impl Fault {
    /// What an error of the store is; none when it is one that comes and goes, which the service notices by itself.
    pub(crate) fn of(error: &StoreError) -> Option<Self> {
        match error {
            StoreError::Damaged { .. } => Some(Self::Damaged),
            StoreError::Lost { .. } => Some(Self::Attachment),
            StoreError::NotEmpty | StoreError::Fault { .. } => Some(Self::Statement),
            StoreError::Busy
            | StoreError::Full
            | StoreError::Reserve
            | StoreError::Unavailable { .. }
            | StoreError::NewerVersion { .. }
            | StoreError::ForeignVersion { .. }
            | StoreError::Url { .. } => None,
        }
    }
}

/// The faults that were met and not told yet, each once. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Faults(Arc<Mutex<BTreeSet<Fault>>>);

impl Faults {
    pub(crate) fn note(&self, fault: Fault) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(fault);
    }

    /// Hands them over, to be told.
    pub fn take(&self) -> BTreeSet<Fault> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

thread_local! {
    /// Whether this thread works for a request just now.
    static FOR_A_REQUEST: Cell<bool> = const { Cell::new(false) };
    /// Where it stopped last.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Does something for a request. A panic in it is a fault, and its words are lost: they may repeat what was sent.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    let outside = FOR_A_REQUEST.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    FOR_A_REQUEST.set(outside);
    done.map_err(|_| Fault::Panic { place: PLACE.take() })
}

/// Does something for a request to its end, also when who asked for it goes away meanwhile.
pub(crate) async fn to_the_end<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    let task = tokio::spawn(async move {
        let mut work = pin!(work);
        std::future::poll_fn(|cx| match caught(|| work.as_mut().poll(cx)) {
            Ok(poll) => poll.map(Ok),
            Err(fault) => Poll::Ready(Err(fault)),
        })
        .await
    });
    match task.await.map_err(JoinError::try_into_panic) {
        Ok(Ok(done)) => done,
        Ok(Err(fault)) => {
            if let Fault::Panic { place } = fault {
                PLACE.set(place);
            }
            resume_unwind(Box::new(()))
        }
        Err(Ok(panic)) => resume_unwind(panic),
        // The runtime ends: nobody waits any more.
        Err(Err(_)) => std::future::pending().await,
    }
}

/// Sees to it that a panic tells its place in the source and nothing else: at once when it is the service's own, later
/// when a request led to it.
pub fn log_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        panicked(place);
    }));
}

fn panicked(place: String) {
    if FOR_A_REQUEST.get() {
        PLACE.set(place);
    } else {
        tracing::error!(place, "a fault in the service itself");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stop() {
        panicked("here.rs:1".to_owned());
        panic!("a secret");
    }

    #[tokio::test]
    async fn where_a_request_made_the_software_stop_is_noted_and_not_logged() {
        let here = Fault::Panic { place: "here.rs:1".to_owned() };
        assert_eq!(caught(stop), Err(here.clone()));
        let mut work = Box::pin(to_the_end(async { stop() }));
        let fault = std::future::poll_fn(|cx| match caught(|| work.as_mut().poll(cx)) {
            Ok(poll) => poll.map(|()| None),
            Err(fault) => Poll::Ready(Some(fault)),
        });
        assert_eq!(fault.await, Some(here), "also from a task of its own");
    }
}
