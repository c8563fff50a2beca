//! Pixels to files that carry nothing else.

use image::{
    ExtendedColorType, ImageEncoder, ImageError,
    codecs::{
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType, PngEncoder},
    },
};

use crate::files::{picture::Picture, refused::Refused};

/// JPEG: what a decoder must have (JFIF's header, tables, one scan), and nothing else. Grey where the picture is grey.
pub(crate) fn jpeg(picture: &Picture, quality: u8) -> Result<Vec<u8>, Refused> {
    let mut out = Vec::new();
    let pixels = Pixels::of(picture);
    JpegEncoder::new_with_quality(&mut out, quality)
        .encode(&pixels.bytes, picture.width(), picture.height(), pixels.colour)
        .map_err(|error| refused(&error))?;
    Ok(out)
}

/// PNG: IHDR, IDAT and IEND. Grey where the picture is grey.
pub(crate) fn png(picture: &Picture) -> Result<Vec<u8>, Refused> {
    let mut out = Vec::new();
    let pixels = Pixels::of(picture);
    PngEncoder::new_with_quality(&mut out, CompressionType::Default, FilterType::Adaptive)
        .write_image(&pixels.bytes, picture.width(), picture.height(), pixels.colour)
        .map_err(|error| refused(&error))?;
    Ok(out)
}

/// Whether it is made of greys only.
pub(crate) fn is_grey(picture: &Picture) -> bool {
    picture.rgb().chunks_exact(3).all(|pixel| pixel[0] == pixel[1] && pixel[1] == pixel[2])
}

struct Pixels<'a> {
    bytes: std::borrow::Cow<'a, [u8]>,
    colour: ExtendedColorType,
}

impl<'a> Pixels<'a> {
    fn of(picture: &'a Picture) -> Self {
        if is_grey(picture) {
            let bytes = picture.rgb().iter().copied().step_by(3).collect::<Vec<u8>>().into();
            Self { bytes, colour: ExtendedColorType::L8 }
        } else {
            Self { bytes: picture.rgb().into(), colour: ExtendedColorType::Rgb8 }
        }
    }
}

/// JPEG has at most 65,535 pixels a side, which only a WebP's or a page's cannot exceed.
fn refused(error: &ImageError) -> Refused {
    Refused::Unsupported(error.to_string())
}
