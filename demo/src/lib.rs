//! Invented doctors, consultations and notices to try the service out.

pub mod clock;
pub mod data;
mod notices;
mod play;
pub mod transport;
pub mod vault;

pub use play::{Account, PlayError, Played, play};
