//! The files of a study as one that every system can open: a zip archive without compression (APPNOTE.TXT 6.3.3). Images
//! are seldom made smaller by it, and so nothing has to be read twice.

use std::ops::Range;

use secondok_client::protocol::attachment::{Piece, StudyIndex};
use secondok_deident::{Format, Heads};

/// CRC-32 (ISO 3309) of each byte, reflected.
const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut sum = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 };
            bit += 1;
        }
        table[byte] = sum;
        byte += 1;
    }
    table
};

/// CRC-32 of bytes that come piece by piece.
#[derive(Debug, Clone, Copy)]
struct Sum(u32);

impl Sum {
    const EMPTY: Self = Self(u32::MAX);

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 >> 8 ^ TABLE[usize::from(self.0 as u8 ^ byte)];
        }
    }

    fn finish(self) -> u32 {
        !self.0
    }
}

/// 2.0: the version that reads folders and files that are stored as they are.
const VERSION: u16 = 20;
/// 1 January 1980, the first day that can be written: the day of a file is nobody's business.
const DAY: u16 = 1 << 5 | 1;

/// A part of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// These bytes.
    Bytes(Vec<u8>),
    /// What stands in the study's content at these places.
    Content(Range<u64>),
}

/// An archive that is made of a study's content while that comes.
#[derive(Debug)]
pub(super) struct Zip {
    index: StudyIndex,
    sums: Vec<Sum>,
    heads: Heads,
    position: u64,
}

impl Zip {
    /// Of a study with this index.
    pub(super) fn new(index: StudyIndex) -> Self {
        let files = index.files().get() as usize;
        let heads = Heads::new(Format::Dicom, files);
        Self { index, sums: vec![Sum::EMPTY; files], heads, position: 0 }
    }

    /// Looks at what comes next of the content, from its very beginning on.
    pub(super) fn look_at(&mut self, bytes: &[u8]) {
        let from = self.position;
        self.position += bytes.len() as u64;
        let mut rest = bytes;
        for piece in self.index.pieces(from..self.position) {
            let length = match &piece {
                Piece::Index(bytes) => bytes.len(),
                Piece::File { bytes, .. } => (bytes.end - bytes.start) as usize,
            };
            let (now, after) = rest.split_at(length);
            if let Piece::File { number, .. } = piece {
                self.sums[number].add(now);
                self.heads.take(number, now);
            }
            rest = after;
        }
    }

    /// Whether every file is an image, as its name says, once all has come.
    pub(super) fn is_all_images(&self) -> bool {
        self.heads.are_as_said()
    }

    /// The whole archive, once all has come. Its files are called by their numbers.
    pub(super) fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        let (mut at, mut directory) = (0, Vec::new());
        let places = (0..).map_while(|number| self.index.file(number));
        for (number, (place, sum)) in places.zip(&self.sums).enumerate() {
            let name = format!("{:04}.dcm", number + 1);
            let length = place.end - place.start;
            let entry = entry(&name, sum.finish(), length);
            let header = [b"PK\x03\x04".as_slice(), &entry, name.as_bytes()].concat();
            directory.extend_from_slice(b"PK\x01\x02");
            directory.extend_from_slice(&VERSION.to_le_bytes());
            directory.extend_from_slice(&entry);
            // No comment, on the first disk, a file of bytes, without attributes.
            directory.extend_from_slice(&[0; 10]);
            directory.extend_from_slice(&short(at));
            directory.extend_from_slice(name.as_bytes());
            at += header.len() as u64 + length;
            parts.extend([Part::Bytes(header), Part::Content(place)]);
        }
        let files = u16::try_from(self.sums.len()).expect("a study has fewer files");
        let mut end = b"PK\x05\x06\0\0\0\0".to_vec();
        end.extend_from_slice(&[files.to_le_bytes(); 2].concat());
        end.extend_from_slice(&short(directory.len() as u64));
        end.extend_from_slice(&short(at));
        end.extend_from_slice(&[0; 2]);
        parts.push(Part::Bytes([directory, end].concat()));
        parts
    }
}

