//! Painting over, in the pixels themselves.

use bytes::Bytes;
use dicom_core::VR;
use dicom_dictionary_std::tags;

use super::{
    super::data::{DataSet, Element},
    decode::Decoded,
    frames::Stored,
    image::{Colour, Image},
    render::values,
};
use crate::files::{
    refused::Refused,
    seen::{Area, Seen},
};

/// Writes the pixels into the data set, not compressed, black where a person painted. Returns how many areas were painted.
///
/// # Errors
/// [`Refused`] where a frame cannot be decoded here.
pub(in crate::files::dicom) fn painted(
    data: &mut DataSet,
    stored: &Stored,
    image: &Image,
    seen: &Seen,
) -> Result<u32, Refused> {
    if image.allocated < 8 {
        return Err(Refused::Unsupported("painting over pictures of single bits".to_owned()));
    }
    let mut pixels: Vec<u8> = Vec::new();
    let mut form = None;
    let mut areas: u32 = 0;
    for frame in 0..image.frames {
        let decoded = stored.decoded(image, frame)?;
        if *form.get_or_insert((decoded.colour, decoded.planar)) != (decoded.colour, decoded.planar) {
            return Err(Refused::Damaged("its frames are of several kinds".to_owned()));
        }
        if pixels.is_empty() {
            pixels.reserve_exact(decoded.bytes.len().saturating_mul(image.frames as usize).min(1 << 30));
        }
        let at = pixels.len();
        pixels.extend_from_slice(&decoded.bytes);
        for area in seen.areas(frame) {
            if area.lies_in(image.columns, image.rows) {
                paint(&mut pixels[at..], &decoded, image, area);
                areas = areas.saturating_add(1);
            }
        }
    }
    let Some((colour, planar)) = form else { return Ok(0) };
    describe(data, stored, colour, planar, image.samples);
    let vr = if image.allocated == 8 { VR::OB } else { VR::OW };
    let value = super::super::data::Value::Bytes(Bytes::from(pixels));
    data.set(Element { tag: tags::PIXEL_DATA, vr, value });
    Ok(areas)
}

/// Pixels that were compressed are something else now.
fn describe(data: &mut DataSet, stored: &Stored, colour: Colour, planar: bool, samples: u32) {
    if stored.is_native() {
        return;
    }
    let name = match colour {
        Colour::Grey { .. } | Colour::Palette => None,
        Colour::Rgb => Some("RGB"),
        Colour::Ybr => Some("YBR_FULL"),
        Colour::Ybr422 => Some("YBR_FULL_422"),
    };
    if let Some(name) = name {
        data.set(Element::new(tags::PHOTOMETRIC_INTERPRETATION, VR::CS, name));
    }
    if samples > 1 {
        let planar = u16::from(planar).to_le_bytes();
        data.set(Element::new(tags::PLANAR_CONFIGURATION, VR::US, planar));
    }
}

/// What is dark in this frame: none of the values that were under the paint stay, and no new extreme is made, by which
/// viewers without a window would choose their brightness.
fn dark(decoded: &Decoded, image: &Image) -> [i64; 3] {
    match decoded.colour {
        Colour::Grey { low_is_white } => {
            let all = values(&decoded.bytes, image);
            let value = if low_is_white { all.max() } else { all.min() };
            [value.unwrap_or_default(); 3]
        }
        Colour::Palette => {
            let dark = image.palette.as_ref().and_then(|(first, colours)| {
                let brightness = |colour: &[u8; 3]| colour.iter().map(|part| u32::from(*part)).sum::<u32>();
                let most = 1_usize << image.stored.min(16);
                let (at, _) =
                    colours.iter().take(most).enumerate().min_by_key(|(_, colour)| brightness(colour))?;
                Some(i64::from(*first) + at as i64)
            });
            [dark.unwrap_or_default(); 3]
        }
        Colour::Rgb => [0; 3],
        Colour::Ybr | Colour::Ybr422 => {
            let middle = 1_i64 << (image.stored - 1);
            [0, middle, middle]
        }
    }
}

fn paint(frame: &mut [u8], decoded: &Decoded, image: &Image, area: Area) {
    let right = area.left.saturating_add(area.width).min(image.columns) as usize;
    let bottom = area.top.saturating_add(area.height).min(image.rows) as usize;
    let (left, top) = ((area.left as usize).min(right), (area.top as usize).min(bottom));
    let (columns, width) = (image.columns as usize, image.width());
    let dark = dark(decoded, image).map(|value| value.to_le_bytes());
    let mut put = |sample: usize, colour: usize| {
        frame[sample * width..(sample + 1) * width].copy_from_slice(&dark[colour][..width]);
    };
    for row in top..bottom {
        for pixel in row * columns + left..row * columns + right {
            match decoded.colour {
                Colour::Grey { .. } | Colour::Palette => put(pixel, 0),
                // Both of two neighbours go: they share their colours.
                Colour::Ybr422 => (0..4).for_each(|at| put(pixel / 2 * 4 + at, [0, 0, 1, 2][at])),
                Colour::Rgb | Colour::Ybr if decoded.planar => {
                    (0..3).for_each(|at| put(at * image.pixels() + pixel, at));
                }
                Colour::Rgb | Colour::Ybr => (0..3).for_each(|at| put(pixel * 3 + at, at)),
            }
        }
    }
}
