//! The stories, faults and histories that must hold; they stand in `suite/`. Here is what they share, and what other tests
//! need of them too: the people, how they ask, and what is declared of everything that is kept.
#![allow(clippy::unwrap_used, reason = "a test says by panicking what is wrong")]

pub mod ada;
pub mod applicant;
pub mod http;
pub mod inventory;
pub mod notices;
pub mod openapi;
pub mod people;
pub mod post;
pub mod site;
pub mod staff;
pub mod traces;

/// What waits for the service's answers.
pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}
