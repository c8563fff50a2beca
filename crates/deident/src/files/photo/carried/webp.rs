//! WebP's chunks (RFC 9649, 2.7).

use super::{behind, exif, profile, xmp};
use crate::report::{Group, Report};

/// Counts what the chunks carry, and says whether its picture is stored without loss.
pub(in crate::files::photo) fn webp(bytes: &[u8]) -> (Report, bool) {
    let mut report = Report::default();
    let end = size(bytes, 4).map_or(bytes.len(), |size| size.saturating_add(8)).min(bytes.len());
    behind(&mut report, bytes.len() - end);
    let mut lossless = false;
    let mut frames = 0_u32;
    let mut at = 12;
    while let Some((head, rest)) = bytes[..end].get(at..).and_then(|rest| rest.split_at_checked(8)) {
        let (kind, length) = (&head[..4], size(head, 4).unwrap_or(usize::MAX));
        let body = &rest[..length.min(rest.len())];
        // Chunks begin at even places.
        at = (at + 8).saturating_add(length).saturating_add(length % 2);
        match kind {
            b"VP8L" => lossless = true,
            b"ANMF" => {
                frames = frames.saturating_add(1);
                lossless |= frames == 1 && body.get(16..20) == Some(b"VP8L");
            }
            b"ICCP" => profile(&mut report),
            b"EXIF" => exif::count(body, &mut report),
            b"XMP " => xmp::count(body, &mut report),
            b"VP8 " | b"VP8X" | b"ALPH" | b"ANIM" => {}
            _ => report.count(Group::Unknown),
        }
    }
    // Of an animation the first picture is kept.
    report.count_many(Group::Hidden, frames.saturating_sub(1));
    (report, lossless)
}

fn size(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(four)).ok()
}
