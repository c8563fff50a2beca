//! JPEG and JPEG-LS without comments and application data (ITU-T T.81, annex B; T.87, annex C).
//!
//! Pixels are not decoded: markers and their segments are copied but for those that can hold text, thumbnails and profiles.

use crate::files::refused::Refused;

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const COMMENT: u8 = 0xFE;
/// Says how colours were transformed: pixels come out wrong without it. Its segment has a fixed form.
const ADOBE: u8 = 0xEE;
const ADOBE_LENGTH: usize = 12;
/// Says the same by being there (JFIF 1.01). It has room for a thumbnail and numbers, so that it is written anew.
const JFIF: &[u8] = b"\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0";

/// A copy of the image, ending where it ends.
///
/// # Errors
/// [`Refused::Damaged`] where these are no such markers.
pub(super) fn strip(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    if bytes.get(..2) != Some(&[0xFF, START]) {
        return Err(damaged());
    }
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(&[0xFF, START]);
    let mut at = 2;
    let mut pixels = false;
    loop {
        let Some([0xFF, marker]) = bytes.get(at..at + 2) else {
            // Some machines forget the end; pixels were there.
            return if pixels && at + 1 >= bytes.len() { Ok(ended(out)) } else { Err(damaged()) };
        };
        match *marker {
            0xFF => at += 1, // filled up
            END => return Ok(ended(out)),
            START | 0x01 | 0x00 => return Err(damaged()),
            0xD0..=0xD7 => at += 2, // restarts stand within scans
            marker => {
                let end = at + 2 + length(bytes, at).ok_or_else(damaged)?;
                let segment = bytes.get(at + 4..end).ok_or_else(damaged)?;
                if is_jfif(marker, segment) {
                    out.extend_from_slice(JFIF);
                } else if is_kept(marker, segment) {
                    out.extend_from_slice(&bytes[at..end]);
                }
                at = end;
                if marker == SCAN {
                    pixels = true;
                    let scan = scan(&bytes[at..]);
                    out.extend_from_slice(&bytes[at..at + scan]);
                    at += scan;
                }
            }
        }
    }
}

/// Whether colours were transformed to brightness and differences, if the image itself says so.
pub(super) fn is_transformed(bytes: &[u8]) -> Option<bool> {
    let adobe = head(bytes).find(|(marker, segment)| *marker == ADOBE && is_kept(ADOBE, segment));
    match adobe.map(|(_, segment)| segment[ADOBE_LENGTH - 1]) {
        Some(0) => Some(false),
        Some(1) => Some(true),
        // JFIF knows nothing else.
        _ => head(bytes).find(|(marker, segment)| is_jfif(*marker, segment)).map(|_| true),
    }
}

/// How many bits a sample has: the first byte of the segment that begins a frame.
///
/// # Errors
/// [`Refused::Damaged`] where there is no such segment.
pub(super) fn precision(bytes: &[u8]) -> Result<u32, Refused> {
    let begins = |marker: u8| matches!(marker, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF | 0xF7);
    let frame = head(bytes).find(|(marker, _)| begins(*marker));
    frame.and_then(|(_, segment)| segment.first()).map(|bits| u32::from(*bits)).ok_or_else(damaged)
}

/// The segments before the first scan, each with its marker.
fn head(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut at = 2;
    std::iter::from_fn(move || {
        loop {
            let [0xFF, marker] = *bytes.get(at..)?.first_chunk::<2>()? else { return None };
            match marker {
                0xFF => at += 1, // filled up
                0xD0..=0xD7 => at += 2,
                SCAN | END => return None,
                _ => {
                    let end = at + 2 + length(bytes, at)?;
                    let segment = bytes.get(at + 4..end)?;
                    at = end;
                    return Some((marker, segment));
                }
            }
        }
    })
}

/// How long a segment says it is, from behind its marker on.
fn length(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at + 2..at + 4).map(|two| usize::from(u16::from_be_bytes([two[0], two[1]])))
}

fn damaged() -> Refused {
    Refused::Damaged("a compressed frame is no JPEG".to_owned())
}

