//! Files: what they are, what is in them, what a person must look at, and how they are made anew.

pub mod archive;
mod codestream;
pub mod dicom;
pub mod document;
mod face;
mod heads;
mod kind;
mod light;
mod opened;
pub mod photo;
mod picture;
mod refused;
mod seen;

pub use face::Face;
pub use heads::Heads;
pub use kind::Kind;
pub use light::Light;
pub use opened::{Look, Opened};
pub use picture::Picture;
pub use refused::Refused;
pub use seen::{Area, Seen};
