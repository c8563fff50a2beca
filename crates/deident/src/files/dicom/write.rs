//! From a data set to a file (PS3.10): explicit value representations, least significant byte first.

use dicom_core::{Tag, VR};
use dicom_dictionary_std::tags;

use super::{
    data::{DataSet, Element, Value},
    read::{MAGIC, PREAMBLE, is_long},
};

const ITEM: Tag = Tag(0xFFFE, 0xE000);
const ITEM_END: Tag = Tag(0xFFFE, 0xE00D);
const SEQUENCE_END: Tag = Tag(0xFFFE, 0xE0DD);
const UNDEFINED: u32 = u32::MAX;
/// Names this program as what wrote the file, made from a UUID of its own (PS3.5, B.2).
const IMPLEMENTATION: &str = "2.25.222016203190409406799892784176703638125";
const IMPLEMENTATION_NAME: &str = "SECONDOK";

/// The whole file: an empty preamble, file meta information of our own, the data set.
pub(super) fn file(class: &str, instance: &str, syntax: &str, data: &DataSet) -> Vec<u8> {
    let text = |tag, value: &str| Element::new(tag, VR::UI, value);
    let meta = [
        Element::new(tags::FILE_META_INFORMATION_VERSION, VR::OB, [0, 1]),
        text(tags::MEDIA_STORAGE_SOP_CLASS_UID, class),
        text(tags::MEDIA_STORAGE_SOP_INSTANCE_UID, instance),
        text(tags::TRANSFER_SYNTAX_UID, syntax),
        text(tags::IMPLEMENTATION_CLASS_UID, IMPLEMENTATION),
        Element::new(tags::IMPLEMENTATION_VERSION_NAME, VR::SH, IMPLEMENTATION_NAME),
    ];
    let mut group = Vec::new();
    meta.iter().for_each(|written| element(&mut group, written));
    let length = Element::new(tags::FILE_META_INFORMATION_GROUP_LENGTH, VR::UL, length(&group).to_le_bytes());

    let mut out = Vec::with_capacity(PREAMBLE + 1024 + size(data));
    out.resize(PREAMBLE, 0);
    out.extend_from_slice(MAGIC);
    element(&mut out, &length);
    out.extend_from_slice(&group);
    data.iter().for_each(|written| element(&mut out, written));
    out
}

/// About how many bytes it takes.
fn size(data: &DataSet) -> usize {
    data.iter()
        .map(|element| match &element.value {
            Value::Bytes(bytes) => bytes.len() + 13,
            Value::Items(items) => items.iter().map(|item| size(item) + 16).sum::<usize>() + 20,
            Value::Fragments(fragments) => fragments.iter().map(|one| one.len() + 9).sum::<usize>() + 20,
        })
        .sum()
}

fn element(out: &mut Vec<u8>, element: &Element) {
    match &element.value {
        Value::Bytes(bytes) => {
            let vr = if is_long(element.vr) || bytes.len() < 0xFFFE { element.vr } else { VR::UN };
            let padded = length(bytes).next_multiple_of(2);
            head(out, element.tag, vr, padded);
            out.extend_from_slice(bytes);
            if bytes.len() % 2 == 1 {
                out.push(if is_text(vr) { b' ' } else { 0 });
            }
        }
        Value::Items(items) => {
            head(out, element.tag, VR::SQ, UNDEFINED);
            for item in items {
                mark(out, ITEM, UNDEFINED);
                item.iter().for_each(|within| self::element(out, within));
                mark(out, ITEM_END, 0);
            }
            mark(out, SEQUENCE_END, 0);
        }
        Value::Fragments(fragments) => {
            head(out, element.tag, VR::OB, UNDEFINED);
            for fragment in fragments {
                mark(out, ITEM, length(fragment).next_multiple_of(2));
                out.extend_from_slice(fragment);
                out.extend_from_slice(&[0][..fragment.len() % 2]);
            }
            mark(out, SEQUENCE_END, 0);
        }
    }
}

fn head(out: &mut Vec<u8>, tag: Tag, vr: VR, length: u32) {
    out.extend_from_slice(&tag.group().to_le_bytes());
    out.extend_from_slice(&tag.element().to_le_bytes());
    out.extend_from_slice(vr.to_string().as_bytes());
    if is_long(vr) {
        out.extend_from_slice(&[0, 0]);
        out.extend_from_slice(&length.to_le_bytes());
    } else {
        // Longer ones were given a value representation with room for their length.
        out.extend_from_slice(&(length as u16).to_le_bytes());
    }
}

fn mark(out: &mut Vec<u8>, tag: Tag, length: u32) {
    out.extend_from_slice(&tag.group().to_le_bytes());
    out.extend_from_slice(&tag.element().to_le_bytes());
    out.extend_from_slice(&length.to_le_bytes());
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).expect("a value came out of a file of less, or was checked")
}

/// Whether it is filled up with a space.
fn is_text(vr: VR) -> bool {
    !matches!(vr, VR::UI | VR::UN | VR::OB | VR::OW | VR::OD | VR::OF | VR::OL | VR::OV)
}
