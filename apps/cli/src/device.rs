//! What only the device knows: its date and its randomness, read here and nowhere else.

use rand_core::{TryCryptoRng, TryRng, UnwrapErr};
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

/// The device's randomness, after a first draw has shown that there is some.
pub(crate) fn randomness() -> Result<UnwrapErr<SystemRandomness>, Failure> {
    SystemRandomness.try_next_u64().map_err(|_| Failure::new("failure-randomness"))?;
    Ok(UnwrapErr(SystemRandomness))
}

/// The system's generator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemRandomness;

impl TryRng for SystemRandomness {
    type Error = getrandom::Error;

    fn try_next_u32(&mut self) -> Result<u32, getrandom::Error> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes).map(|()| u32::from_ne_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, getrandom::Error> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes).map(|()| u64::from_ne_bytes(bytes))
    }

    #[expect(clippy::disallowed_methods, reason = "this is where randomness enters")]
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), getrandom::Error> {
        getrandom::fill(bytes)
    }
}

impl TryCryptoRng for SystemRandomness {}
