//! A frame as a screen shows it: 8 bits of red, green and blue (PS3.3, C.7.6.3 and C.11.2).

use super::{
    decode::Decoded,
    frames::Stored,
    image::{Colour, Image},
};
use crate::files::{
    light::{Light, range, shade},
    picture::Picture,
    refused::Refused,
};

/// Draws a frame, counted from 0, in the light that it says or in another.
///
/// # Errors
/// [`Refused`] where there is no such frame, or it cannot be decoded here.
pub(in crate::files::dicom) fn picture(
    stored: &Stored,
    image: &Image,
    frame: u32,
    light: Option<Light>,
) -> Result<Picture, Refused> {
    let decoded = stored.decoded(image, frame)?;
    let lit = |mut rgb: Vec<u8>| {
        if let Some(light) = light {
            light.on(&mut rgb);
        }
        rgb
    };
    let rgb = match decoded.colour {
        Colour::Grey { low_is_white } => grey(&decoded, image, low_is_white, light),
        Colour::Palette => lit(coloured(&decoded, image)?),
        Colour::Rgb => match light {
            // Their lower bits are shown too.
            Some(light) if image.stored > 8 => {
                let window = light.window(range(values(&decoded.bytes, image).map(|value| value as f64)));
                three(&decoded, image, |value| shade(value as f64, window), |rgb| rgb)
            }
            _ => lit(three(&decoded, image, highest(image), |rgb| rgb)),
        },
        Colour::Ybr => lit(three(&decoded, image, highest(image), from_ybr)),
        Colour::Ybr422 => lit(shared(&decoded)),
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

fn grey(decoded: &Decoded, image: &Image, low_is_white: bool, light: Option<Light>) -> Vec<u8> {
    let (slope, intercept) = image.rescale;
    let scaled = || values(&decoded.bytes, image).map(|value| value as f64 * slope + intercept);
    let window = match (light, image.window) {
        (None, Some(window)) => window,
        (light, _) => light.unwrap_or(Light::WHOLE).window(range(scaled())),
    };
    let mut rgb = Vec::with_capacity(image.pixels() * 3);
    rgb.extend(scaled().flat_map(|value| {
        let shade = shade(value, window);
        [if low_is_white { 255 - shade } else { shade }; 3]
    }));
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

/// Of samples wider than 8 bits the highest.
fn highest(image: &Image) -> impl Fn(u64) -> u8 {
    let less = image.stored.saturating_sub(8);
    move |value| (value >> less) as u8
}

/// Three samples a pixel, each made as narrow as a screen's.
fn three(
    decoded: &Decoded,
    image: &Image,
    narrow: impl Fn(u64) -> u8,
    change: impl Fn([u8; 3]) -> [u8; 3],
) -> Vec<u8> {
    let (width, pixels) = (image.width(), image.pixels());
    let (pixel_step, sample_step) = if decoded.planar { (1, pixels) } else { (3, 1) };
    let sample = |at: usize| {
        let sample = decoded.bytes.get(at * width..(at + 1) * width).unwrap_or_default();
        narrow(sample.iter().rev().fold(0_u64, |value, byte| value << 8 | u64::from(*byte)))
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
