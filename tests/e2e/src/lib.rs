//! A real browser, driven over its own debugging pipe, and people in front of it.
//!
//! [`Browser`] starts Chromium on an empty profile and sees every request and every complaint of its pages and workers;
//! [`Tab`] is one page; [`Thing`] something on it, found as a screen reader finds it, by role and name. [`Person`] has all
//! of it with a name, a language and a look, and fails the test when they leave if any page asked somebody else than the
//! service for anything, complained, or kept a cookie but the one that is known.
#![expect(clippy::disallowed_methods, reason = "a browser is waited for in real time")]
#![allow(clippy::print_stderr, reason = "a test that did not run, or failed, says so")]

mod axe;
mod browser;
pub mod camera;
mod files;
mod hands;
mod look;
mod outline;
mod person;
mod pipe;
pub mod programs;
mod seen;
mod tab;
mod texts;
mod thing;
mod typed;
mod wait;

pub use browser::Browser;
pub use files::saved;
pub use look::Look;
pub use person::Person;
pub use pipe::Failed;
pub use seen::{Request, Seen};
pub use tab::Tab;
pub use texts::Book;
pub use thing::Thing;
pub use wait::{WITHIN, until};
