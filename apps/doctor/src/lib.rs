//! The doctor's app, two programs: a worker that holds keys and messages, and a page that only shows.

pub mod page;
pub mod password;
pub mod talk;
pub mod texts;
pub mod view;
pub mod worker;
