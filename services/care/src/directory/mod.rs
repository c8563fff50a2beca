//! The public directory: who can be asked, how they are found, and the keys that first messages are sealed to.

mod fold;
mod keyboard;
pub(crate) mod keys;
pub(crate) mod list;
pub(crate) mod published;
mod search;
