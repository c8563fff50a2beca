//! What only the device knows: its date and its randomness, read here and nowhere else.

#![expect(clippy::disallowed_types, reason = "this is where randomness enters")]

use getrandom::SysRng;
use rand_core::UnwrapErr;
use secondok_client::protocol::Day;

/// The device's own day (UTC).
pub fn today() -> Day {
    Day::from_unix_seconds(now() as u64)
}

/// Seconds since 1970 by the device's clock, which may be set anew at any time. Before that there was none that could show it.
pub fn now() -> f64 {
    (js_sys::Date::now() / 1e3).max(0.0)
}

/// The browser's randomness (Web Cryptography, `getRandomValues`). Every browser that runs WebAssembly has it.
pub fn randomness() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}
