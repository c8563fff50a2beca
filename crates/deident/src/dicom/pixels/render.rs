//! A frame as a screen shows it: 8 bits of red, green and blue (PS3.3, C.7.6.3 and C.11.2).

use super::{
    decode::Decoded,
    frames::Stored,
    image::{Colour, Image},
};
use crate::{picture::Picture, refused::Refused};

/// Draws a frame, counted from 0.
///
/// # Errors
/// [`Refused`] where there is no such frame, or it cannot be decoded here.
pub(in crate::dicom) fn picture(stored: &Stored, image: &Image, frame: u32) -> Result<Picture, Refused> {
    let decoded = stored.decoded(image, frame)?;
    let rgb = match decoded.colour {
        Colour::Grey { low_is_white } => grey(&decoded, image, low_is_white),
        Colour::Palette => coloured(&decoded, image)?,
        Colour::Rgb => three(&decoded, image, |rgb| rgb),
        Colour::Ybr => three(&decoded, image, from_ybr),
        Colour::Ybr422 => shared(&decoded),
    };
    Picture::new(image.columns, image.rows, rgb)
        .ok_or_else(|| Refused::Damaged("it has fewer pixels than it says".to_owned()))
}

/// The values of samples, of whatever width; bits above those that count say nothing.
pub(super) fn values<'a>(bytes: &'a [u8], image: &'a Image) -> impl Iterator<Item = i64> + 'a {
    let unused = 64 - image.stored;
    let signed = image.signed;
    bytes.chunks_exact(image.width()).map(move |sample| {
        let raw = sample.iter().rev().fold(0_u64, |value, byte| value << 8 | u64::from(*byte)) << unused;
        if signed { raw as i64 >> unused } else { (raw >> unused) as i64 }
    })
}

fn grey(decoded: &Decoded, image: &Image, low_is_white: bool) -> Vec<u8> {
    let (slope, intercept) = image.rescale;
    let (centre, width) = image.window.unwrap_or_else(|| {
        let (low, high) = values(&decoded.bytes, image)
            .fold((i64::MAX, i64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        let (low, high) = (low as f64 * slope + intercept, high as f64 * slope + intercept);
        ((low + high) / 2.0 + 0.5, (high - low).abs() + 1.0)
    });
    let width = width.max(1.0);
    let shade = |value: i64| {
        let value = value as f64 * slope + intercept;
        // A window one wide separates two values, and divides by nothing.
        let share = (value - (centre - 0.5)) / (width - 1.0).max(f64::EPSILON) + 0.5;
        let shade = (share.clamp(0.0, 1.0) * 255.0).round() as u8;
        if low_is_white { 255 - shade } else { shade }
    };
    let mut rgb = Vec::with_capacity(image.pixels() * 3);
    rgb.extend(values(&decoded.bytes, image).map(shade).flat_map(|shade| [shade; 3]));
    rgb
}

fn coloured(decoded: &Decoded, image: &Image) -> Result<Vec<u8>, Refused> {
    let (first, colours) = image
        .palette
        .as_ref()
        .ok_or_else(|| Refused::Damaged("it does not say what its colours are".to_owned()))?;
    let last = colours.len().saturating_sub(1) as i64;
    Ok(values(&decoded.bytes, image)
        .flat_map(|value| colours[(value - i64::from(*first)).clamp(0, last) as usize])
        .collect())
}

/// Three samples a pixel; of samples wider than 8 bits the highest.
fn three(decoded: &Decoded, image: &Image, change: impl Fn([u8; 3]) -> [u8; 3]) -> Vec<u8> {
    let (width, pixels) = (image.width(), image.pixels());
    let less = image.stored.saturating_sub(8);
    let (pixel_step, sample_step) = if decoded.planar { (1, pixels) } else { (3, 1) };
    let sample = |at: usize| {
        let sample = decoded.bytes.get(at * width..(at + 1) * width).unwrap_or_default();
        (sample.iter().rev().fold(0_u64, |value, byte| value << 8 | u64::from(*byte)) >> less) as u8
    };
    (0..pixels)
        .flat_map(|pixel| change([0, 1, 2].map(|at| sample(pixel * pixel_step + at * sample_step))))
        .collect()
}

fn shared(decoded: &Decoded) -> Vec<u8> {
    let two = |four: &[u8]| [from_ybr([four[0], four[2], four[3]]), from_ybr([four[1], four[2], four[3]])];
    decoded.bytes.chunks_exact(4).flat_map(two).flatten().collect()
}

/// Brightness and two differences of colour (PS3.3, C.7.6.3.1.2).
fn from_ybr([y, blue, red]: [u8; 3]) -> [u8; 3] {
    let (y, blue, red) = (f32::from(y), f32::from(blue) - 128.0, f32::from(red) - 128.0);
    [y + 1.402 * red, y - 0.344_136 * blue - 0.714_136 * red, y + 1.772 * blue]
        .map(|value| value.round().clamp(0.0, 255.0) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_come_out_of_brightness_and_differences() {
        assert_eq!(from_ybr([255, 128, 128]), [255; 3]);
        assert_eq!(from_ybr([76, 85, 255]), [254, 0, 0]);
    }
}
