//! The desk: the app of those who run the service, two programs: a worker that holds the session, and a page that only shows.
#![recursion_limit = "256"] // Of views as deep as a screen, where what can be written as HTML is compiled too (tachys/ssr).

pub mod page;
pub mod talk;
#[cfg(not(target_arch = "wasm32"))]
pub mod texts;
pub mod view;
pub mod worker;
