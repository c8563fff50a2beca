//! PDF: made anew from pictures of its pages.
//!
//! What a person sees on a page is all that goes out. Pages are drawn when they are asked for, one at a time; no byte of the
//! file that was read is copied. What the file carried beside its pages is counted for the report.
//!
//! Annotations and form fields are drawn as a screen shows them, where they have an appearance of their own and are not
//! hidden; layers that are switched off are not drawn.
//!
//! Memory and time are bounded for what is known to grow ([`Refused::TooLarge`], [`Refused::Unsupported`]): what streams unpack to, how
//! large pictures are, how much drawing a page is. Not everything is known: a hostile file whose table of references is
//! broken is searched in a time that grows with the square of its size. Whoever reads documents of others does it where it can be ended: in a
//! worker, or a process of its own.

mod bounds;
mod carried;
mod draw;
mod effort;
mod find;
mod legible;
mod work;
mod write;

use std::{fmt, sync::Arc};

use bytes::Bytes;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::{
    cleaned::{Cleaned, Format},
    files::{photo::paint, picture::Picture, refused::Refused, seen::Seen},
    report::Report,
};

/// More pages than anybody looks through.
pub const MAX_PAGES: u32 = 500;

/// A document that was read.
pub struct Document {
    pdf: Pdf,
    pages: u32,
    carried: Report,
}

impl Document {
    /// Reads it. What a password for opening locks is refused; what only forbids to print or to copy is opened.
    ///
    /// # Errors
    /// [`Refused`] where it is damaged, locked, has more than [`MAX_PAGES`] pages, or would take too much memory or time.
    pub fn read(bytes: Bytes) -> Result<Self, Refused> {
        bounds::streams(&bytes)?;
        let pdf = Pdf::new(Arc::new(bytes.clone())).map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refused::Locked,
            LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => {
                Refused::Unsupported("it is encrypted in an unknown way".into())
            }
            LoadPdfError::Decryption(_) => Refused::Damaged("its encryption is".into()),
            LoadPdfError::Invalid => Refused::Damaged("its pages cannot be found".into()),
        })?;
        let pages = u32::try_from(pdf.pages().len()).unwrap_or(u32::MAX);
        match pages {
            0 => return Err(Refused::Damaged("it has no pages".into())),
            1..=MAX_PAGES => {}
            _ => return Err(Refused::TooManyPages(pages)),
        }
        bounds::objects(&pdf)?;
        let carried = carried::count(&bytes, &pdf);
        Ok(Self { pdf, pages, carried })
    }

    /// How many pages.
    pub fn pages(&self) -> u32 {
        self.pages
    }

    /// A page, drawn; counted from 0. 200 pixels an inch, and not more than 4,000 on the longer side.
    ///
    /// # Errors
    /// [`Refused`] where there is no such page, or something on it cannot be drawn.
    pub fn page(&self, number: u32) -> Result<Picture, Refused> {
        draw::page(&self.pdf, number).map(|(picture, _)| picture)
    }

    pub(crate) fn clean(self, seen: &Seen) -> Result<Cleaned, Refused> {
        let mut report = self.carried;
        let mut pages = write::Pages::new(self.pages);
        for number in 0..self.pages {
            let (mut picture, size) = draw::page(&self.pdf, number)?;
            paint(&mut picture, seen, number, &mut report);
            pages.add(&picture, size)?;
        }
        Ok(Cleaned::new(Format::Pdf, pages.finish(), report))
    }
}

/// Sizes only.
impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Document({} pages)", self.pages)
    }
}
