//! What every stream of frames has in common: bytes ready to go, one read at a time, a sign of life.

use std::{
    collections::VecDeque,
    future::Future,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use secondok_api::{
    consultation::MailboxState,
    frame::{Frame, MessageFrame},
};
use tokio::time::{Instant, Sleep, sleep};

use crate::store::StoreError;

/// A stream that has nothing to say says so this often, so that a lost connection is noticed.
pub(crate) const KEEP_ALIVE_EVERY: Duration = Duration::from_secs(25);

/// A read that is under way; boxed, so that an idle stream does not carry its weight.
pub(crate) type Reading<T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send>>;

/// Encoded frames that wait to be sent.
#[derive(Debug, Default)]
pub(crate) struct Outbox(VecDeque<Bytes>);

impl Outbox {
    /// The next one.
    pub(crate) fn pop(&mut self) -> Option<Bytes> {
        let next = self.0.pop_front();
        if self.0.is_empty() {
            self.0 = VecDeque::new();
        }
        next
    }

    /// Adds a message.
    pub(crate) fn message(&mut self, message: MessageFrame) {
        self.push(&Frame::Message(message));
    }

    /// Adds a state.
    pub(crate) fn state(&mut self, state: MailboxState) {
        self.push(&Frame::State(state));
    }

    /// Adds a frame.
    pub(crate) fn push(&mut self, frame: &Frame) {
        self.0.push_back(encoded(frame));
    }
}

/// A frame's bytes.
pub(crate) fn encoded(frame: &Frame) -> Bytes {
    let mut bytes = Vec::with_capacity(match frame {
        Frame::KeepAlive => secondok_api::frame::HEADER_LEN,
        Frame::State(_) => 512,
        Frame::Message(message) => message.wire.len() + 64,
    });
    frame.encode(&mut bytes);
    bytes.into()
}

/// Says when a sign of life is due.
#[derive(Debug)]
pub(crate) struct KeepAlive(Pin<Box<Sleep>>);

impl KeepAlive {
    /// Due first after the whole interval.
    pub(crate) fn new() -> Self {
        Self(Box::pin(sleep(KEEP_ALIVE_EVERY)))
    }

    /// Something was sent: due after the whole interval again.
    pub(crate) fn reset(&mut self) {
        let next = self.0.deadline().max(now() + KEEP_ALIVE_EVERY);
        self.0.as_mut().reset(next);
    }

    /// Ready with a frame when it is due.
    pub(crate) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Bytes> {
        ready!(self.0.as_mut().poll(cx));
        self.reset();
        Poll::Ready(encoded(&Frame::KeepAlive))
    }
}

/// The runtime's own time, which no answer ever contains.
#[expect(clippy::disallowed_methods, reason = "it only says when a sign of life is due")]
fn now() -> Instant {
    Instant::now()
}
