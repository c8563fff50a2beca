//! Run lengths (PS3.5, annex G).

use super::image::Image;
use crate::files::refused::Refused;

/// The number of segments and where each begins.
const HEADER: usize = 64;
const MAX_SEGMENTS: usize = 15;

fn damaged() -> Refused {
    Refused::Damaged("a compressed frame is no RLE".to_owned())
}

/// Where each segment begins and ends.
fn segments(bytes: &[u8]) -> Result<Vec<&[u8]>, Refused> {
    let number = |at: usize| {
        let four = bytes.get(at * 4..at * 4 + 4)?;
        Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]) as usize)
    };
    let count = number(0).filter(|count| (1..=MAX_SEGMENTS).contains(count)).ok_or_else(damaged)?;
    let begins: Option<Vec<usize>> = (1..=count).map(number).collect();
    let begins = begins.ok_or_else(damaged)?;
    let ends = begins.iter().copied().skip(1).chain([bytes.len()]);
    let parts = begins.iter().zip(ends);
    parts
        .map(|(begin, end)| bytes.get(*begin..end).filter(|_| *begin >= HEADER).ok_or_else(damaged))
        .collect()
}

/// The samples of a frame, pixel by pixel, least significant byte first.
pub(super) fn decode(bytes: &[u8], image: &Image) -> Result<Vec<u8>, Refused> {
    let segments = segments(bytes)?;
    let (pixels, width, samples) = (image.pixels(), image.width(), image.samples as usize);
    if segments.len() != width * samples || image.allocated < 8 {
        return Err(damaged());
    }
    let mut out = vec![0; pixels * width * samples];
    for (number, segment) in segments.into_iter().enumerate() {
        // Each segment has a byte of every pixel: of the first sample the most significant first.
        let place = number / width * width + (width - 1 - number % width);
        let bytes = runs(segment);
        let mut written = 0;
        for (byte, pixel) in bytes.zip(out.chunks_exact_mut(width * samples)) {
            pixel[place] = byte;
            written += 1;
        }
        if written < pixels {
            return Err(Refused::Damaged("a compressed frame has fewer pixels than it says".to_owned()));
        }
    }
    Ok(out)
}

/// The bytes of a segment.
fn runs(segment: &[u8]) -> impl Iterator<Item = u8> + '_ {
    let mut rest = segment;
    std::iter::from_fn(move || {
        loop {
            let (head, behind) = rest.split_first()?;
            match *head {
                128 => rest = behind,
                head @ 0..=127 => {
                    let (literal, behind) = behind.split_at_checked(usize::from(head) + 1)?;
                    rest = behind;
                    return Some(Run { literal, repeated: None, left: literal.len() });
                }
                head => {
                    let (byte, behind) = behind.split_first()?;
                    rest = behind;
                    return Some(Run { literal: &[], repeated: Some(*byte), left: 257 - usize::from(head) });
                }
            }
        }
    })
    .flatten()
}

struct Run<'a> {
    literal: &'a [u8],
    repeated: Option<u8>,
    left: usize,
}

impl Iterator for Run<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        self.left = self.left.checked_sub(1)?;
        self.repeated.or_else(|| self.literal.get(self.literal.len() - 1 - self.left).copied())
    }
}

/// How many bytes of a segment make so many pixels: what stands behind is shown by no screen.
fn used(segment: &[u8], pixels: usize) -> usize {
    let (mut at, mut made) = (0, 0);
    while let Some(head) = segment.get(at).filter(|_| made < pixels) {
        let (read, written) = match usize::from(*head) {
            128 => (1, 0),
            head @ 0..=127 => (head + 2, head + 1),
            head => (2, 257 - head),
        };
        at += read;
        made += written;
    }
    at.min(segment.len())
}

/// A copy of header and segments, without what could stand between header and pixels, and behind them.
pub(super) fn strip(bytes: &[u8], image: &Image) -> Result<Vec<u8>, Refused> {
    let segments: Vec<&[u8]> =
        segments(bytes)?.into_iter().map(|segment| &segment[..used(segment, image.pixels())]).collect();
    let mut out = vec![0; HEADER];
    out.reserve(bytes.len());
    out[..4].copy_from_slice(&(segments.len() as u32).to_le_bytes());
    for (number, segment) in segments.iter().enumerate() {
        let at = (number + 1) * 4;
        let begin = u32::try_from(out.len()).map_err(|_| damaged())?;
        out[at..at + 4].copy_from_slice(&begin.to_le_bytes());
        out.extend_from_slice(segment);
        out.extend_from_slice(&[0][..segment.len() % 2]);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literal_and_repeated_runs() {
        let bytes: Vec<u8> = runs(&[2, 7, 8, 9, 128, 254, 5, 0, 1]).collect();
        assert_eq!(bytes, [7, 8, 9, 5, 5, 5, 1]);
        assert_eq!(runs(&[5, 1]).count(), 0);
        assert_eq!(runs(&[200]).count(), 0);
    }

    #[test]
    fn nothing_stands_between_header_and_pixels_or_behind_them() {
        let mut telling = vec![0; HEADER];
        telling[0] = 1;
        telling[4] = 72;
        telling[20..28].copy_from_slice(b"Ivanenko");
        telling.extend_from_slice(b"Ivanenko\x80\x01\x01\x02\xFF\x03Petrenko");
        let stripped = strip(&telling, &Image::grey(2, 2)).expect("a frame");
        assert_eq!(stripped[HEADER..], [0x80, 1, 1, 2, 0xFF, 3]);
        assert_eq!(runs(&stripped[HEADER..]).collect::<Vec<u8>>(), [1, 2, 3, 3]);
        assert_eq!(stripped[4..8], 64_u32.to_le_bytes());
        assert!(stripped[8..HEADER].iter().all(|byte| *byte == 0));
    }

    #[test]
    fn what_is_no_rle_is_refused() {
        assert!(segments(b"Ivanenko").is_err());
        assert!(segments(&[0; 64]).is_err());
        assert!(segments(&[0xFF; 128]).is_err());
    }
}
