//! Attachments in, cleaned attachments and a report out; what in a text may tell who somebody is.
//!
//! Pure: no I/O, no clock, no global randomness; native and wasm32. What could not be cleaned is refused, with the reason;
//! what a person must look at first cannot be cleaned before they have ([`Opened::look`]). Whoever only carries what was cleaned
//! leaves out the feature `files`, and with it every parser.

mod cleaned;
#[cfg(feature = "files")]
pub mod files;
mod report;
mod secret;
pub mod text;

pub use cleaned::{Cleaned, Format};
#[cfg(feature = "files")]
pub use files::{Area, Face, Heads, Kind, Light, Look, Opened, Picture, Refused, Seen};
pub use report::{Group, Report};
pub use secret::Secret;
