//! Sealing an attachment, part by part: what goes in was cleaned.

use rand_core::CryptoRng;
use secondok_api::attachment::part_len;
use secondok_deident::Cleaned;
use secondok_protocol::attachment::{
    Attached, AttachmentKey, CHUNK_LEN, Format, Sealer, SizeClass, Span, TooLarge,
};

use super::{Place, source::Source};

/// Files that make no attachment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealingError {
    /// There is none.
    #[error("there is no file to send")]
    Nothing,
    /// Several files are one attachment only where all are DICOM.
    #[error("several files make one attachment only where all are DICOM")]
    NotOneStudy,
    /// More than one attachment can hold.
    #[error("one attachment holds at most {most} files")]
    TooMany {
        /// The most.
        most: u32,
    },
    /// Longer than the largest attachment. The way on: leave some out.
    #[error("the files are {over} bytes longer than one attachment can be")]
    TooLarge {
        /// How many bytes they are over.
        over: u64,
    },
}

impl From<TooLarge> for SealingError {
    fn from(TooLarge { over }: TooLarge) -> Self {
        Self::TooLarge { over }
    }
}

/// How large these files will be on the wire as one attachment: what to reserve a place for.
///
/// # Errors
/// [`SealingError`].
pub fn size_of(cleaned: &[Cleaned]) -> Result<SizeClass, SealingError> {
    Ok(SizeClass::of(Source::of(cleaned)?.len())?)
}

/// One attachment being sealed: a cleaned file, or several DICOM files as one study.
///
/// What was not cleaned cannot be sealed, by type:
///
/// ```
/// use rand_core::CryptoRng;
/// use secondok_client::attach::{Place, Sealing, SealingError};
/// use secondok_deident::Cleaned;
///
/// fn seal(files: &[Cleaned], place: Place, rng: &mut impl CryptoRng) -> Result<(), SealingError> {
///     Sealing::begin(files, place, rng).map(drop)
/// }
/// ```
///
/// ```compile_fail,E0308
/// use rand_core::CryptoRng;
/// use secondok_client::attach::{Place, Sealing, SealingError};
///
/// fn seal(files: &[Vec<u8>], place: Place, rng: &mut impl CryptoRng) -> Result<(), SealingError> {
///     Sealing::begin(files, place, rng).map(drop)
/// }
/// ```
pub struct Sealing<'a> {
    source: Source<'a>,
    sealer: Sealer,
    key: AttachmentKey,
    place: Place,
    part_len: usize,
    parts_left: u64,
}

impl<'a> Sealing<'a> {
    /// Begins it, with a key of its own. The place is one that was reserved for this size and used for nothing before.
    ///
    /// # Errors
    /// [`SealingError`].
    pub fn begin(
        cleaned: &'a [Cleaned],
        place: Place,
        rng: &mut impl CryptoRng,
    ) -> Result<Self, SealingError> {
        let source = Source::of(cleaned)?;
        let (sealer, key) = Sealer::begin(place.mailbox, place.blob, source.len(), rng)?;
        let wire_len = sealer.class().wire_len();
        let part_len = part_len(wire_len);
        Ok(Self {
            source,
            sealer,
            key,
            place,
            parts_left: wire_len / part_len,
            part_len: usize::try_from(part_len).expect("a part fits into memory"),
        })
    }

    /// The next part, sealed; none after the last. They are numbered from 0, and all have the same length.
    pub fn next_part(&mut self) -> Option<Vec<u8>> {
        self.parts_left = self.parts_left.checked_sub(1)?;
        let mut part = vec![0; self.part_len];
        for chunk in part.as_chunks_mut::<CHUNK_LEN>().0 {
            let next = self.sealer.next_chunk().expect("a size has whole parts");
            let Span { position, range } = next.content().clone();
            self.source.copy(position, &mut chunk[range]);
            next.seal(chunk);
        }
        Some(part)
    }

    /// What a message says of it, with its key; none unless every part was taken.
    pub fn finish(self) -> Option<Attached> {
        let Self { source, sealer, key, place, parts_left, .. } = self;
        let attached = Attached { blob: place.blob, key, class: sealer.class(), format: source.format() };
        (parts_left == 0).then_some(attached)
    }

    /// What it is.
    pub fn format(&self) -> Format {
        self.source.format()
    }

    /// How large it is on the wire.
    pub fn class(&self) -> SizeClass {
        self.sealer.class()
    }
}

impl std::fmt::Debug for Sealing<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sealing({:?}, redacted)", self.format())
    }
}

#[cfg(test)]
mod tests;
