//! JPEG 2000 without comments (ITU-T T.800, annex A). Pixels are not decoded.

use crate::files::{codestream::Header, refused::Refused};

const START: [u8; 2] = [0xFF, 0x4F];
const END: [u8; 2] = [0xFF, 0xD9];
const TILE_PART: u8 = 0x90;
const DATA: u8 = 0x93;
/// What says how pixels are coded (table A.2, and T.814 and T.801 for the first and the others of the second part that DICOM allows):
/// comments are not among it, nor is what no part of the standard knows.
const KEPT: [u8; 21] = [
    0x50, 0x51, 0x52, 0x53, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5C, 0x5D, 0x5E, 0x5F, 0x60, 0x61, 0x63, 0x74,
    0x75, 0x76, 0x77, 0x78,
];
/// How long the marker and segment that begin a tile-part are.
const TILE_PART_LENGTH: usize = 12;
/// Where in them the length of the tile-part stands.
const LENGTH_AT: usize = 6;

/// The codestream within a JP2 file, which some programs put into DICOM: its other boxes have room for anything
/// (ITU-T T.800, annex I). Other bytes as they are.
pub(super) fn within(bytes: &[u8]) -> &[u8] {
    if bytes.get(4..8) != Some(b"jP  ") {
        return bytes;
    }
    let mut rest = bytes;
    while let Some((head, behind)) = rest.split_at_checked(8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let content = match length {
            0 => Some(behind),
            _ => length.checked_sub(8).and_then(|length| behind.get(..length)),
        };
        match content {
            Some(stream) if head.ends_with(b"jp2c") => return stream,
            Some(other) => rest = &behind[other.len()..],
            None => break,
        }
    }
    bytes
}

/// How many bits a sample has.
///
/// # Errors
/// [`Refused::Damaged`] where it is none.
pub(super) fn precision(bytes: &[u8]) -> Result<u32, Refused> {
    let header = Header::of(within(bytes));
    header.map(|header| header.precision).ok_or_else(damaged)
}

fn damaged() -> Refused {
    Refused::Damaged("a compressed frame is no JPEG 2000".to_owned())
}

/// A copy of the codestream, ending where it ends.
///
/// # Errors
/// [`Refused::Damaged`] where it is none.
pub(super) fn strip(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    let bytes = within(bytes);
    if bytes.get(..2) != Some(&START) {
        return Err(damaged());
    }
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(&START);
    let mut at = header(bytes, 2, &mut out).ok_or_else(damaged)?;
    while bytes.get(at..at + 2) == Some(&[0xFF, TILE_PART]) {
        at = tile_part(bytes, at, &mut out).ok_or_else(damaged)?;
    }
    // Some machines forget the end; what else stands there is no part of the image.
    if bytes.get(at..at + 2).is_some_and(|two| two != END) {
        return Err(damaged());
    }
    out.extend_from_slice(&END);
    Ok(out)
}

/// Copies segments up to a marker that begins a tile-part or its data; says where that stands.
fn header(bytes: &[u8], mut at: usize, out: &mut Vec<u8>) -> Option<usize> {
    loop {
        let [0xFF, marker] = *bytes.get(at..)?.first_chunk::<2>()? else { return None };
        if marker == TILE_PART || marker == DATA {
            return Some(at);
        }
        let length = u16::from_be_bytes(*bytes.get(at + 2..)?.first_chunk::<2>()?);
        let segment = bytes.get(at..at + 2 + usize::from(length).max(2))?;
        if KEPT.contains(&marker) {
            out.extend_from_slice(segment);
        }
        at += segment.len();
    }
}

/// Copies a tile-part, whose length says how far its data goes; says where it ends.
fn tile_part(bytes: &[u8], at: usize, out: &mut Vec<u8>) -> Option<usize> {
    let begin = out.len();
    let length = u32::from_be_bytes(*bytes.get(at + LENGTH_AT..)?.first_chunk::<4>()?) as usize;
    // The last one may leave its length open: it goes to the end.
    let end = if length == 0 {
        bytes.windows(2).rposition(|two| two == END).filter(|end| *end > at).unwrap_or(bytes.len())
    } else {
        at.checked_add(length).filter(|end| *end <= bytes.len())?
    };
    let part = bytes.get(at..end)?;
    out.extend_from_slice(part.get(..TILE_PART_LENGTH)?);
    let data = header(part, TILE_PART_LENGTH, out)?;
    if part.get(data + 1) != Some(&DATA) {
        return None;
    }
    out.extend_from_slice(&part[data..]);
    if length != 0 {
        let length = u32::try_from(out.len() - begin).ok()?;
        out[begin + LENGTH_AT..begin + LENGTH_AT + 4].copy_from_slice(&length.to_be_bytes());
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream(main: &[u8], tile: &[u8]) -> Vec<u8> {
        let mut bytes = b"\xFF\x4F\xFF\x51\0\x04ab".to_vec();
        bytes.extend_from_slice(main);
        let length = (12 + tile.len() + 2 + 3) as u32;
        bytes.extend_from_slice(b"\xFF\x90\0\x0A\0\0");
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(b"\0\x01");
        bytes.extend_from_slice(tile);
        bytes.extend_from_slice(b"\xFF\x93pix\xFF\xD9");
        bytes
    }

    #[test]
    fn comments_go_from_the_header_and_from_tiles_and_lengths_follow() {
        let comment = b"\xFF\x64\0\x0C\0\x01Ivanenko\xFF\x6A\0\x0AIvanenko";
        let mut telling = stream(comment, comment);
        telling.extend_from_slice(b"\xFF\xD9");
        assert_eq!(strip(&telling), Ok(stream(&[], &[])));
        assert_eq!(strip(&stream(&[], &[])), Ok(stream(&[], &[])));
    }

    #[test]
    fn of_a_file_only_the_codestream_stays() {
        let mut file = b"\0\0\0\x0CjP  \r\n\x87\n\0\0\0\x10xml Ivanenko".to_vec();
        let stream = stream(&[], &[]);
        file.extend_from_slice(&(stream.len() as u32 + 8).to_be_bytes());
        file.extend_from_slice(b"jp2c");
        file.extend_from_slice(&stream);
        file.extend_from_slice(b"\0\0\0\x10xml Ivanenko");
        assert_eq!(strip(&file), Ok(stream));
    }

    #[test]
    fn what_is_cut_off_or_another_format_is_refused() {
        let bytes = stream(&[], &[]);
        for end in 0..bytes.len() - 2 {
            assert!(strip(&bytes[..end]).is_err(), "{end}");
        }
        assert!(strip(b"\0\0\0\x0CjP  \r\n").is_err());
    }
}
