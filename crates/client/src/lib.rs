//! The flows of patient, doctor and staff over a transport and a vault: the same code in the apps, on the command line, in
//! the tests and in the load generator.
//!
//! Pure: no I/O, no clock, no global randomness. What is done on the network goes through a
//! [`transport::Transport`], what must outlive the app through a [`vault::Vault`], the day and the randomness are
//! parameters.

pub use secondok_api as api;
pub use secondok_keylog as keylog;
pub use secondok_protocol as protocol;

pub mod attach;
pub mod clock;
pub mod content;
pub mod desk;
pub mod directory;
pub mod doctor;
pub mod document;
pub mod facts;
mod follow;
pub mod intake;
mod kept;
pub mod key_log;
pub mod known;
mod limit;
mod live;
mod mailbox;
pub mod notices;
mod opaque;
pub mod otpauth;
mod outbox;
pub mod patient;
pub mod send;
pub mod service;
mod stored;
pub mod summary;
pub mod telling;
pub mod thread;
pub mod transport;
pub mod trouble;
pub mod unfinished;
pub mod vault;
pub mod way_on;
mod writer;

pub use limit::{fits_beside, room, room_beside};
