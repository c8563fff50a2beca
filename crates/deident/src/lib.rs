//! Attachments in, cleaned attachments and a report out; what in a text may tell who somebody is.
//!
//! Pure: no I/O, no clock, no global randomness; native and wasm32. What could not be cleaned is refused, with the reason;
//! what a person must look at first cannot be cleaned before they have ([`Opened::look`]).

pub mod archive;
pub mod cleaned;
mod codestream;
pub mod dicom;
pub mod document;
pub mod face;
pub mod kind;
mod opened;
pub mod photo;
pub mod picture;
pub mod refused;
pub mod report;
pub mod secret;
pub mod seen;
pub mod text;

pub use cleaned::{Cleaned, Format};
pub use face::Face;
pub use kind::Kind;
pub use opened::{Look, Opened};
pub use picture::Picture;
pub use refused::Refused;
pub use report::{Group, Report};
pub use secret::Secret;
pub use seen::{Area, Seen};
