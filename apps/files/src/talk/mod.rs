//! What the programs that have to do with files say to each other.

pub mod carrier;
pub mod handover;
pub mod imaging;
pub mod secret;
