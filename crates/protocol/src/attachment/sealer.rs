//! Seals an attachment, chunk by chunk, in the caller's buffer.

use rand_core::CryptoRng;

use super::{
    attached::AttachmentKey,
    chunks::{Chunks, Span},
    size::{CHUNK_LEN, LENGTH_LEN, PLAIN_LEN, SizeClass, TooLarge},
};
use crate::id::{BlobId, MailboxAddress};

/// Seals one attachment from its first chunk to its last. One that was cut short is begun anew, with another key: two
/// different chunks sealed by one key at one place would betray both.
#[derive(Debug)]
pub struct Sealer {
    chunks: Chunks,
    length: u64,
    next: u32,
}

impl Sealer {
    /// Begins an attachment whose content has this length, and draws its key. The key must be safe before the first
    /// chunk is sent: without it nothing can be opened.
    ///
    /// # Errors
    /// [`TooLarge`] where the content fits into no size.
    pub fn begin(
        mailbox: MailboxAddress,
        blob: BlobId,
        length: u64,
        rng: &mut impl CryptoRng,
    ) -> Result<(Self, AttachmentKey), TooLarge> {
        let class = SizeClass::of(length)?;
        let key = AttachmentKey::random(rng);
        Ok((Self { chunks: Chunks::new(&key, mailbox, blob, class), length, next: 0 }, key))
    }

    /// The size that it has on the wire.
    pub fn class(&self) -> SizeClass {
        self.chunks.class()
    }

    /// The chunk that is sealed next; none after the last.
    pub fn next_chunk(&mut self) -> Option<NextChunk<'_>> {
        if self.next >= self.class().chunks() {
            return None;
        }
        let content = Span::of(self.next, self.length);
        Some(NextChunk { sealer: self, content })
    }
}

/// One chunk that waits for its content. The sealer stands where it stood until this is sealed.
#[derive(Debug)]
pub struct NextChunk<'a> {
    sealer: &'a mut Sealer,
    content: Span,
}

impl NextChunk<'_> {
    /// Which bytes of the content it takes, and where in the buffer they belong.
    pub fn content(&self) -> &Span {
        &self.content
    }

    /// Seals what stands in the buffer at [`Self::content`], whatever stands around it.
    pub fn seal(self, chunk: &mut [u8; CHUNK_LEN]) {
        let Self { sealer, content } = self;
        if sealer.next == 0 {
            chunk[..LENGTH_LEN].copy_from_slice(&sealer.length.to_be_bytes());
        }
        chunk[content.range.end..PLAIN_LEN].fill(0);
        sealer.chunks.seal(sealer.next, chunk);
        sealer.next += 1;
    }
}
