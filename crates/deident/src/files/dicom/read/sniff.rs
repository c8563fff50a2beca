//! Whether bytes are a data set, and how it is encoded, told by how it begins.

use dicom_core::{Tag, VR};

use super::{
    super::syntax::Encoding,
    header::{Header, UNDEFINED, header},
};

/// How many elements in a row must make sense.
const ELEMENTS: usize = 3;
/// Data sets begin in the group of what identifies them; their file meta information is group 2.
const GROUPS: [u16; 2] = [0x0002, 0x0008];

/// Whether a data set or its file meta information begins here. Asks for several elements that fit each other, so that bytes
/// of another kind are not taken for one.
pub(in crate::files::dicom) fn begins_data_set(bytes: &[u8]) -> bool {
    encoding(bytes).is_some()
}

/// How the elements that begin here are written. None: it is no data set.
pub(super) fn encoding(bytes: &[u8]) -> Option<Encoding> {
    [Encoding::EXPLICIT, Encoding::BIG, Encoding::IMPLICIT]
        .into_iter()
        .find(|encoding| fits(bytes, *encoding))
}

fn fits(bytes: &[u8], encoding: Encoding) -> bool {
    let mut at = 0;
    let mut last: Option<Tag> = None;
    for _ in 0..ELEMENTS {
        let Some(header) = bytes.get(at..).and_then(|rest| header(rest, encoding)) else {
            // A short file ends behind an element.
            return at == bytes.len() && last.is_some();
        };
        if header.said != encoding.explicit || !is_known(header) {
            return false;
        }
        match last {
            None if !GROUPS.contains(&header.tag.group()) => return false,
            Some(last) if header.tag <= last => return false,
            _ => {}
        }
        last = Some(header.tag);
        if header.length == UNDEFINED {
            return header.vr == VR::SQ;
        }
        at = at.saturating_add(header.size).saturating_add(header.length as usize);
        if at > bytes.len() {
            return false;
        }
    }
    true
}

/// Whether the standard knows the attribute, or it is the length of a group.
fn is_known(header: Header) -> bool {
    let Tag(group, element) = header.tag;
    let vr = super::header::by_dictionary(header.tag);
    if element == 0 {
        return header.length == 4 && (!header.said || header.vr == VR::UL);
    }
    // Private attributes come later, and not among the first three.
    group & 1 == 0 && (vr != VR::UN || header.said && group == 0x0008)
}
