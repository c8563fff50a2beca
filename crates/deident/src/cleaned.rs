//! What may be sealed.

use std::fmt;

use crate::report::Report;

/// What a cleaned attachment is made as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// DICOM Part 10.
    Dicom,
    /// A photo.
    Jpeg,
    /// A drawing, a screenshot.
    Png,
    /// Pages.
    Pdf,
}

/// An attachment that has been through this crate: the only one that can be sealed. Nothing outside makes one.
#[derive(Clone, PartialEq, Eq)]
pub struct Cleaned {
    format: Format,
    bytes: Vec<u8>,
    report: Report,
}

impl Cleaned {
    #[cfg(feature = "files")]
    pub(crate) fn new(format: Format, bytes: Vec<u8>, report: Report) -> Self {
        Self { format, bytes, report }
    }

    /// What it is made as.
    pub fn format(&self) -> Format {
        self.format
    }

    /// What goes to the doctor.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What was taken out of it; for the patient only.
    pub fn report(&self) -> &Report {
        &self.report
    }
}

/// Sizes only: pictures and papers belong in no log.
impl fmt::Debug for Cleaned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cleaned")
            .field("format", &self.format)
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}
