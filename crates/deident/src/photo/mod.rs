//! JPEG, PNG and WebP: made anew from their pixels.

use crate::{cleaned::Cleaned, kind::Kind, picture::Picture, refused::Refused, seen::Seen};

/// A photo that was read.
#[derive(Debug)]
pub struct Photo {
    picture: Picture,
}

impl Photo {
    /// Reads it.
    ///
    /// # Errors
    /// [`Refused`] where it is damaged or too large.
    pub fn read(kind: Kind, bytes: &[u8]) -> Result<Self, Refused> {
        let _ = bytes;
        Err(Refused::Unsupported(format!("{kind:?}")))
    }

    /// Its picture, upright.
    pub fn picture(&self) -> &Picture {
        &self.picture
    }

    pub(crate) fn clean(self, seen: &Seen) -> Result<Cleaned, Refused> {
        let _ = seen;
        Err(Refused::UnknownKind)
    }
}
