//! What only the device knows: its date and its randomness, read here and nowhere else.

#![expect(clippy::disallowed_types, reason = "this is where randomness enters")]

use getrandom::SysRng;
use rand_core::{TryRng as _, UnwrapErr};
use secondok_client::protocol::Day;

use crate::failure::Failure;

/// The device's own day.
#[expect(clippy::disallowed_methods, reason = "this is where the clock enters")]
pub(crate) fn today() -> Result<Day, Failure> {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map(|since| Day::from_unix_seconds(since.as_secs()))
        .map_err(|_| Failure::new("failure-clock-unreadable"))
}

/// The device's randomness.
pub(crate) type Randomness = UnwrapErr<SysRng>;

/// The device's randomness, after a first draw has shown that there is some.
pub(crate) fn randomness() -> Result<Randomness, Failure> {
    SysRng.try_next_u64().map_err(|_| Failure::new("failure-randomness"))?;
    Ok(UnwrapErr(SysRng))
}
