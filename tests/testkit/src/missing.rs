//! What a test says that cannot run here.

use std::env;

/// Says why a test does not run.
///
/// # Panics
/// Under `CI=true`, where nothing may be left out.
pub fn missing(why: &str) {
    assert!(env::var_os("CI").is_none_or(|value| value != "true"), "{why}");
    #[expect(clippy::print_stderr, reason = "a test that did not run says so")]
    {
        eprintln!("not run: {why}");
    }
}
