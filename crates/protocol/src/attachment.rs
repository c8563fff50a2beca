//! Attachments: what is too large for a message is sealed by a key of its own, in chunks; the message that names it
//! carries the key.
//!
//! [`Sealer`] and [`Opener`] work chunk by chunk in the caller's buffer, so that memory does not grow with the file.
//! [`StudyIndex`] makes one attachment of many files.
//!
//! ```
//! use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
//! use secondok_protocol::{
//!     attachment::{Attached, CHUNK_LEN, Format, Opener, Sealer},
//!     id::{BlobId, MailboxAddress},
//! };
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let rng = &mut ChaCha20Rng::seed_from_u64(1);
//! let (mailbox, blob) = (MailboxAddress::random(rng), BlobId::random(rng));
//! let picture = vec![7; 100_000];
//!
//! let (mut sealer, key) = Sealer::begin(mailbox, blob, picture.len() as u64, rng)?;
//! let attached = Attached { blob, key, class: sealer.class(), format: Format::Jpeg };
//! let mut chunk = Box::new([0; CHUNK_LEN]);
//! let mut on_the_wire = vec![];
//! let mut rest = picture.as_slice();
//! while let Some(next) = sealer.next_chunk() {
//!     let room = next.content().range.clone();
//!     let (taken, after) = rest.split_at(room.len());
//!     chunk[room].copy_from_slice(taken);
//!     rest = after;
//!     next.seal(&mut chunk);
//!     on_the_wire.extend_from_slice(chunk.as_slice());
//! }
//!
//! let mut opener = Opener::new(&attached, mailbox);
//! let mut opened = vec![];
//! for sealed in on_the_wire.chunks_exact(CHUNK_LEN) {
//!     chunk.copy_from_slice(sealed);
//!     let content = opener.open(&mut chunk)?;
//!     opened.extend_from_slice(&chunk[content.range]);
//! }
//! opener.finish()?;
//! assert_eq!(opened, picture);
//! # Ok(())
//! # }
//! ```

mod attached;
mod chunks;
mod opener;
mod sealer;
mod size;
mod study;

pub use self::{
    attached::{Attached, AttachmentKey, Format},
    chunks::Span,
    opener::{ChunkError, Opener},
    sealer::{NextChunk, Sealer},
    size::{CHUNK_LEN, SizeClass, SizeClassError, TooLarge},
    study::{FILES_MAX, Piece, StudyError, StudyIndex},
};

#[cfg(test)]
mod tests;
