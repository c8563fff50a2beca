//! Waiting for what a browser does in its own time.

use std::{
    thread,
    time::{Duration, Instant},
};

/// How long anything may take on a busy machine before it counts as never.
pub const WITHIN: Duration = Duration::from_secs(30);

const LOOK_EVERY: Duration = Duration::from_millis(20);

/// What `look` finds, as soon as it does; what it said last, if it never does.
///
/// # Errors
/// The last reason why not.
pub fn until<T>(within: Duration, mut look: impl FnMut() -> Result<T, String>) -> Result<T, String> {
    let end = Instant::now() + within;
    loop {
        match look() {
            Ok(found) => return Ok(found),
            Err(why) if Instant::now() >= end => return Err(why),
            Err(_) => thread::sleep(LOOK_EVERY),
        }
    }
}
