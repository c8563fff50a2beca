//! Everything the apps do, without a browser.
fn main() {}
