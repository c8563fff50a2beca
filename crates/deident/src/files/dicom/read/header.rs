//! What stands in front of a value: tag, value representation, length (PS3.5, 7.1).

use dicom_core::{
    Tag, VR,
    dictionary::{DataDictionary, DataDictionaryEntry, VirtualVr},
};
use dicom_dictionary_std::StandardDataDictionary;

use super::super::syntax::Encoding;

/// A length that is not said: a delimiter ends the value.
pub(super) const UNDEFINED: u32 = u32::MAX;
/// Begins an item.
pub(super) const ITEM: Tag = Tag(0xFFFE, 0xE000);
/// Ends an item of undefined length.
pub(super) const ITEM_END: Tag = Tag(0xFFFE, 0xE00D);
/// Ends a sequence of undefined length.
pub(super) const SEQUENCE_END: Tag = Tag(0xFFFE, 0xE0DD);

/// The header of an element or item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    pub tag: Tag,
    pub vr: VR,
    /// Whether the value representation stood there, or came from the dictionary.
    pub said: bool,
    pub length: u32,
    /// Bytes of the header itself.
    pub size: usize,
}

/// Reads a header at the beginning of these bytes. None: there are too few.
pub(super) fn header(bytes: &[u8], encoding: Encoding) -> Option<Header> {
    let short = |at: usize| {
        let two = *bytes.get(at..)?.first_chunk::<2>()?;
        Some(if encoding.big { u16::from_be_bytes(two) } else { u16::from_le_bytes(two) })
    };
    let long = |at: usize| {
        let four = *bytes.get(at..)?.first_chunk::<4>()?;
        Some(if encoding.big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) })
    };
    let tag = Tag(short(0)?, short(2)?);
    let letters = *bytes.get(4..)?.first_chunk::<2>()?;
    // Some files go without within an explicit data set; no length of an honest value looks like two capital letters.
    if tag.group() == ITEM.group() || !encoding.explicit || !letters.iter().all(u8::is_ascii_uppercase) {
        return Some(Header { tag, vr: by_dictionary(tag), said: false, length: long(4)?, size: 8 });
    }
    let vr = VR::from_binary(letters).unwrap_or(VR::UN);
    let known = VR::from_binary(letters).is_some();
    if known && is_long(vr) {
        return Some(Header { tag, vr, said: true, length: long(8)?, size: 12 });
    }
    Some(Header { tag, vr, said: true, length: short(6)?.into(), size: 8 })
}

/// Whether lengths of this value representation take 4 bytes.
pub(in crate::files::dicom) fn is_long(vr: VR) -> bool {
    matches!(
        vr,
        VR::OB
            | VR::OD
            | VR::OF
            | VR::OL
            | VR::OV
            | VR::OW
            | VR::SQ
            | VR::SV
            | VR::UC
            | VR::UN
            | VR::UR
            | VR::UT
            | VR::UV
    )
}

/// The value representation that counts where a file says this one: the standard's, since what an attribute means does not depend
/// on what a file calls it. The file's own where the standard does not know the attribute or leaves a choice, where both are of
/// numbers, whose width has changed over the years, and where one of them is of items.
pub(super) fn effective(tag: Tag, said: VR) -> VR {
    let entry = (tag.group() & 1 == 0).then(|| StandardDataDictionary.by_tag(tag)).flatten();
    let Some(entry) = entry else { return said };
    let by_dictionary = entry.vr().relaxed();
    match (said, entry.vr()) {
        (VR::UN, _) => by_dictionary,
        (VR::SQ, _) | (_, VirtualVr::Exact(VR::SQ | VR::UN)) => said,
        (_, VirtualVr::Exact(known)) if is_binary(said) && is_binary(known) => said,
        (_, VirtualVr::Exact(known)) if is_bulk(said) && is_bulk(known) => said,
        (_, VirtualVr::Exact(known)) => known,
        _ if is_binary(said) || is_bulk(said) => said,
        _ => by_dictionary,
    }
}

/// Whether values are numbers in binary form, a few bytes each.
pub(in crate::files::dicom) fn is_binary(vr: VR) -> bool {
    matches!(vr, VR::AT | VR::FD | VR::FL | VR::SL | VR::SS | VR::SV | VR::UL | VR::US | VR::UV)
}

/// Whether values are bulk: any number of bytes.
pub(in crate::files::dicom) fn is_bulk(vr: VR) -> bool {
    matches!(vr, VR::OB | VR::OD | VR::OF | VR::OL | VR::OV | VR::OW)
}

/// The value representation that the standard gives an attribute. Where it gives several: 16 bits, unsigned.
pub(in crate::files::dicom) fn by_dictionary(tag: Tag) -> VR {
    effective(tag, VR::UN)
}
