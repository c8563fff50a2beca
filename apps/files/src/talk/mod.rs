//! What the files' page says to those who work for it.

pub mod carrier;
pub mod imaging;
