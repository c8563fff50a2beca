//! Work that can be stopped.

use std::{future::poll_fn, pin::pin, task::Poll};

use futures_channel::oneshot;

/// Stops the work that it was made for when it is dropped.
#[derive(Debug)]
pub struct Stop(#[expect(dead_code, reason = "dropping it is what it is for")] oneshot::Sender<()>);

/// What a piece of work is stopped by.
#[derive(Debug)]
pub struct Stopped(oneshot::Receiver<()>);

/// One for whoever stops, one for whoever works.
pub fn stop() -> (Stop, Stopped) {
    let (sender, receiver) = oneshot::channel();
    (Stop(sender), Stopped(receiver))
}

impl Stopped {
    /// Goes on with the work until it is done or stopped; none if it was stopped, which drops the work.
    pub async fn or<F: Future>(&mut self, work: F) -> Option<F::Output> {
        let mut work = pin!(work);
        poll_fn(|context| {
            if pin!(&mut self.0).poll(context).is_ready() {
                return Poll::Ready(None);
            }
            work.as_mut().poll(context).map(Some)
        })
        .await
    }
}
