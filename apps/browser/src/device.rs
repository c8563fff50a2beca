//! What only the device knows: its date and its randomness, read here and nowhere else.

use rand_core::{TryCryptoRng, TryRng, UnwrapErr};
use secondok_client::protocol::Day;

/// The device's own day (UTC).
pub fn today() -> Day {
    // Milliseconds since 1970; before that there was no clock that could show it.
    Day::from_unix_seconds((js_sys::Date::now() / 1e3).max(0.0) as u64)
}

/// The browser's randomness (Web Cryptography, `getRandomValues`). Every browser that runs WebAssembly has it.
pub fn randomness() -> UnwrapErr<BrowserRandomness> {
    UnwrapErr(BrowserRandomness)
}

/// The browser's generator.
#[derive(Debug, Clone, Copy)]
pub struct BrowserRandomness;

impl TryRng for BrowserRandomness {
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

impl TryCryptoRng for BrowserRandomness {}
