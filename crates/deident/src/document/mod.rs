//! PDF: made anew from pictures of its pages.

use crate::{cleaned::Cleaned, picture::Picture, refused::Refused, seen::Seen};

/// A document that was read.
#[derive(Debug)]
pub struct Document {}

impl Document {
    /// Reads it.
    ///
    /// # Errors
    /// [`Refused`] where it is damaged, locked, or has too many pages.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let _ = bytes;
        Err(Refused::UnknownKind)
    }

    /// How many pages.
    pub fn pages(&self) -> u32 {
        0
    }

    /// A page, drawn; counted from 0.
    ///
    /// # Errors
    /// [`Refused`] where it cannot be drawn.
    pub fn page(&self, number: u32) -> Result<Picture, Refused> {
        Err(Refused::TooManyPages(number))
    }

    pub(crate) fn clean(self, seen: &Seen) -> Result<Cleaned, Refused> {
        let _ = seen;
        Err(Refused::UnknownKind)
    }
}
