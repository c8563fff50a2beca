//! Photoshop's blocks (Adobe Photoshop File Formats Specification, image resources) and IPTC-IIM 4.2 in one of them.

use super::{be16, be32, xmp};
use crate::report::{Group, Report};

/// Counts what an APP13 of Photoshop holds.
pub(super) fn count_photoshop(mut blocks: &[u8], report: &mut Report) {
    while let Some(at) = blocks.windows(4).position(|four| four == b"8BIM") {
        let rest = &blocks[at + 4..];
        let (Some(kind), Some(name)) = (be16(rest, 0), rest.get(2)) else { return };
        // The name with its length is of even length.
        let head = 2 + (usize::from(*name) + 2) / 2 * 2;
        let Some(body) = be32(rest, head)
            .and_then(|length| (head + 4).checked_add(length))
            .and_then(|end| rest.get(head + 4..end))
        else {
            return report.count(Group::Unknown);
        };
        match kind {
            0x0404 => count_iptc(body, report),
            0x0409 | 0x040C => report.count(Group::Hidden),
            0x040F => super::profile(report),
            0x0422 => super::exif::count(body, report),
            0x0424 => xmp::count(body, report),
            _ => {}
        }
        blocks = &rest[head + 4 + body.len()..];
    }
}

fn count_iptc(mut sets: &[u8], report: &mut Report) {
    while let [0x1C, record, set, high, low, rest @ ..] = sets {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        report.count_many(group(*record, *set), u32::from(*set != 0));
        // Lengths from 32,768 on are another form that nobody writes for texts.
        let Some(next) = rest.get(length..) else { return };
        sets = next;
    }
}

fn group(record: u8, set: u8) -> Group {
    match (record, set) {
        // writers, by-lines, credit, source, copyright, contact
        (2, 80 | 85 | 110 | 115 | 116 | 118 | 122) => Group::Names,
        (2, 26 | 27 | 90 | 92 | 95 | 100 | 101) => Group::Places,
        (2, 30 | 35 | 37 | 38 | 47 | 55 | 60 | 62 | 63) | (1, 70 | 80) => Group::Dates,
        (2, 65 | 70) => Group::Devices,
        (2, 5 | 15 | 20 | 25 | 40 | 105 | 120) => Group::Notes,
        (2, 22 | 103 | 147) | (1, 40 | 100) => Group::Identifiers,
        _ => Group::Unknown,
    }
}
