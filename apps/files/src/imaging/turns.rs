//! One file at a time: what two of them need together may be more memory than there is.

use std::cell::RefCell;

use futures_channel::oneshot;

/// Turns, given in the order in which they are asked for.
#[derive(Debug, Default)]
pub(super) struct Turns(RefCell<Option<oneshot::Receiver<()>>>);

/// A turn, which ends when it is dropped. Whoever asked for one waits for it to the end.
#[derive(Debug)]
pub(super) struct Turn(#[expect(dead_code, reason = "dropping it is what it is for")] oneshot::Sender<()>);

impl Turns {
    /// Waits until everybody is done who asked before.
    pub(super) async fn take(&self) -> Turn {
        let (turn, done) = oneshot::channel();
        let before = self.0.replace(Some(done));
        if let Some(before) = before {
            // It ends by the sender's going away.
            let _ = before.await;
        }
        Turn(turn)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        pin::pin,
        task::{Context, Poll, Waker},
    };

    use super::*;

    #[test]
    fn the_next_one_waits_until_the_turn_has_ended() {
        let turns = Turns::default();
        let context = &mut Context::from_waker(Waker::noop());
        let Poll::Ready(first) = pin!(turns.take()).poll(context) else { panic!("nobody came before") };
        let (mut second, mut third) = (pin!(turns.take()), pin!(turns.take()));
        assert!(second.as_mut().poll(context).is_pending());
        assert!(third.as_mut().poll(context).is_pending());
        drop(first);
        assert!(third.as_mut().poll(context).is_pending());
        let Poll::Ready(second) = second.poll(context) else { panic!("it is its turn") };
        drop(second);
        assert!(third.poll(context).is_ready());
    }
}
