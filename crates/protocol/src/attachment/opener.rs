//! Opens an attachment in the caller's buffer, from its first chunk to its last.

use super::{
    attached::Attached,
    chunks::{Chunks, Span},
    size::{CHUNK_LEN, LENGTH_LEN, PLAIN_LEN, SizeClass},
};
use crate::id::MailboxAddress;

/// An attachment that was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChunkError {
    /// It was sealed for another place, mailbox or blob, by another key, or was changed.
    #[error("chunk {number} of the attachment was not sealed for this place, or was changed")]
    Changed {
        /// Its number, from 0.
        number: u32,
    },
    /// The length at the front is not one of this size class.
    #[error("the attachment's length is not one of its size class")]
    Length,
    /// Behind the content stands something else than zeros.
    #[error("the padding in chunk {number} of the attachment is not zero")]
    Padding {
        /// Its number, from 0.
        number: u32,
    },
    /// The attachment ends before its last chunk.
    #[error("the attachment ends {chunks} chunks too early")]
    Missing {
        /// How many are missing.
        chunks: u32,
    },
    /// There is no such chunk: the last one stands before it.
    #[error("something follows the attachment's last chunk")]
    Beyond,
}

impl Chunks {
    /// Opens the first chunk, which says how long the content is.
    fn open_first(&self, chunk: &mut [u8; CHUNK_LEN]) -> Result<(u64, Span), ChunkError> {
        if !self.open(0, chunk) {
            return Err(ChunkError::Changed { number: 0 });
        }
        let length = length_in(chunk);
        if SizeClass::of(length) != Ok(self.class()) {
            return Err(ChunkError::Length);
        }
        Ok((length, content_of(0, length, chunk)?))
    }

    /// Opens a later chunk of content that has this length.
    fn open_later(&self, number: u32, length: u64, chunk: &mut [u8; CHUNK_LEN]) -> Result<Span, ChunkError> {
        if number >= self.class().chunks() {
            return Err(ChunkError::Beyond);
        }
        if !self.open(number, chunk) {
            return Err(ChunkError::Changed { number });
        }
        content_of(number, length, chunk)
    }
}

fn length_in(first: &[u8; CHUNK_LEN]) -> u64 {
    u64::from_be_bytes(first[..LENGTH_LEN].try_into().expect("8 bytes"))
}

/// The content of an opened chunk, when only zeros follow it.
fn content_of(number: u32, length: u64, chunk: &[u8; CHUNK_LEN]) -> Result<Span, ChunkError> {
    let content = Span::of(number, length);
    if chunk[content.range.end..PLAIN_LEN].iter().all(|byte| *byte == 0) {
        Ok(content)
    } else {
        Err(ChunkError::Padding { number })
    }
}

/// Opens one attachment from its first chunk to its last.
#[derive(Debug)]
pub struct Opener {
    chunks: Chunks,
    /// Known once the first chunk is open.
    length: Option<u64>,
    next: u32,
}

impl Opener {
    /// Of an attachment that a message in this mailbox names.
    pub fn new(attached: &Attached, mailbox: MailboxAddress) -> Self {
        Self { chunks: attached.chunks(mailbox), length: None, next: 0 }
    }

    /// Opens the next chunk in place, and says where in it the content stands. What is shown or kept of an attachment
    /// before [`Self::finish`] may be only its beginning.
    ///
    /// # Errors
    /// [`ChunkError`]; the opener then stands where it stood.
    pub fn open(&mut self, chunk: &mut [u8; CHUNK_LEN]) -> Result<Span, ChunkError> {
        let content = if let Some(length) = self.length {
            self.chunks.open_later(self.next, length, chunk)?
        } else {
            let (length, content) = self.chunks.open_first(chunk)?;
            self.length = Some(length);
            content
        };
        self.next += 1;
        Ok(content)
    }

    /// The content's length in bytes; none before the first chunk was opened.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// Whether every chunk was opened.
    ///
    /// # Errors
    /// [`ChunkError::Missing`].
    pub fn finish(self) -> Result<(), ChunkError> {
        match self.chunks.class().chunks() - self.next {
            0 => Ok(()),
            chunks => Err(ChunkError::Missing { chunks }),
        }
    }
}
