//! Invented doctors, consultations, notices and staff to try the service out.

mod applying;
pub mod clock;
pub mod data;
mod desk;
mod notices;
mod play;
mod support;
pub mod transport;
pub mod vault;

pub use desk::Staff;
pub use play::{Account, PlayError, Played, play};
