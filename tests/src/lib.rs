//! The stories, faults and histories that must hold; they stand in `suite/`. Here is what other tests need of them too:
//! the people, and what is declared of everything that is kept.
#![allow(clippy::unwrap_used, reason = "a test says by panicking what is wrong")]

pub mod inventory;
pub mod notices;
pub mod people;
pub mod post;
pub mod staff;
