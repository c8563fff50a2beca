//! Exif 3.0 (CIPA DC-008), as far as it must be read to count what it tells: the tags, not what they say.
//!
//! Written for this instead of taken: readers of Exif load what the tags point at, and a hostile file of 64 KiB makes them
//! load it thousands of times.

use std::collections::BTreeSet;

use crate::report::{Group, Report};

/// How many directories are read; cameras write four.
const MAX_DIRECTORIES: usize = 16;

/// What a directory of tags is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    /// The picture.
    Picture,
    /// The place it was taken at.
    Place,
    /// The small picture.
    Thumbnail,
}

/// Counts what a block tells, with or without the `Exif\0\0` that JPEG puts before it. Whether it could be read.
pub(super) fn count(block: &[u8], report: &mut Report) {
    let tiff = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
    if count_tiff(tiff, report).is_none() {
        report.count(Group::Unknown);
    }
}

fn count_tiff(tiff: &[u8], report: &mut Report) -> Option<()> {
    let little = match tiff.get(..4)? {
        [b'I', b'I', 42, 0] => true,
        [b'M', b'M', 0, 42] => false,
        _ => return None,
    };
    let tiff = Tiff { bytes: tiff, little };
    let mut to_read = vec![(tiff.u32(4)?, About::Picture)];
    let mut read = BTreeSet::new();
    while let Some((at, about)) = to_read.pop() {
        if at == 0 || read.len() == MAX_DIRECTORIES || !read.insert(at) {
            continue;
        }
        let Some(entries) = tiff.u16(at) else { continue };
        if about == About::Thumbnail {
            report.count(Group::Hidden);
        }
        for entry in 0..entries {
            let at = at + 2 + entry * 12;
            let (Some(tag), Some(value)) = (tiff.u16(at), tiff.u32(at + 8)) else { break };
            match tag {
                0x8769 | 0xA005 => to_read.push((value, about)),
                0x8825 => to_read.push((value, About::Place)),
                _ => group(about, tag).into_iter().for_each(|group| report.count(group)),
            }
        }
        // The directory behind the first is the thumbnail's.
        if about == About::Picture && read.len() == 1 {
            to_read.extend(tiff.u32(at + 2 + entries * 12).map(|next| (next, About::Thumbnail)));
        }
    }
    Some(())
}

/// What a tag tells. None: how the picture was taken or is stored, which tells nothing of anybody.
fn group(about: About, tag: usize) -> Option<Group> {
    if about == About::Place {
        return match tag {
            0x00 => None,
            0x07 | 0x1D => Some(Group::Dates),
            _ => Some(Group::Places),
        };
    }
    match tag {
        // Artist, Copyright, XPAuthor, CameraOwnerName, Photographer, ImageEditor
        0x013B | 0x8298 | 0x9C9D | 0xA430 | 0xA437 | 0xA438 => Some(Group::Names),
        // DateTime, DateTimeOriginal, DateTimeDigitized, OffsetTime…, SubSecTime…, TimeZoneOffset, PreviewDateTime
        0x0132 | 0x9003 | 0x9004 | 0x9010..=0x9012 | 0x9290..=0x9292 | 0x882A | 0xC71B => Some(Group::Dates),
        // DocumentName, ImageDescription, PageName, UserComment, XPTitle, XPComment, XPKeywords, XPSubject, ImageTitle
        0x010D | 0x010E | 0x011D | 0x9286 | 0x9C9B | 0x9C9C | 0x9C9E | 0x9C9F | 0xA436 => Some(Group::Notes),
        // ProcessingSoftware, Make, Model, Software, HostComputer
        0x000B | 0x010F | 0x0110 | 0x0131 | 0x013C => Some(Group::Devices),
        // BodySerialNumber, LensSpecification, LensMake, LensModel, LensSerialNumber, firmware and programs of Exif 3.0
        0xA431..=0xA435 | 0xA439..=0xA43C => Some(Group::Devices),
        // UniqueCameraModel, CameraSerialNumber
        0xC614 | 0xC62F => Some(Group::Devices),
        // ImageUniqueID
        0xA420 => Some(Group::Identifiers),
        // MakerNote; XMP, IPTC, Photoshop's blocks within Exif; whatever is private
        0x927C | 0x02BC | 0x83BB | 0x8649 | 0xC000.. => Some(Group::Unknown),
        _ => None,
    }
}

struct Tiff<'a> {
    bytes: &'a [u8],
    little: bool,
}

impl Tiff<'_> {
    fn u16(&self, at: usize) -> Option<usize> {
        let pair = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(usize::from(if self.little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }))
    }

    fn u32(&self, at: usize) -> Option<usize> {
        let four = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(if self.little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) }).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directories_that_point_at_themselves_end() {
        // One entry: the picture's own directory as that of Exif; behind it itself again.
        let mut tiff = b"II\x2A\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\x08\0\0\0".to_vec();
        let mut report = Report::default();
        count(&tiff, &mut report);
        assert_eq!(report, Report::default());
        tiff.truncate(6);
        count(&tiff, &mut report);
        assert_eq!(report.counts().collect::<Vec<_>>(), [(Group::Unknown, 1)]);
    }
}
