//! The protocol of a consultation: what patient and doctor compute on their own devices.
//!
//! Pure: no I/O, no clock, no global randomness; native and wasm32. The rules it keeps are numbered in
//! `docs/protocol.md`.

pub mod day;
pub mod id;
pub mod identity;
mod kdf;
pub mod keys;
pub mod login;
pub mod message;
pub mod phrase;
pub mod prekey;
mod secret;
pub mod vault;

pub use day::Day;
