//! Files in the apps, loaded only when somebody has to do with one.
//!
//! Two programs: the page, which lets people choose, look, paint over, send, see and save; and the imaging worker, which
//! reads, draws, cleans and seals, and knows no words and no capability. What is sent and fetched goes through the app's
//! own worker, which never parses a file.
#![recursion_limit = "256"] // Of views as deep as a screen, where what can be written as HTML is compiled too (tachys/ssr).

pub mod carrier;
pub mod imaging;
pub mod page;
pub mod talk;
#[cfg(not(target_arch = "wasm32"))]
pub mod texts;
