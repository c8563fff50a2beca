//! Pictures made smaller for a screen.
//!
//! Each pixel of the screen is the mean of everything that it covers, in linear light: what somebody sees who steps back.
//! Nothing falls between two pixels, so that thin letters that were written into an image do not vanish.

use std::sync::LazyLock;

/// Parts of the light from none to all by which it is turned back into a value of sRGB: fine enough that every value comes
/// back as it was.
const STEPS: usize = 4096;

/// The light of each value of sRGB (IEC 61966-2-1), from 0 to 1.
static LIGHT: LazyLock<[f32; 256]> = LazyLock::new(|| {
    std::array::from_fn(|value| {
        let value = value as f32 / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
});

/// The value of each step of light.
static VALUES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let value = |step: usize| {
        let light = step as f32 / (STEPS - 1) as f32;
        let value = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
        (value * 255.0).round() as u8
    };
    (0..STEPS).map(value).collect()
});

/// The size of a picture whose longer side is made at most so many pixels long, and never longer than it is.
pub(super) fn size(width: u32, height: u32, most: u32) -> (u32, u32) {
    let longer = width.max(height);
    let most = most.clamp(1, longer.max(1));
    let scaled = |side: u32| {
        let scaled = (u64::from(side) * u64::from(most) + u64::from(longer) / 2) / u64::from(longer.max(1));
        u32::try_from(scaled).unwrap_or(most).max(1)
    };
    (scaled(width), scaled(height))
}

/// Makes a picture smaller: rows of red, green and blue in, rows of red, green, blue and opaque out. The new size is no larger
/// than the old one, neither across nor down; the memory that it takes is that of the new picture.
pub(super) fn shrunk(rgb: &[u8], (width, height): (u32, u32), (to_width, to_height): (u32, u32)) -> Vec<u8> {
    let mut rgba = Vec::with_capacity(to_width as usize * to_height as usize * 4);
    if (width, height) == (to_width, to_height) {
        rgba.extend(rgb.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], u8::MAX]));
        return rgba;
    }
    let across = shares(width, to_width);
    let scale = f64::from(to_width) * f64::from(to_height) / (f64::from(width) * f64::from(height));
    let mut row = vec![0.0; (to_width as usize + 1) * 3];
    // The row of the new picture that is being filled, and the next one, into which a row of the old one may reach.
    let (mut filled, mut next) = (row.clone(), row.clone());
    let mut number = 0;
    for (pixels, share) in rgb.chunks_exact(width as usize * 3).zip(shares(height, to_height)) {
        if share.target > number {
            finish(&mut rgba, &filled, scale as f32);
            filled.copy_from_slice(&next);
            next.fill(0.0);
            number = share.target;
        }
        gather(pixels, &across, &mut row);
        for ((filled, next), light) in filled.iter_mut().zip(&mut next).zip(&row) {
            *filled += light * share.here;
            *next += light * share.beyond;
        }
    }
    finish(&mut rgba, &filled, scale as f32);
    rgba
}

/// How a pixel of the old picture is shared out, along one side: which pixel of the new one it begins in, how much of it
/// lies there, and how much in the one behind that.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Share {
    target: u32,
    here: f32,
    beyond: f32,
}

/// Of every pixel along a side that has so many, and will have so many.
fn shares(from: u32, to: u32) -> Vec<Share> {
    let (from, to) = (u64::from(from), u64::from(to));
    // Both sides are `from · to` long: an old pixel takes `to` of it, a new one `from`.
    let share = |pixel: u64| {
        let target = pixel * to / from;
        let here = ((target + 1) * from - pixel * to).min(to);
        let target = u32::try_from(target).expect("the new side is no longer than the old one");
        Share { target, here: here as f32 / to as f32, beyond: (to - here) as f32 / to as f32 }
    };
    (0..from).map(share).collect()
}

/// Makes a row of the old picture as long as one of the new picture.
fn gather(pixels: &[u8], across: &[Share], row: &mut [f32]) {
    row.fill(0.0);
    let light = &*LIGHT;
    for (pixel, share) in pixels.chunks_exact(3).zip(across) {
        let at = share.target as usize * 3;
        for (colour, value) in pixel.iter().enumerate() {
            let light = light[usize::from(*value)];
            row[at + colour] += light * share.here;
            row[at + 3 + colour] += light * share.beyond;
        }
    }
}

/// Puts a row that has been filled at the end of the new picture.
fn finish(rgba: &mut Vec<u8>, row: &[f32], scale: f32) {
    let values = &*VALUES;
    let value = |light: &f32| values[((light * scale * (STEPS - 1) as f32).round() as usize).min(STEPS - 1)];
    // The last pixel is none: it only takes what would reach beyond the side, which is nothing.
    for pixel in row[..row.len() - 3].chunks_exact(3) {
        rgba.extend(pixel.iter().map(value).chain([u8::MAX]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey(pixels: &[u8]) -> Vec<u8> {
        pixels.iter().flat_map(|value| [*value; 3]).collect()
    }

    fn values(rgba: &[u8]) -> Vec<u8> {
        assert!(rgba.chunks_exact(4).all(|pixel| pixel[3] == u8::MAX));
        rgba.chunks_exact(4).map(|pixel| pixel[0]).collect()
    }

    #[test]
    fn the_longer_side_is_as_long_as_asked_for_and_none_grows() {
        assert_eq!(size(4000, 3000, 1000), (1000, 750));
        assert_eq!(size(3000, 4000, 1000), (750, 1000));
        assert_eq!(size(512, 512, 1000), (512, 512));
        assert_eq!(size(10_000, 1, 100), (100, 1));
        assert_eq!(size(u32::MAX, u32::MAX, 7), (7, 7));
        assert_eq!(size(5, 5, 0), (1, 1));
    }

    #[test]
    fn what_is_of_one_colour_stays_so_whatever_the_sizes() {
        for value in 0..=u8::MAX {
            let pixels = grey(&[value; 7 * 5]);
            for to in [(7, 5), (3, 2), (6, 5), (1, 1), (7, 1)] {
                let shrunk = values(&shrunk(&pixels, (7, 5), to));
                assert_eq!(shrunk, vec![value; (to.0 * to.1) as usize], "{value} to {to:?}");
            }
        }
    }

    #[test]
    fn a_pixel_is_the_mean_of_the_light_of_all_that_it_covers() {
        // Half of the light is 188 in sRGB, not 128.
        assert_eq!(values(&shrunk(&grey(&[0, 255, 0, 255]), (4, 1), (2, 1))), [188, 188]);
        assert_eq!(values(&shrunk(&grey(&[0, 255, 0, 255]), (1, 4), (1, 2))), [188, 188]);
        // Three pixels to two: the one in the middle goes to both.
        assert_eq!(values(&shrunk(&grey(&[0, 255, 0]), (3, 1), (2, 1))), [156, 156]);
    }

    #[test]
    fn nothing_falls_between_two_pixels() {
        for bright in 0..100 {
            let mut pixels = vec![0; 100];
            pixels[bright] = 255;
            let shrunk = values(&shrunk(&grey(&pixels), (100, 1), (7, 1)));
            assert!(shrunk.iter().any(|value| *value > 50), "the pixel at {bright} is seen: {shrunk:?}");
        }
    }

    #[test]
    fn colours_stay_apart() {
        let pixels = [[255, 0, 0], [255, 0, 0], [0, 0, 255], [0, 0, 255]].concat();
        assert_eq!(shrunk(&pixels, (2, 2), (1, 2)), [255, 0, 0, 255, 0, 0, 255, 255]);
    }
}
