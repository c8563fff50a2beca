//! What only the device knows: its date and its randomness, read here and nowhere else.

#![expect(clippy::disallowed_types, reason = "this is where randomness enters")]

use getrandom::SysRng;
use rand_core::UnwrapErr;
use secondok_client::protocol::Day;

/// The device's own day (UTC).
pub fn today() -> Day {
    // Milliseconds since 1970; before that there was no clock that could show it.
    Day::from_unix_seconds((js_sys::Date::now() / 1e3).max(0.0) as u64)
}

/// The browser's randomness (Web Cryptography, `getRandomValues`). Every browser that runs WebAssembly has it.
pub fn randomness() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}
