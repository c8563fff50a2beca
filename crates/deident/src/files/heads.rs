//! Whether files are what somebody says they are. A name and an ending are made of what a message says, and whoever opens a copy
//! relies on them: what is something else is not saved.

use super::kind::Kind;
use crate::cleaned::Format;

/// So many bytes of a file tell what it is.
const HEAD: usize = 1024;

/// How files begin that are said to be of one format, taken while they come.
#[derive(Debug)]
pub struct Heads {
    said: Kind,
    heads: Vec<Vec<u8>>,
}

impl Heads {
    /// Of so many files of this format.
    pub fn new(said: Format, files: usize) -> Self {
        let said = match said {
            Format::Jpeg => Kind::Jpeg,
            Format::Png => Kind::Png,
            Format::Pdf => Kind::Pdf,
            Format::Dicom => Kind::Dicom,
        };
        Self { said, heads: vec![Vec::new(); files] }
    }

    /// Takes what comes next of a file, counted from 0.
    pub fn take(&mut self, file: usize, bytes: &[u8]) {
        if let Some(head) = self.heads.get_mut(file) {
            head.extend_from_slice(&bytes[..bytes.len().min(HEAD - head.len())]);
        }
    }

    /// Whether all are what they are said to be, once all have come.
    pub fn are_as_said(&self) -> bool {
        self.heads.iter().all(|head| Kind::of(head) == Some(self.said))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_what_it_says_is_found_out_however_it_comes() {
        let dicom = [&[0; 128][..], b"DICM\x02\0\0\0UL"].concat();
        let both = [b"%PDF-1.4", &[0; 120][..], b"DICM\x02\0\0\0UL"].concat();
        let files = [
            (Format::Jpeg, &b"\xFF\xD8\xFF\xE0"[..]),
            (Format::Png, b"\x89PNG\r\n\x1A\n"),
            (Format::Pdf, b"%PDF-1.7"),
            (Format::Dicom, &dicom),
        ];
        let is = |said: Format, all: &[&[u8]]| {
            let mut heads = Heads::new(said, all.len());
            for (file, bytes) in all.iter().enumerate() {
                bytes.chunks(5).for_each(|piece| heads.take(file, piece));
            }
            heads.are_as_said()
        };
        for (said, file) in files {
            for (format, other) in files {
                assert_eq!(is(said, &[file, other]), said == format, "{format:?} said to be {said:?}");
            }
            assert!(!is(said, &[b"MZ\x90\0"]) && !is(said, &[file, b""]));
        }
        assert!(!is(Format::Dicom, &[&both]), "an image that readers of PDF open too");
    }
}
