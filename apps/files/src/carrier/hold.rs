//! A lock that is held for longer than a piece of work.

use std::future::pending;

use secondok_browser::{
    lock::alone,
    stop::{Stop, stop},
};
use wasm_bindgen_futures::spawn_local;

/// Asks for the lock of this name, and keeps it until what is answered is dropped. Nobody waits for it: it shows to whoever
/// would have it only if it is free that somebody needs it, or will.
pub fn hold(name: &'static str) -> Stop {
    let (stop, mut stopped) = stop();
    let held = async move {
        stopped.or(pending::<()>()).await;
    };
    spawn_local(async move { alone(name, held).await });
    stop
}
