//! Files to pixels.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageError, Limits,
    codecs::{jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder},
    metadata::Orientation,
};

use super::colour;
use crate::files::{
    kind::Kind,
    picture::{MAX_PIXELS, Picture},
    refused::Refused,
};

/// What a decoder of PNG may take for a row and for what it unpacks beside the pixels (texts, profiles).
const MAX_BESIDE: u64 = 64 << 20;

/// Pixels of a photo, upright, in sRGB, on white.
pub(super) fn decode(kind: Kind, bytes: &[u8]) -> Result<Picture, Refused> {
    let bytes = Cursor::new(bytes);
    match kind {
        Kind::Jpeg => upright(JpegDecoder::new(bytes)),
        Kind::Png => {
            let mut limits = Limits::no_limits();
            limits.max_alloc = Some(MAX_BESIDE);
            upright(PngDecoder::with_limits(bytes, limits))
        }
        Kind::WebP => upright(WebPDecoder::new(bytes)),
        Kind::Dicom | Kind::Pdf => Err(Refused::UnknownKind),
    }
}

fn upright<D: ImageDecoder>(decoder: Result<D, ImageError>) -> Result<Picture, Refused> {
    let mut decoder = decoder.map_err(refused)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Refused::TooLarge { width, height });
    }
    // Both stand beside the picture; where they are damaged, viewers show it as it is stored, and so do we.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or_default();

    let image = DynamicImage::from_decoder(decoder).map_err(|error| match error {
        // A browser's programs have less memory than others.
        ImageError::Limits(_) => Refused::TooLarge { width, height },
        error => refused(error),
    })?;
    let mut image = colour::to_srgb(image, profile.as_deref());
    image.apply_orientation(orientation);
    let rgb = image.into_rgb8();
    let (width, height) = rgb.dimensions();
    Picture::new(width, height, rgb.into_raw())
        .ok_or_else(|| Refused::Damaged("there is nothing in the picture".into()))
}

fn refused(error: ImageError) -> Refused {
    match error {
        ImageError::Unsupported(unsupported) => Refused::Unsupported(unsupported.to_string()),
        ImageError::Limits(_) => Refused::Unsupported("it takes more memory than is given to it".into()),
        other => Refused::Damaged(other.to_string()),
    }
}
