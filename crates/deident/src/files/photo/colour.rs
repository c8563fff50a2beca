//! Pixels of any kind to 8 bits of sRGB.

use image::{DynamicImage, RgbImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

const WHITE: u8 = 255;

/// 8 bits a colour, in sRGB, laid on white. A profile that is damaged, or belongs to another kind of pixels (CMYK, which the
/// decoder has made RGB by then), is not heeded.
pub(super) fn to_srgb(image: DynamicImage, profile: Option<&[u8]>) -> DynamicImage {
    let (width, height) = (image.width(), image.height());
    let (colours, alpha) = (image.color().has_color(), image.color().has_alpha());
    let profile = profile.and_then(|profile| ColorProfile::new_from_slice(profile).ok());
    let (pixels, layout) = match (colours, alpha) {
        (false, false) => (image.into_luma8().into_raw(), Layout::Gray),
        (false, true) => (image.into_luma_alpha8().into_raw(), Layout::GrayAlpha),
        (true, false) => (image.into_rgb8().into_raw(), Layout::Rgb),
        (true, true) => (image.into_rgba8().into_raw(), Layout::Rgba),
    };
    let (pixels, layout) = match profile.and_then(|profile| transformed(&profile, &pixels, layout)) {
        Some(transformed) => transformed,
        None => (pixels, layout),
    };
    let rgb = match layout {
        Layout::Gray => pixels.iter().flat_map(|&grey| [grey; 3]).collect(),
        Layout::GrayAlpha => {
            pixels.chunks_exact(2).flat_map(|pixel| [on_white(pixel[0], pixel[1]); 3]).collect()
        }
        Layout::Rgba => pixels
            .chunks_exact(4)
            .flat_map(|pixel| [0, 1, 2].map(|colour| on_white(pixel[colour], pixel[3])))
            .collect(),
        _ => pixels,
    };
    RgbImage::from_raw(width, height, rgb)
        .expect("three bytes for each pixel of a picture that was decoded")
        .into()
}

/// None where the profile is not for such pixels, or cannot be used.
fn transformed(profile: &ColorProfile, pixels: &[u8], layout: Layout) -> Option<(Vec<u8>, Layout)> {
    let (space, into) = match layout {
        Layout::Gray => (DataColorSpace::Gray, Layout::Rgb),
        Layout::GrayAlpha => (DataColorSpace::Gray, Layout::Rgba),
        other => (DataColorSpace::Rgb, other),
    };
    if profile.color_space != space {
        return None;
    }
    let transform = profile
        .create_transform_8bit(layout, &ColorProfile::new_srgb(), into, TransformOptions::default())
        .ok()?;
    let mut out = vec![0; pixels.len() / layout.channels() * into.channels()];
    transform.transform(pixels, &mut out).ok()?;
    Some((out, into))
}

/// A colour of which `alpha` of 255 covers white.
fn on_white(colour: u8, alpha: u8) -> u8 {
    let (colour, alpha) = (u32::from(colour), u32::from(alpha));
    let mixed = (colour * alpha + u32::from(WHITE) * (255 - alpha) + 127) / 255;
    u8::try_from(mixed).unwrap_or(WHITE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_through_lies_on_white() {
        assert_eq!([on_white(10, 255), on_white(10, 0), on_white(0, 128)], [10, 255, 127]);
    }
}
