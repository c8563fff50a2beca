//! Attachments in, cleaned attachments and a report out; what in a text may tell who somebody is.
//!
//! Pure: no I/O, no clock, no global randomness; native and wasm32. What could not be cleaned is refused, with the reason;
//! what a person must look at first cannot be cleaned before they have ([`Opened::look`]). Whoever only carries what was cleaned
//! leaves out the feature `files`, and with it every parser.

#[cfg(feature = "files")]
pub mod archive;
pub mod cleaned;
#[cfg(feature = "files")]
mod codestream;
#[cfg(feature = "files")]
pub mod dicom;
#[cfg(feature = "files")]
pub mod document;
#[cfg(feature = "files")]
pub mod face;
#[cfg(feature = "files")]
pub mod kind;
#[cfg(feature = "files")]
pub mod light;
#[cfg(feature = "files")]
mod opened;
#[cfg(feature = "files")]
pub mod photo;
#[cfg(feature = "files")]
pub mod picture;
#[cfg(feature = "files")]
pub mod refused;
pub mod report;
pub mod secret;
#[cfg(feature = "files")]
pub mod seen;
pub mod text;

pub use cleaned::{Cleaned, Format};
pub use report::{Group, Report};
pub use secret::Secret;

#[cfg(feature = "files")]
pub use {
    face::Face,
    kind::Kind,
    light::Light,
    opened::{Look, Opened},
    picture::Picture,
    refused::Refused,
    seen::{Area, Seen},
};
