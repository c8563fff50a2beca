//! The public directory: who can be asked, and the keys that first messages are sealed to.

pub(crate) mod keys;
pub(crate) mod list;