fn ended(mut out: Vec<u8>) -> Vec<u8> {
    out.extend_from_slice(&[0xFF, END]);
    out
}

fn is_jfif(marker: u8, segment: &[u8]) -> bool {
    marker == 0xE0 && segment.starts_with(b"JFIF\0")
}

fn is_kept(marker: u8, segment: &[u8]) -> bool {
    match marker {
        ADOBE => segment.len() == ADOBE_LENGTH && segment.starts_with(b"Adobe"),
        // The colour transform of JPEG-LS as its authors wrote it: four letters and a number.
        0xE8 => segment.len() == 5 && segment.starts_with(b"mrfx"),
        0xE0..=0xEF | COMMENT => false,
        // Reserved, and for extensions that nobody uses.
        0x02..=0xBF | 0xF0..=0xF6 | 0xF9..=0xFD => false,
        _ => true,
    }
}

/// How long coded pixels go: up to a marker that is no restart. What follows 0xFF within them is below 0x80.
fn scan(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| *byte == 0xFF) {
        at += found;
        match bytes.get(at + 1) {
            Some(0x80..=0xCF | 0xD8..=0xFE) => return at,
            Some(0xFF) => at += 1,
            Some(_) => at += 2,
            None => return at,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const JPEG: &[u8] = b"\xFF\xD8\xFF\xDB\0\x04ab\xFF\xDA\0\x03cpix\xFF\0\xFF\xD0els\xFF\xD9";

    #[test]
    fn comments_application_data_and_what_follows_go() {
        let mut telling = b"\xFF\xD8\xFF\xE1\0\x0AIvanenko\xFF\xFE\0\x0APetrenko".to_vec();
        telling.extend_from_slice(&JPEG[2..]);
        telling.extend_from_slice(b"Ivanenko");
        assert_eq!(strip(&telling).as_deref(), Ok(JPEG));
        assert_eq!(strip(JPEG).as_deref(), Ok(JPEG));
    }

    #[test]
    fn what_tells_of_colours_stays_and_nothing_that_looks_like_it() {
        let with = |segment: &[u8]| {
            let mut jpeg = b"\xFF\xD8\xFF\xEE\0".to_vec();
            jpeg.push(segment.len() as u8 + 2);
            jpeg.extend_from_slice(segment);
            jpeg.extend_from_slice(&JPEG[2..]);
            jpeg
        };
        let colours = with(b"Adobe\0\x64\0\0\0\0\x01");
        assert_eq!(strip(&colours), Ok(colours));
        assert_eq!(strip(&with(b"Adobe Ivanenko P.")).as_deref(), Ok(JPEG));
    }

    #[test]
    fn colours_are_told_in_the_same_way_once_it_is_stripped() {
        let with = |segments: &[u8]| [&JPEG[..2], segments, &JPEG[2..]].concat();
        let thumbnail = b"\xFF\xE0\0\x13JFIF\0\x01\x02Iva\0\x01\x01\x01nen";
        let stripped = strip(&with(thumbnail)).expect("a JPEG");
        assert_eq!(stripped, with(b"\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"));
        for (segments, told) in [
            (&thumbnail[..], Some(true)),
            (b"\xFF\xEE\0\x0EAdobe\0\x64\0\0\0\0\0", Some(false)),
            (b"\xFF\xEE\0\x0EAdobe\0\x64\0\0\0\0\x01", Some(true)),
            (b"\xFF\xFE\0\x07JFIF\0", None),
            (b"\xFF\xEE\0\x12Adobe\0\x64\0\0\0\0\0more", None),
        ] {
            let jpeg = with(segments);
            assert_eq!(is_transformed(&jpeg), told);
            assert_eq!(strip(&jpeg).map(|stripped| is_transformed(&stripped)), Ok(told));
        }
    }

    #[test]
    fn what_is_cut_off_or_no_jpeg_is_refused() {
        for end in 0..12 {
            assert!(strip(&JPEG[..end]).is_err(), "{end}");
        }
        assert!(strip(b"Ivanenko").is_err());
        let forgotten = &JPEG[..JPEG.len() - 2];
        assert_eq!(strip(forgotten).as_deref(), Ok(JPEG));
    }
}
