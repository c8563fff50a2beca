//! Group commit: one task takes what waits and commits it together, so that a flush of the disk is shared. Where the
//! database writes for several at once, several such commits are under way.

use std::sync::{Mutex, MutexGuard, PoisonError, Weak};

use tokio::{
    sync::{mpsc, oneshot},
    task::{JoinHandle, JoinSet},
};

use super::{
    Inner, Store,
    batch::Batch,
    error::StoreError,
    model::{Append, AppendError, Appended, ConsultationRow, NewConsultation, OpenError},
};

/// Requests in one commit.
const BATCH_MAX: usize = 64;
/// Requests that may wait; more are turned away as busy.
const WAITING_MAX: usize = 1_024;

/// Something to be written, and where its answer goes.
pub(super) enum Request {
    /// Open a consultation.
    Open(NewConsultation, oneshot::Sender<Result<ConsultationRow, OpenError>>),
    /// Append a message.
    Append(Append, oneshot::Sender<Result<Appended, AppendError>>),
}

/// The callers' side.
#[derive(Debug)]
pub(super) struct Writer {
    requests: Mutex<Option<mpsc::Sender<Request>>>,
    task: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    /// A writer whose task is not started yet.
    pub(super) fn new() -> (Self, Inbox) {
        let (sender, receiver) = mpsc::channel(WAITING_MAX);
        (Self { requests: Mutex::new(Some(sender)), task: Mutex::new(None) }, Inbox(receiver))
    }

    /// Starts the task. It ends with the store.
    pub(super) fn start(&self, inbox: Inbox, store: Weak<Inner>) {
        *lock(&self.task) = Some(tokio::spawn(inbox.serve(store)));
    }

    /// Takes no more requests and waits until those that wait are served.
    pub(super) async fn close(&self) {
        drop(lock(&self.requests).take());
        let task = lock(&self.task).take();
        if let Some(task) = task {
            let _ = task.await;
        }
    }

    fn send(&self, request: Request) -> Result<(), StoreError> {
        let requests = lock(&self.requests);
        let Some(sender) = requests.as_ref() else { return Err(closed()) };
        sender.try_send(request).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => StoreError::Busy,
            mpsc::error::TrySendError::Closed(_) => closed(),
        })
    }
}

/// What is locked here stays whole whatever its holder did.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The task's side.
pub(super) struct Inbox(mpsc::Receiver<Request>);

fn closed() -> StoreError {
    StoreError::Unavailable { reason: "it was closed".to_owned() }
}

impl Inbox {
    /// Serves requests until the store is closed or gone, and those that were taken are answered.
    async fn serve(mut self, store: Weak<Inner>) {
        let mut commits = JoinSet::new();
        let mut requests = Vec::with_capacity(BATCH_MAX);
        while self.0.recv_many(&mut requests, BATCH_MAX).await > 0 {
            // Those who were answered just now may have more: let them get in before the disk is asked again.
            tokio::task::yield_now().await;
            while requests.len() < BATCH_MAX {
                let Ok(request) = self.0.try_recv() else { break };
                requests.push(request);
            }
            let Some(store) = store.upgrade().map(Store) else { break };
            let most = store.dialect().commits_at_once();
            commits.spawn(commit(store, Batch::new(std::mem::take(&mut requests))));
            while commits.len() >= most {
                commits.join_next().await;
            }
        }
        commits.join_all().await;
    }
}

async fn commit(store: Store, mut batch: Batch) {
    let result = store.write_mut(&mut batch).await;
    store.owe(std::mem::take(&mut batch.untaken));
    batch.answer(result);
}

impl Store {
    /// Opens a consultation. The same capability and message again: the consultation as it now stands.
    pub async fn open_consultation(&self, new: NewConsultation) -> Result<ConsultationRow, OpenError> {
        let (sender, receiver) = oneshot::channel();
        self.0.writer.send(Request::Open(new, sender))?;
        receiver.await.unwrap_or_else(|_| Err(closed().into()))
    }

    /// Appends a message, with its change of state. The same message again: the same receipt.
    pub async fn append(&self, append: Append) -> Result<Appended, AppendError> {
        let (sender, receiver) = oneshot::channel();
        self.0.writer.send(Request::Append(append, sender))?;
        receiver.await.unwrap_or_else(|_| Err(closed().into()))
    }
}
