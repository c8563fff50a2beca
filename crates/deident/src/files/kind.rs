//! What an attachment is, told by its bytes and never by its name.

/// What can be cleaned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// DICOM Part 10, with or without its preamble.
    Dicom,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
    /// PDF.
    Pdf,
}

/// How far into a file the header of a PDF may begin (as readers accept it).
const PDF_WITHIN: usize = 1024;

impl Kind {
    /// What these bytes are. None: nothing that this crate cleans.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let head = &bytes[..bytes.len().min(PDF_WITHIN)];
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            _ if head.windows(5).any(|five| five == b"%PDF-") => Some(Self::Pdf),
            _ if crate::files::dicom::is_dicom(bytes) => Some(Self::Dicom),
            _ => None,
        }
    }
}
