//! JPEG, PNG and WebP: made anew from their pixels.
//!
//! What a person sees is all that goes out: no byte of the file that was read is copied. What the file carried beside its
//! pixels is counted for the report, and only counted.

mod carried;
mod colour;
mod decode;
pub(crate) mod encode;
mod paint;

pub(crate) use paint::paint;

use crate::{
    cleaned::{Cleaned, Format},
    files::{kind::Kind, picture::Picture, refused::Refused, seen::Seen},
    report::Report,
};

/// How good a photo is written: at 90 no eye tells it from what was read, and of small structures nothing is lost.
const QUALITY: u8 = 90;

/// A photo that was read.
#[derive(Debug)]
pub struct Photo {
    picture: Picture,
    format: Format,
    carried: Report,
}

impl Photo {
    /// Reads it: of several pictures (animations, stereo photos) the first.
    ///
    /// # Errors
    /// [`Refused`] where it is damaged or cut short, has more than [`MAX_PIXELS`](crate::files::picture::MAX_PIXELS), is stored in a
    /// way that is not read here, or is no photo at all.
    pub fn read(kind: Kind, bytes: &[u8]) -> Result<Self, Refused> {
        let (carried, lossless) = match kind {
            Kind::Jpeg => (carried::jpeg(bytes)?, false),
            Kind::Png => (carried::png(bytes)?, true),
            Kind::WebP => carried::webp(bytes),
            Kind::Dicom | Kind::Pdf => return Err(Refused::UnknownKind),
        };
        let format = if lossless { Format::Png } else { Format::Jpeg };
        Ok(Self { picture: decode::decode(kind, bytes)?, format, carried })
    }

    /// Its picture, upright, in sRGB, on white where one could see through it.
    pub fn picture(&self) -> &Picture {
        &self.picture
    }

    /// A photo that lost nothing until here becomes PNG, every other JPEG.
    pub(crate) fn clean(self, seen: &Seen) -> Result<Cleaned, Refused> {
        let Self { mut picture, format, carried: mut report } = self;
        paint(&mut picture, seen, 0, &mut report);
        let bytes = match format {
            Format::Png => encode::png(&picture)?,
            _ => encode::jpeg(&picture, QUALITY)?,
        };
        Ok(Cleaned::new(format, bytes, report))
    }
}
