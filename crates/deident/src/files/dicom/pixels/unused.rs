//! Bits of samples that do not count.

use dicom_dictionary_std::tags;

use super::{
    super::data::{DataSet, Value},
    frames::Stored,
    image::Image,
};
use crate::files::refused::Refused;

/// Clears them: older machines drew over images in them (PS3.5, 8.1.1; retired overlays of PS3.3, C.9.2).
pub(in crate::files::dicom) fn without_unused_bits(data: &mut DataSet, image: &Image) {
    if image.stored >= image.allocated {
        return;
    }
    let Some(mut element) = data.take(tags::PIXEL_DATA) else { return };
    if let Value::Bytes(bytes) = &element.value
        && !is_clear(bytes, image)
    {
        element.value = Value::Bytes(cleared(bytes, image).into());
    }
    data.set(element);
}

/// Whether something stands in such bits of compressed pixels. Where more bits are compressed than count, frames are decoded
/// to see it.
///
/// # Errors
/// [`Refused`] where more are compressed than count, and cannot be decoded here.
pub(in crate::files::dicom) fn is_anything_unused(stored: &Stored, image: &Image) -> Result<bool, Refused> {
    for frame in 0..image.frames {
        if stored.is_native() || stored.compressed_bits(image, frame)? <= image.stored {
            continue;
        }
        let samples = stored.decoded(image, frame)?.bytes;
        // Empty, or in all samples the sign of theirs.
        if !is_empty(&samples, image) && !is_clear(&samples, image) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Samples without them, negative ones with their sign.
fn cleared(samples: &[u8], image: &Image) -> Vec<u8> {
    let clear = clear(image);
    match image.width() {
        1 => each(samples, |[byte]| [clear(byte.into()) as u8]),
        2 => each(samples, |two| (clear(u16::from_le_bytes(two).into()) as u16).to_le_bytes()),
        _ => each(samples, |four| clear(u32::from_le_bytes(four)).to_le_bytes()),
    }
}

/// Whether these are such samples already: as most are, and then nothing need be copied.
fn is_clear(samples: &[u8], image: &Image) -> bool {
    let (clear, whole) = (clear(image), u32::MAX >> (32 - 8 * image.width()));
    are_all(samples, image, |value| clear(value) & whole == value)
}

/// Whether nothing stands in them, not the sign either.
fn is_empty(samples: &[u8], image: &Image) -> bool {
    are_all(samples, image, |value| value >> image.stored == 0)
}

fn are_all(samples: &[u8], image: &Image, is: impl Fn(u32) -> bool) -> bool {
    match image.width() {
        1 => all(samples, |[byte]| is(byte.into())),
        2 => all(samples, |two| is(u16::from_le_bytes(two).into())),
        _ => all(samples, |four| is(u32::from_le_bytes(four))),
    }
}

fn clear(image: &Image) -> impl Fn(u32) -> u32 {
    let mask = u32::MAX >> (32 - image.stored);
    let sign = if image.signed { 1 << (image.stored - 1) } else { 0 };
    move |value| ((value & mask) ^ sign).wrapping_sub(sign)
}

// By width, so that processors take many samples at a time: a scan has a hundred million.

fn each<const WIDTH: usize>(samples: &[u8], change: impl Fn([u8; WIDTH]) -> [u8; WIDTH]) -> Vec<u8> {
    let mut changed = samples.to_vec();
    changed.truncate(samples.len() - samples.len() % WIDTH);
    changed.as_chunks_mut().0.iter_mut().for_each(|sample| *sample = change(*sample));
    changed
}

fn all<const WIDTH: usize>(samples: &[u8], is: impl Fn([u8; WIDTH]) -> bool) -> bool {
    let (whole, rest) = samples.as_chunks();
    rest.is_empty() && whole.iter().fold(true, |all, sample| all & is(*sample))
}
