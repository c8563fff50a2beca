//! What one attachment holds: a cleaned file, or several as one study.

use secondok_deident::{Cleaned, Format as Made};
use secondok_protocol::attachment::{FILES_MAX, Format, Piece, SizeClass, StudyError, StudyIndex};

use super::SealingError;

/// What a cleaned file is called in messages.
pub const fn format_of(made: Made) -> Format {
    match made {
        Made::Dicom => Format::Dicom,
        Made::Jpeg => Format::Jpeg,
        Made::Png => Format::Png,
        Made::Pdf => Format::Pdf,
    }
}

/// What the files of an attachment are made as.
pub const fn made_as(format: Format) -> Made {
    match format {
        Format::Dicom | Format::Study { .. } => Made::Dicom,
        Format::Jpeg => Made::Jpeg,
        Format::Png => Made::Png,
        Format::Pdf => Made::Pdf,
    }
}

/// The content of one attachment, read wherever it is needed.
pub(super) enum Source<'a> {
    One(&'a Cleaned),
    Study { index: StudyIndex, front: Vec<u8>, files: &'a [Cleaned] },
}

impl<'a> Source<'a> {
    pub(super) fn of(cleaned: &'a [Cleaned]) -> Result<Self, SealingError> {
        let files = match cleaned {
            [] => return Err(SealingError::Nothing),
            [one] => return Ok(Self::One(one)),
            files if files.iter().all(|file| file.format() == Made::Dicom) => files,
            _ => return Err(SealingError::NotOneStudy),
        };
        let lengths: Vec<u64> = files.iter().map(|file| file.bytes().len() as u64).collect();
        let index = StudyIndex::new(&lengths).map_err(|error| match error {
            StudyError::Files(_) => SealingError::TooMany { most: FILES_MAX },
            _ => SealingError::TooLarge { over: u64::MAX - SizeClass::LARGEST.capacity() },
        })?;
        Ok(Self::Study { front: index.encode(), index, files })
    }

    pub(super) fn len(&self) -> u64 {
        match self {
            Self::One(cleaned) => cleaned.bytes().len() as u64,
            Self::Study { index, .. } => index.content_len(),
        }
    }

    pub(super) fn format(&self) -> Format {
        match self {
            Self::One(cleaned) => format_of(cleaned.format()),
            Self::Study { index, .. } => Format::Study { files: index.files() },
        }
    }

    /// Copies the content from this position on, as much as there is room for.
    pub(super) fn copy(&self, position: u64, room: &mut [u8]) {
        let at = |position: u64| usize::try_from(position).expect("a place within bytes that are in memory");
        match self {
            Self::One(cleaned) => {
                let from = at(position);
                room.copy_from_slice(&cleaned.bytes()[from..from + room.len()]);
            }
            Self::Study { index, front, files } => {
                let mut room = room;
                for piece in index.pieces(position..position + room.len() as u64) {
                    let bytes = match piece {
                        Piece::Index(range) => &front[range],
                        Piece::File { number, bytes } => {
                            &files[number].bytes()[at(bytes.start)..at(bytes.end)]
                        }
                    };
                    let (now, after) = room.split_at_mut(bytes.len());
                    now.copy_from_slice(bytes);
                    room = after;
                }
            }
        }
    }
}
