//! How a data set is stored: transfer syntaxes (PS3.5, annex A).

use crate::files::refused::Refused;

/// How the elements of a data set are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Encoding {
    /// Each element says its value representation.
    pub explicit: bool,
    /// Most significant byte first.
    pub big: bool,
}

impl Encoding {
    pub(super) const IMPLICIT: Self = Self { explicit: false, big: false };
    pub(super) const EXPLICIT: Self = Self { explicit: true, big: false };
    pub(super) const BIG: Self = Self { explicit: true, big: true };
}

/// How pixels are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Codec {
    Native,
    Jpeg,
    JpegLs,
    Jpeg2000,
    Rle,
}

/// A transfer syntax that can be cleaned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Syntax {
    /// Its UID; of data sets that are written, always one with explicit value representations, least significant byte first.
    pub uid: &'static str,
    pub encoding: Encoding,
    pub deflated: bool,
    pub codec: Codec,
}

/// Explicit VR Little Endian: what is written where pixels are not compressed.
pub(super) const NATIVE: Syntax = syntax("1.2.840.10008.1.2.1", Encoding::EXPLICIT, false, Codec::Native);

const fn syntax(uid: &'static str, encoding: Encoding, deflated: bool, codec: Codec) -> Syntax {
    Syntax { uid, encoding, deflated, codec }
}

const fn compressed(uid: &'static str, codec: Codec) -> Syntax {
    syntax(uid, Encoding::EXPLICIT, false, codec)
}

static SYNTAXES: [Syntax; 19] = [
    NATIVE,
    syntax("1.2.840.10008.1.2", Encoding::IMPLICIT, false, Codec::Native),
    syntax("1.2.840.10008.1.2.2", Encoding::BIG, false, Codec::Native),
    syntax("1.2.840.10008.1.2.1.99", Encoding::EXPLICIT, true, Codec::Native),
    compressed("1.2.840.10008.1.2.5", Codec::Rle),
    compressed("1.2.840.10008.1.2.4.50", Codec::Jpeg),
    compressed("1.2.840.10008.1.2.4.51", Codec::Jpeg),
    compressed("1.2.840.10008.1.2.4.53", Codec::Jpeg),
    compressed("1.2.840.10008.1.2.4.55", Codec::Jpeg),
    compressed("1.2.840.10008.1.2.4.57", Codec::Jpeg),
    compressed("1.2.840.10008.1.2.4.70", Codec::Jpeg),
    compressed("1.2.840.10008.1.2.4.80", Codec::JpegLs),
    compressed("1.2.840.10008.1.2.4.81", Codec::JpegLs),
    compressed("1.2.840.10008.1.2.4.90", Codec::Jpeg2000),
    compressed("1.2.840.10008.1.2.4.91", Codec::Jpeg2000),
    compressed("1.2.840.10008.1.2.4.92", Codec::Jpeg2000),
    compressed("1.2.840.10008.1.2.4.93", Codec::Jpeg2000),
    compressed("1.2.840.10008.1.2.4.201", Codec::Jpeg2000),
    compressed("1.2.840.10008.1.2.4.202", Codec::Jpeg2000),
];

/// What is named in a refusal: what can be stored in a data set, but neither be shown nor be cleaned here.
const NAMES: [(&str, &str); 8] = [
    ("1.2.840.10008.1.2.4.10", "a film in MPEG"),
    ("1.2.840.10008.1.2.4.11", "JPEG XL"),
    ("1.2.840.10008.1.2.4.94", "JPIP: its pixels are elsewhere"),
    ("1.2.840.10008.1.2.4.95", "JPIP: its pixels are elsewhere"),
    ("1.2.840.10008.1.2.4.2", "High-Throughput JPEG 2000"),
    ("1.2.840.10008.1.2.1.98", "Encapsulated Uncompressed"),
    ("1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression"),
    ("1.2.840.113619.5.2", "a private way of General Electric"),
];

impl Syntax {
    /// The one with this UID.
    pub(super) fn of(uid: &str) -> Result<&'static Self, Refused> {
        SYNTAXES.iter().find(|syntax| syntax.uid == uid).ok_or_else(|| {
            let name = NAMES.iter().find(|(begins, _)| uid.starts_with(begins)).map(|(_, name)| *name);
            Refused::Unsupported(name.map_or_else(|| "an unknown transfer syntax".to_owned(), str::to_owned))
        })
    }

    /// The uncompressed one of this encoding, for data sets that do not say.
    pub(super) fn native(encoding: Encoding) -> &'static Self {
        SYNTAXES.iter().find(|syntax| syntax.encoding == encoding && !syntax.deflated).unwrap_or(&SYNTAXES[0])
    }

    /// What is written.
    pub(super) fn written(&self) -> &'static str {
        match self.codec {
            Codec::Native => NATIVE.uid,
            _ => self.uid,
        }
    }
}
