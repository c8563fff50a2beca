//! One stream for all windows of a browser that show the same.

use std::time::Duration;

use wasm_bindgen_futures::spawn_local;

use crate::{
    lock::alone,
    pause::pause,
    stop::{Stop, Stopped, stop},
};

/// Before a stream that could not be begun is tried again.
const AGAIN_IN: Duration = Duration::from_secs(5);

/// Follows something until it is stopped: whoever holds the lock of this name has the stream and tells the others. It
/// goes on to the next window when one closes.
///
/// `begin` answers none if it could not be begun now; then `interrupted` is called, and it is tried again. `tell` says
/// what comes, and ends when nothing more will.
pub fn one_for_all<W: 'static>(
    lock: String,
    begin: impl AsyncFn() -> Option<W> + 'static,
    interrupted: impl Fn() + 'static,
    tell: impl AsyncFnOnce(W) + 'static,
) -> Stop {
    let (stop, stopped) = stop();
    spawn_local(async move { alone(&lock, run(stopped, begin, interrupted, tell)).await });
    stop
}

async fn run<W>(
    mut stopped: Stopped,
    begin: impl AsyncFn() -> Option<W>,
    interrupted: impl Fn(),
    tell: impl AsyncFnOnce(W),
) {
    while let Some(begun) = stopped.or(begin()).await {
        match begun {
            Some(stream) => {
                let _ = stopped.or(tell(stream)).await;
                return;
            }
            None => {
                interrupted();
                if stopped.or(pause(AGAIN_IN)).await.is_none() {
                    return;
                }
            }
        }
    }
}
