//! JPEG's segments (ITU-T T.81, annex B; JFIF 1.02; Exif 3.0; CIPA DC-007 for several pictures).

use super::{be16, behind, exif, iptc, profile, xmp};
use crate::{
    files::refused::Refused,
    report::{Group, Report},
};

const EXTENDED_XMP: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";

/// Counts what the segments carry.
///
/// # Errors
/// [`Refused::Damaged`] where the file ends before its picture does: decoders would show the rest as grey; where it has fewer
/// colours than Adobe's marker says: decoders stumble over that.
pub(in crate::files::photo) fn jpeg(bytes: &[u8]) -> Result<Report, Refused> {
    let mut report = Report::default();
    let mut several = 0;
    let mut profiles = 0;
    let (mut is_of_four, mut colours) = (false, 4);
    let mut at = 2;
    loop {
        at += bytes.get(at..).and_then(|rest| rest.iter().position(|&byte| byte == 0xFF)).ok_or_else(cut)?;
        let marker = *bytes.get(at + 1).ok_or_else(cut)?;
        at += 1;
        match marker {
            // a byte that fills, an FF among the pixels, the end of an interval of them, and what has no length
            0xFF => continue,
            0x00 | 0x01 | 0xD0..=0xD8 => at += 1,
            0xD9 => break,
            _ => {
                let length = be16(bytes, at + 1).ok_or_else(cut)?;
                let body = bytes.get(at + 3..at + 1 + length.max(2)).ok_or_else(cut)?;
                match (marker, body) {
                    (0xE2, [b'M', b'P', b'F', 0, ..]) => several = pictures(&body[4..]),
                    (0xE2, [b'I', b'C', b'C', b'_', ..]) => profiles = 1,
                    // Of the frame: the depth, the size, how many colours. C4, C8 and CC are no frames.
                    (0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF, [_, _, _, _, _, number, ..]) => {
                        colours = *number;
                    }
                    (0xEE, [b'A', b'd', b'o', b'b', b'e', _, _, _, _, _, _, transform, ..]) => {
                        is_of_four = *transform == 2;
                    }
                    _ => segment(marker, body, &mut report),
                }
                // Behind the head of a scan its pixels follow: no marker until an FF that is not followed by 0.
                at += 1 + length.max(2);
            }
        }
    }
    // Of three it is a mistake that programs make, and can be read.
    if is_of_four && colours < 3 {
        return Err(Refused::Damaged("it has fewer colours than it says".into()));
    }
    report.count_many(Group::Hidden, several);
    if profiles > 0 {
        profile(&mut report);
    }
    // Further pictures of the same file stand behind the first.
    if several == 0 {
        behind(&mut report, bytes.len() - at - 1);
    }
    Ok(report)
}

fn cut() -> Refused {
    Refused::Damaged("it ends before its picture does".into())
}

fn segment(marker: u8, body: &[u8], report: &mut Report) {
    match marker {
        0xE0 if body.starts_with(b"JFIF\0") => {
            // The last two bytes of JFIF's head: a thumbnail's size.
            let thumbnail = body.get(12..14).is_some_and(|size| size != [0, 0]);
            report.count_many(Group::Hidden, u32::from(thumbnail));
        }
        0xE0 if body.starts_with(b"JFXX\0") => report.count(Group::Hidden),
        0xE1 if body.starts_with(b"Exif\0") => exif::count(body, report),
        0xE1 if body.starts_with(XMP) => xmp::count(&body[XMP.len()..], report),
        0xE1 if body.starts_with(EXTENDED_XMP) => report.count(Group::Hidden),
        0xED if body.starts_with(b"Photoshop 3.0\0") => iptc::count_photoshop(body, report),
        // How the colours are stored; photographs need it and it tells nothing.
        0xEE if body.starts_with(b"Adobe") => {}
        0xE0..=0xEF => report.count(Group::Unknown),
        0xFE => report.count(Group::Notes),
        _ => {}
    }
}

/// How many further pictures an index names (tag B001 of its first directory).
fn pictures(index: &[u8]) -> u32 {
    let little = index.starts_with(b"II");
    let two = |at: usize| {
        let pair: [u8; 2] = index.get(at..at + 2)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let entries = usize::from(two(8).unwrap_or(0));
    let number = (0..entries).map(|entry| 10 + entry * 12).find(|&at| two(at) == Some(0xB001));
    // Of four bytes the lower two are enough: nobody puts 65,536 pictures into one file.
    let number = number.and_then(|at| if little { two(at + 8) } else { two(at + 10) });
    number.map_or(0, |number| u32::from(number).saturating_sub(1))
}
