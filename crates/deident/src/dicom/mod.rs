//! DICOM: the Basic Application Confidentiality Profile (PS3.15, annex E).

use crate::{
    cleaned::Cleaned,
    opened::Look,
    picture::Picture,
    refused::Refused,
    secret::Secret,
    seen::{Area, Seen},
};

/// Whether these bytes are DICOM: with a preamble, or a data set that begins at once.
pub fn is_dicom(bytes: &[u8]) -> bool {
    bytes.get(128..132) == Some(b"DICM")
}

/// An object that was read.
#[derive(Debug)]
pub struct Object {}

impl Object {
    /// Reads it.
    ///
    /// # Errors
    /// [`Refused`] where it is damaged, or stored in a way that cannot be read.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let _ = bytes;
        Err(Refused::UnknownKind)
    }

    /// Whether somebody must look at its pictures.
    pub fn look(&self) -> Look {
        Look::Unknown
    }

    /// How many frames.
    pub fn frames(&self) -> u32 {
        0
    }

    /// A frame, as a screen shows it; counted from 0.
    ///
    /// # Errors
    /// [`Refused`] where it cannot be drawn.
    pub fn frame(&self, number: u32) -> Result<Picture, Refused> {
        Err(Refused::TooManyPages(number))
    }

    /// Where its machine writes into its pictures.
    pub fn proposed(&self) -> Vec<Area> {
        Vec::new()
    }

    pub(crate) fn clean(self, secret: &Secret, seen: &Seen) -> Result<Cleaned, Refused> {
        let _ = (secret, seen);
        Err(Refused::UnknownKind)
    }
}
