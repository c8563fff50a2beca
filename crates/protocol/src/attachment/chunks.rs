//! The seal of single chunks: STREAM (Hoang, Reyhanitabar, Rogaway and Vizár 2015, "Online authenticated-encryption and
//! its nonce-reuse misuse-resistance") over ChaCha20-Poly1305. A chunk's number, and whether it is the last, are its
//! nonce; where the attachment belongs is its associated data.

use std::ops::Range;

use chacha20poly1305::{ChaCha20Poly1305, KeyInit, aead::AeadInOut};

use super::{
    attached::AttachmentKey,
    size::{CHUNK_LEN, LENGTH_LEN, PLAIN_LEN, SizeClass},
};
use crate::id::{BlobId, MailboxAddress};

const AD_DOMAIN: &[u8; 22] = b"secondok/1 attachment\0";
const AD_LEN: usize = AD_DOMAIN.len() + MailboxAddress::LEN + BlobId::LEN;

/// The content that one chunk holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Where in the attachment's content it begins.
    pub position: u64,
    /// Where in the chunk's buffer it stands; empty where the chunk is padding only.
    pub range: Range<usize>,
}

impl Span {
    /// Of the chunk with this number, where the whole content has this length.
    pub(super) fn of(number: u32, length: u64) -> Self {
        // In the plaintext of all chunks, the content follows its own length.
        let chunk = u64::from(number) * PLAIN_LEN as u64;
        let start = if number == 0 { LENGTH_LEN } else { 0 };
        let end = (LENGTH_LEN as u64 + length).saturating_sub(chunk).min(PLAIN_LEN as u64);
        let end = usize::try_from(end).expect("at most a chunk");
        let position = (chunk + start as u64 - LENGTH_LEN as u64).min(length);
        Self { position, range: start..end }
    }
}

/// One attachment's chunks, each at its place.
pub(super) struct Chunks {
    cipher: ChaCha20Poly1305,
    ad: [u8; AD_LEN],
    class: SizeClass,
}

impl Chunks {
    pub(super) fn new(key: &AttachmentKey, mailbox: MailboxAddress, blob: BlobId, class: SizeClass) -> Self {
        let mut ad = [0; AD_LEN];
        let (domain, ids) = ad.split_at_mut(AD_DOMAIN.len());
        let (in_mailbox, as_blob) = ids.split_at_mut(MailboxAddress::LEN);
        domain.copy_from_slice(AD_DOMAIN);
        in_mailbox.copy_from_slice(mailbox.as_bytes());
        as_blob.copy_from_slice(blob.as_bytes());
        Self { cipher: ChaCha20Poly1305::new(key.chunk_key().expose().into()), ad, class }
    }

    pub(super) fn class(&self) -> SizeClass {
        self.class
    }

    /// Zeros (7) ‖ number (4) ‖ whether it is the last (1).
    fn nonce(&self, number: u32) -> [u8; 12] {
        let mut nonce = [0; 12];
        nonce[7..11].copy_from_slice(&number.to_be_bytes());
        nonce[11] = u8::from(number + 1 == self.class.chunks());
        nonce
    }

    /// Seals the plaintext at the front of the buffer, and puts the tag behind it.
    pub(super) fn seal(&self, number: u32, chunk: &mut [u8; CHUNK_LEN]) {
        let (plaintext, tag) = chunk.split_at_mut(PLAIN_LEN);
        let made = self
            .cipher
            .encrypt_inout_detached(&self.nonce(number).into(), &self.ad, plaintext.into())
            .expect("a chunk is far below the cipher's limit");
        tag.copy_from_slice(&made);
    }

    /// Opens it in place. Where it does not open, the buffer stays as it was.
    #[must_use]
    pub(super) fn open(&self, number: u32, chunk: &mut [u8; CHUNK_LEN]) -> bool {
        let (sealed, tag) = chunk.split_at_mut(PLAIN_LEN);
        let tag: [u8; CHUNK_LEN - PLAIN_LEN] = (&*tag).try_into().expect("what is behind the plaintext");
        let nonce = self.nonce(number).into();
        self.cipher.decrypt_inout_detached(&nonce, &self.ad, sealed.into(), &tag.into()).is_ok()
    }
}

impl std::fmt::Debug for Chunks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Chunks({:?}, redacted)", self.class)
    }
}