/// What stands of a file both before it and in the directory.
fn entry(name: &str, sum: u32, length: u64) -> Vec<u8> {
    let mut entry = VERSION.to_le_bytes().to_vec();
    // No flags, stored as it is, at midnight.
    entry.extend_from_slice(&[0; 6]);
    entry.extend_from_slice(&DAY.to_le_bytes());
    entry.extend_from_slice(&sum.to_le_bytes());
    entry.extend_from_slice(&[short(length); 2].concat());
    entry.extend_from_slice(&u16::try_from(name.len()).expect("a short name").to_le_bytes());
    // Nothing besides.
    entry.extend_from_slice(&[0; 2]);
    entry
}

/// A length or a place: an attachment has at most 2 GiB, and the names of its files do not double that.
fn short(number: u64) -> [u8; 4] {
    u32::try_from(number).expect("an attachment is shorter").to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_the_one_that_everybody_knows() {
        let mut sum = Sum::EMPTY;
        sum.add(b"12345");
        sum.add(b"6789");
        assert_eq!(sum.finish(), 0xCBF4_3926);
        assert_eq!(Sum::EMPTY.finish(), 0);
    }

    /// The archive of these files, whose content comes in pieces of this length.
    fn archive(files: &[&[u8]], piece: usize) -> Vec<u8> {
        let lengths: Vec<u64> = files.iter().map(|file| file.len() as u64).collect();
        let index = StudyIndex::new(&lengths).expect("a study");
        let content = [index.encode(), files.concat()].concat();
        let mut zip = Zip::new(index);
        content.chunks(piece).for_each(|bytes| zip.look_at(bytes));
        let bytes = |part| match part {
            Part::Bytes(bytes) => bytes,
            Part::Content(place) => content[place.start as usize..place.end as usize].to_vec(),
        };
        zip.parts().into_iter().flat_map(bytes).collect()
    }

    #[test]
    fn a_study_with_a_file_that_is_no_image_is_found_out_however_the_content_came() {
        let image = [&[0; 128][..], b"DICM\x02\0\0\0UL"].concat();
        let is_all_images = |files: &[&[u8]], piece: usize| {
            let lengths: Vec<u64> = files.iter().map(|file| file.len() as u64).collect();
            let index = StudyIndex::new(&lengths).expect("a study");
            let content = [index.encode(), files.concat()].concat();
            let mut zip = Zip::new(index);
            content.chunks(piece).for_each(|bytes| zip.look_at(bytes));
            zip.is_all_images()
        };
        for piece in [1, 100, 10_000] {
            assert!(is_all_images(&[&image, &image], piece));
            assert!(!is_all_images(&[&image, b"MZ\x90\0, a program"], piece));
        }
    }

    fn number(bytes: &[u8], at: usize, length: usize) -> usize {
        bytes[at..at + length].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
    }

    #[test]
    fn every_file_is_found_through_the_directory_however_the_content_came() {
        let files: [&[u8]; 3] = [b"first", b"", b"the third file"];
        for piece in [1, 7, 1000] {
            let archive = archive(&files, piece);
            let end = archive.len() - 22;
            assert_eq!(&archive[end..end + 4], b"PK\x05\x06");
            assert_eq!((number(&archive, end + 8, 2), number(&archive, end + 10, 2)), (3, 3));
            let mut at = number(&archive, end + 16, 4);
            assert_eq!(at + number(&archive, end + 12, 4), end);
            for (counted, file) in files.iter().enumerate() {
                assert_eq!(&archive[at..at + 4], b"PK\x01\x02");
                let name = &archive[at + 46..at + 46 + number(&archive, at + 28, 2)];
                assert_eq!(name, format!("{:04}.dcm", counted + 1).as_bytes());
                let header = number(&archive, at + 42, 4);
                assert_eq!(&archive[header..header + 4], b"PK\x03\x04");
                // What stands before the file is what the directory says of it.
                assert_eq!(archive[header + 4..header + 30], archive[at + 6..at + 32]);
                let mut sum = Sum::EMPTY;
                sum.add(file);
                assert_eq!(number(&archive, at + 16, 4), sum.finish() as usize);
                let from = header + 30 + name.len();
                assert_eq!(&archive[from..from + number(&archive, at + 24, 4)], *file);
                at += 46 + name.len();
            }
            assert_eq!(at, end);
        }
    }
}
