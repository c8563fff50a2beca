//! Callers who go away at any moment.

use std::{future::poll_fn, pin::pin, task::Poll};

/// Lets this go on so many times and then forgets it, as when the connection of who asked for it is lost. True: it
/// came to its end before.
pub async fn for_moments(mut moments: u32, work: impl Future) -> bool {
    let mut work = pin!(work);
    poll_fn(|cx| {
        if moments == 0 {
            return Poll::Ready(false);
        }
        moments -= 1;
        work.as_mut().poll(cx).map(|_| true)
    })
    .await
}
