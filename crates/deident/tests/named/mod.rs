//! What the environment names for tests, and what is not there.

use std::ffi::OsString;

/// What a variable names; none, said aloud, where it names nothing, which is a failure under `CI=true`.
pub fn named(variable: &str) -> Option<OsString> {
    let named = std::env::var_os(variable);
    if named.is_none() {
        eprintln!("NOT RUN: {variable} names nothing.");
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "what is not run is a failure here");
    }
    named
}
