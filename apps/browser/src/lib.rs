//! What the apps have of a browser: requests, storage, locks, the day, randomness, and the bridge from page to worker.
//!
//! The page only shows. Words, keys and messages live in the worker, which runs the client engine and talks with the
//! service: the page stays quick while something is sealed, and holds no secret but what it shows.

pub mod bridge;
pub mod channel;
mod database;
pub mod device;
pub mod device_lock;
pub mod download;
pub mod facts;
pub mod fetch;
pub mod files;
pub mod lock;
pub mod notices;
pub mod page;
pub mod paint;
pub mod parts;
pub mod pause;
pub mod shelf;
pub mod stop;
pub mod storage;
pub mod stream;
pub mod texts;
pub mod tools;
pub mod worker;
