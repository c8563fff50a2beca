//! What a message says of an attachment.

use std::num::NonZeroU32;

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

use super::{chunks::Chunks, size::SizeClass};
use crate::{
    id::{BlobId, MailboxAddress},
    kdf,
    secret::Secret,
};

/// An attachment's own key: 32 random bytes, drawn when its sealing begins and used for no other.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AttachmentKey(Secret<32>);

impl AttachmentKey {
    /// Length in bytes.
    pub const LEN: usize = 32;

    pub(super) fn random(rng: &mut impl CryptoRng) -> Self {
        Self(Secret::random(rng))
    }

    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        Secret::from_slice(bytes).map(Self)
    }

    pub(crate) const fn secret(&self) -> &Secret<32> {
        &self.0
    }

    /// What the chunks are sealed with.
    pub(super) fn chunk_key(&self) -> Secret<32> {
        kdf::expand(&self.0, b"attachment key")
    }

    /// ChaCha20-Poly1305 binds no key: the same bytes may open under two. The commitment does.
    pub(crate) fn commitment(&self) -> Secret<32> {
        kdf::expand(&self.0, b"attachment commitment")
    }
}

/// What the content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// One DICOM file.
    Dicom,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A PDF document.
    Pdf,
    /// Many DICOM files, as [`StudyIndex`](super::StudyIndex) lays them out.
    Study {
        /// How many.
        files: NonZeroU32,
    },
}

impl Format {
    /// Its name, as in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dicom => "dicom",
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Study { .. } => "study",
        }
    }

    /// How the name of such a file ends, without the dot; of a study, of each of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Dicom | Self::Study { .. } => "dcm",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }
}

/// An attachment as a message names it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attached {
    /// Where the service keeps it.
    pub blob: BlobId,
    /// What opens it.
    pub key: AttachmentKey,
    /// How large it is on the wire.
    pub class: SizeClass,
    /// What it is.
    pub format: Format,
}

impl Attached {
    pub(super) fn chunks(&self, mailbox: MailboxAddress) -> Chunks {
        Chunks::new(&self.key, mailbox, self.blob, self.class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_called_as_in_json() {
        for format in [Format::Dicom, Format::Jpeg, Format::Png, Format::Pdf] {
            assert_eq!(serde_json::to_value(format).expect("JSON"), format.name());
        }
        let study = Format::Study { files: NonZeroU32::MIN };
        assert!(serde_json::to_value(study).expect("JSON").get(study.name()).is_some());
    }
}
