//! Many files as one attachment: an index in front, then the files' bytes.
//!
//! `count (u32) ‖ per file: length (u64) ‖ the files`

use std::{
    num::NonZeroU32,
    ops::{Range, RangeInclusive},
};

use super::size::SizeClass;

const COUNT_LEN: usize = 4;
const ENTRY_LEN: usize = 8;

/// The most files of one study, so that the index always stands in the attachment's first chunk.
pub const FILES_MAX: u32 = ((SizeClass::SMALLEST.capacity() - COUNT_LEN as u64) / ENTRY_LEN as u64) as u32;

const FILES: RangeInclusive<usize> = 1..=FILES_MAX as usize;

/// Files that make no study, or bytes that are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StudyError {
    /// No file, or more than [`FILES_MAX`].
    #[error("a study has 1 to {FILES_MAX} files, not {0}")]
    Files(usize),
    /// The files are longer together than any attachment can be.
    #[error("the study's files are too long together")]
    TooLong,
    /// The bytes end within the index.
    #[error("the study ends within its index")]
    Cut,
    /// The index holds another number of files than the message says.
    #[error("the study's index has {found} files where its message says {expected}")]
    Count {
        /// What the message says.
        expected: u32,
        /// What the index says.
        found: u32,
    },
    /// Index and files are not together what the attachment holds.
    #[error("the study's files are {found} bytes long with their index, the attachment {expected}")]
    Length {
        /// The attachment's content, in bytes.
        expected: u64,
        /// Index and files together.
        found: u64,
    },
}

/// Where each file of a study stands in the attachment's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyIndex {
    /// Where the index ends, and then each file.
    ends: Vec<u64>,
}

/// A part of a study's content that is of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// These bytes of [`StudyIndex::encode`].
    Index(Range<usize>),
    /// These bytes of one file.
    File {
        /// Which file, from 0.
        number: usize,
        /// Which of its bytes.
        bytes: Range<u64>,
    },
}

impl StudyIndex {
    /// Of files with these lengths, in this order.
    ///
    /// # Errors
    /// [`StudyError::Files`], [`StudyError::TooLong`].
    pub fn new(lengths: &[u64]) -> Result<Self, StudyError> {
        if !FILES.contains(&lengths.len()) {
            return Err(StudyError::Files(lengths.len()));
        }
        let mut end = (COUNT_LEN + ENTRY_LEN * lengths.len()) as u64;
        let mut ends = Vec::with_capacity(lengths.len() + 1);
        ends.push(end);
        for length in lengths {
            end = end.checked_add(*length).ok_or(StudyError::TooLong)?;
            ends.push(end);
        }
        Ok(Self { ends })
    }

    /// Reads the index from the beginning of an attachment's content: the first chunk's is enough. `files` is what the
    /// message says, `length` the length of the whole content.
    ///
    /// # Errors
    /// [`StudyError`].
    pub fn read(content: &[u8], files: NonZeroU32, length: u64) -> Result<Self, StudyError> {
        let (count, rest) = content.split_first_chunk::<COUNT_LEN>().ok_or(StudyError::Cut)?;
        let found = u32::from_be_bytes(*count);
        if found != files.get() {
            return Err(StudyError::Count { expected: files.get(), found });
        }
        let found = usize::try_from(found).unwrap_or(usize::MAX);
        if !FILES.contains(&found) {
            return Err(StudyError::Files(found));
        }
        let entries = rest.get(..found * ENTRY_LEN).ok_or(StudyError::Cut)?;
        let lengths: Vec<u64> = entries
            .chunks_exact(ENTRY_LEN)
            .map(|entry| u64::from_be_bytes(entry.try_into().expect("8 bytes")))
            .collect();
        let index = Self::new(&lengths)?;
        if index.content_len() != length {
            return Err(StudyError::Length { expected: length, found: index.content_len() });
        }
        Ok(index)
    }

    /// How long the index of so many files is: the bytes that [`Self::read`] needs.
    pub fn len_of(files: NonZeroU32) -> u64 {
        COUNT_LEN as u64 + ENTRY_LEN as u64 * u64::from(files.get())
    }

    /// The index's bytes, which stand before the files.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(COUNT_LEN + ENTRY_LEN * (self.ends.len() - 1));
        bytes.extend_from_slice(&self.files().get().to_be_bytes());
        for file in self.ends.windows(2) {
            bytes.extend_from_slice(&(file[1] - file[0]).to_be_bytes());
        }
        bytes
    }

    /// How many files there are.
    pub fn files(&self) -> NonZeroU32 {
        u32::try_from(self.ends.len() - 1).ok().and_then(NonZeroU32::new).expect("1 to FILES_MAX")
    }

    /// The length of the attachment's content: the index and all files.
    pub fn content_len(&self) -> u64 {
        *self.ends.last().expect("the index's own end, at least")
    }

    /// Where the file with this number stands in the content; none where there is no such file.
    pub fn file(&self, number: usize) -> Option<Range<u64>> {
        Some(*self.ends.get(number)?..*self.ends.get(number + 1)?)
    }

    /// What stands at these bytes of the content, in order. Whoever seals or opens a chunk learns so which bytes of
    /// which files belong to it.
    pub fn pieces(&self, content: Range<u64>) -> impl Iterator<Item = Piece> {
        let index = overlap(&content, 0..self.ends[0]).map(|bytes| {
            let at = |place| usize::try_from(place).expect("an index is shorter than a chunk");
            Piece::Index(at(bytes.start)..at(bytes.end))
        });
        // Of thousands of files, those that end before these bytes are passed over at once.
        let first = self.ends[1..].partition_point(|end| *end <= content.start);
        let files = (first..self.ends.len() - 1)
            .map(move |number| (number, self.ends[number]..self.ends[number + 1]))
            .take_while({
                let end = content.end;
                move |(_, file)| file.start < end
            })
            .filter_map(move |(number, file)| {
                let bytes = overlap(&content, file.clone())?;
                Some(Piece::File { number, bytes: bytes.start - file.start..bytes.end - file.start })
            });
        index.into_iter().chain(files)
    }
}

impl Piece {
    /// How many bytes it has.
    pub fn length(&self) -> u64 {
        match self {
            Self::Index(bytes) => bytes.len() as u64,
            Self::File { bytes, .. } => bytes.end - bytes.start,
        }
    }
}

/// What two ranges share, if anything.
fn overlap(one: &Range<u64>, other: Range<u64>) -> Option<Range<u64>> {
    let shared = one.start.max(other.start)..one.end.min(other.end);
    (!shared.is_empty()).then_some(shared)
}
