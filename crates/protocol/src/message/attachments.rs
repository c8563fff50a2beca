//! The attachments that a patient's message names: a field of its plaintext, and the root in its header.
//!
//! `count (1) ‖ for each: blob id (32) ‖ key (32) ‖ size class (1) ‖ format (1) ‖ files (4)`

use std::{borrow::Borrow, num::NonZeroU32};

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{
    OpenError, SealError,
    plaintext::{CONTENT_MAX, Reader},
    wire::NO_ATTACHMENTS,
};
use crate::{
    attachment::{Attached, AttachmentKey, Format, SizeClass},
    id::BlobId,
};

/// The most attachments that one message can name.
pub const ATTACHMENTS_MAX: usize = 32;

const ENTRY_LEN: usize = BlobId::LEN + AttachmentKey::LEN + 1 + 1 + 4;

/// The most bytes that the content of a message can have which names so many attachments, at most [`ATTACHMENTS_MAX`]:
/// [`CONTENT_MAX`] is for both together.
#[must_use]
pub const fn content_max(attachments: usize) -> usize {
    CONTENT_MAX.saturating_sub(attachments * ENTRY_LEN)
}

/// The field of a patient's plaintext.
pub(super) fn encode(attachments: &[&Attached]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    if attachments.len() > ATTACHMENTS_MAX {
        return Err(SealError::TooManyAttachments { over: attachments.len() - ATTACHMENTS_MAX });
    }
    let mut field = Zeroizing::new(Vec::with_capacity(1 + attachments.len() * ENTRY_LEN));
    field.push(u8::try_from(attachments.len()).expect("at most ATTACHMENTS_MAX"));
    for Attached { blob, key, class, format } in attachments {
        let (format, files) = format_bytes(*format);
        field.extend_from_slice(blob.as_bytes());
        field.extend_from_slice(key.secret().expose());
        field.extend_from_slice(&[class.byte(), format]);
        field.extend_from_slice(&files.to_be_bytes());
    }
    Ok(field)
}

pub(super) fn read(reader: &mut Reader<'_>) -> Result<Vec<Attached>, OpenError> {
    let [count] = reader.take_array::<1>()?;
    if usize::from(*count) > ATTACHMENTS_MAX {
        return Err(OpenError::Plaintext);
    }
    (0..*count).map(|_| read_one(reader)).collect()
}

fn read_one(reader: &mut Reader<'_>) -> Result<Attached, OpenError> {
    let blob = BlobId::from_bytes(*reader.take_array()?);
    let key = AttachmentKey::from_slice(reader.take(AttachmentKey::LEN)?).ok_or(OpenError::Plaintext)?;
    let [class, format] = *reader.take_array()?;
    let class = SizeClass::try_from(class).map_err(|_| OpenError::Plaintext)?;
    let format = format_of(format, reader.number()?).ok_or(OpenError::Plaintext)?;
    Ok(Attached { blob, key, class, format })
}

/// What it is, and how many files.
const fn format_bytes(format: Format) -> (u8, u32) {
    match format {
        Format::Dicom => (0, 1),
        Format::Jpeg => (1, 1),
        Format::Png => (2, 1),
        Format::Pdf => (3, 1),
        Format::Study { files } => (4, files.get()),
    }
}

fn format_of(format: u8, files: u32) -> Option<Format> {
    match (format, files) {
        (0, 1) => Some(Format::Dicom),
        (1, 1) => Some(Format::Jpeg),
        (2, 1) => Some(Format::Png),
        (3, 1) => Some(Format::Pdf),
        (4, files) => NonZeroU32::new(files).map(|files| Format::Study { files }),
        _ => None,
    }
}

/// The root that stands in the header. It binds each blob, its size and its key, in this order.
pub(super) fn root<A: Borrow<Attached>>(attachments: &[A]) -> [u8; 32] {
    if attachments.is_empty() {
        return NO_ATTACHMENTS;
    }
    let mut hash = Sha256::new_with_prefix(b"secondok/1 attachments\0");
    for Attached { blob, key, class, .. } in attachments.iter().map(Borrow::borrow) {
        hash.update(blob.as_bytes());
        hash.update([class.byte()]);
        hash.update(key.commitment().expose());
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use rand_chacha::ChaCha20Rng;
    use rand_core::SeedableRng;

    use super::*;
    use crate::{attachment::Sealer, id::MailboxAddress};

    /// The same two each time.
    fn two() -> Vec<Attached> {
        let rng = &mut ChaCha20Rng::seed_from_u64(1);
        let mailbox = MailboxAddress::random(rng);
        let one = |_| {
            let blob = BlobId::random(rng);
            let (sealer, key) = Sealer::begin(mailbox, blob, 0, rng).unwrap();
            Attached { blob, key, class: sealer.class(), format: Format::Png }
        };
        (0..2).map(one).collect()
    }

    // rule: P-90
    #[test]
    fn the_root_binds_blob_size_key_and_order() {
        let [first, second] = <[Attached; 2]>::try_from(two()).unwrap();
        let of = |named: &Attached| {
            let key = crate::kdf::expand::<32>(named.key.secret(), b"attachment commitment");
            [named.blob.as_bytes().as_slice(), &[0], key.expose()].concat()
        };
        let written = [b"secondok/1 attachments\0".as_slice(), &of(&first), &of(&second)].concat();
        assert_eq!(root(&two()), <[u8; 32]>::from(Sha256::digest(written)));
        assert_eq!(root::<Attached>(&[]), NO_ATTACHMENTS);

        let changed = |change: fn(&mut Vec<Attached>)| {
            let mut named = two();
            change(&mut named);
            root(&named)
        };
        for other in [
            changed(|named| named[0].blob = BlobId::from_bytes([0; 32])),
            changed(|named| named[0].class = SizeClass::LARGEST),
            changed(|named| named[0].key = AttachmentKey::from_slice(&[0; 32]).unwrap()),
            changed(|named| named.reverse()),
            changed(|named| named.truncate(1)),
        ] {
            assert_ne!(other, root(&two()));
        }
    }
}
