//! From a stored frame to its samples.

use bytes::Bytes;
use hayro_jpeg2000::{DecodeSettings, DecoderContext};
use jpeg_decoder::{ColorTransform, Error, PixelFormat, UnsupportedFeature};

use super::{
    super::syntax::Codec,
    codestream,
    image::{Colour, Image},
    markers, rle,
};
use crate::files::{codestream::Header, refused::Refused};

/// A frame whose samples are as wide as the object says, least significant byte first; single bits in a byte each.
#[derive(Debug, Clone)]
pub(super) struct Decoded {
    pub bytes: Bytes,
    pub colour: Colour,
    pub planar: bool,
}

impl Decoded {
    fn pixel_by_pixel(bytes: Vec<u8>, colour: Colour) -> Self {
        Self { bytes: bytes.into(), colour, planar: false }
    }
}

/// Decodes a frame, the given one of an object whose frames may share bytes.
pub(super) fn decode(codec: Codec, bytes: &Bytes, image: &Image, frame: u32) -> Result<Decoded, Refused> {
    match codec {
        Codec::Native if image.allocated == 1 => {
            let offset = (u64::from(frame) * image.frame_bits() % 8) as usize;
            let bits = (offset..offset + image.pixels()).map(|bit| bytes[bit / 8] >> (bit % 8) & 1).collect();
            Ok(Decoded::pixel_by_pixel(bits, image.colour))
        }
        Codec::Native => Ok(Decoded { bytes: bytes.clone(), colour: image.colour, planar: image.planar }),
        // What is written as two neighbours sharing colours is never written in runs.
        Codec::Rle if image.colour == Colour::Ybr422 => {
            Ok(Decoded::pixel_by_pixel(rle::decode(bytes, image)?, Colour::Ybr))
        }
        Codec::Rle => Ok(Decoded::pixel_by_pixel(rle::decode(bytes, image)?, image.colour)),
        Codec::Jpeg => jpeg(bytes, image),
        Codec::Jpeg2000 => jpeg_2000(bytes, image),
        Codec::JpegLs => Err(Refused::Unsupported("JPEG-LS".to_owned())),
    }
}

fn damaged() -> Refused {
    Refused::Damaged("a compressed frame cannot be decoded".to_owned())
}

fn jpeg(bytes: &[u8], image: &Image) -> Result<Decoded, Refused> {
    let mut decoder = jpeg_decoder::Decoder::new(bytes);
    let most = image.pixels() * (image.samples as usize) * 2;
    decoder.set_max_decoding_buffer_size(most);
    let refused = |fault: Error| match fault {
        Error::Unsupported(UnsupportedFeature::SamplePrecision(bits)) => {
            Refused::Unsupported(format!("JPEG of {bits} bits"))
        }
        Error::Unsupported(what) => Refused::Unsupported(format!("JPEG: {what:?}")),
        _ => damaged(),
    };
    decoder.read_info().map_err(refused)?;
    let info = decoder.info().ok_or_else(damaged)?;
    if (u32::from(info.width), u32::from(info.height)) != (image.columns, image.rows) {
        return Err(Refused::Damaged("a compressed frame has another size than it says".to_owned()));
    }
    if info.pixel_format == PixelFormat::RGB24 {
        // Always said: what the library would find out itself makes it panic where a file says one thing and has another.
        decoder.set_color_transform(transform(bytes, image.colour));
    } else if info.pixel_format == PixelFormat::CMYK32 {
        return Err(Refused::Unsupported("JPEG with four colours".to_owned()));
    }
    let decoded = decoder.decode().map_err(refused)?;
    match (info.pixel_format, image.samples, image.allocated) {
        (PixelFormat::L8, 1, 8) | (PixelFormat::L16, 1, 16) => {
            Ok(Decoded::pixel_by_pixel(decoded, image.colour))
        }
        (PixelFormat::L8, 1, 16) => {
            let wide = decoded.into_iter().flat_map(|byte| [byte, 0]).collect();
            Ok(Decoded::pixel_by_pixel(wide, image.colour))
        }
        (PixelFormat::RGB24, 3, 8) => Ok(Decoded::pixel_by_pixel(decoded, Colour::Rgb)),
        _ => Err(Refused::Damaged("a compressed frame has other samples than it says".to_owned())),
    }
}

/// How colours were transformed: as the image itself says, else as the object does.
fn transform(bytes: &[u8], colour: Colour) -> ColorTransform {
    if markers::is_transformed(bytes).unwrap_or(colour != Colour::Rgb) {
        ColorTransform::YCbCr
    } else {
        ColorTransform::RGB
    }
}

fn jpeg_2000(bytes: &[u8], image: &Image) -> Result<Decoded, Refused> {
    let bytes = codestream::within(bytes);
    let header = Header::of(bytes).ok_or_else(damaged)?;
    header.is_bounded()?;
    if u32::from(header.components) != image.samples {
        return Err(Refused::Damaged("a compressed frame has other samples than it says".to_owned()));
    }
    // What would be cut off here would go out unseen.
    if header.precision > image.allocated {
        return Err(Refused::Damaged("a compressed frame has more bits than it says".to_owned()));
    }
    let settings = DecodeSettings { resolve_palette_indices: false, ..DecodeSettings::default() };
    let stream = hayro_jpeg2000::Image::new(bytes, &settings).map_err(|_| damaged())?;
    if (stream.width(), stream.height()) != (image.columns, image.rows) {
        return Err(Refused::Damaged("a compressed frame has another size than it says".to_owned()));
    }
    let mut context = DecoderContext::default();
    let decoded = stream.decode(&mut context).map_err(|_| damaged())?;
    let components = decoded.components();
    let (pixels, width, samples) = (image.pixels(), image.width(), image.samples as usize);
    if components.len() != samples || components.iter().any(|part| part.samples().len() < pixels) {
        return Err(Refused::Damaged("a compressed frame has other samples than it says".to_owned()));
    }
    let mut out = vec![0; pixels * samples * width];
    for (at, component) in components.iter().enumerate() {
        // The library leaves signed samples moved up by half of what they can be.
        let moved = if header.signed { 1_i64 << component.bit_depth().saturating_sub(1) } else { 0 };
        for (sample, pixel) in component.samples().iter().zip(out.chunks_exact_mut(samples * width)) {
            let value = sample.round() as i64 - moved;
            pixel[at * width..(at + 1) * width].copy_from_slice(&value.to_le_bytes()[..width]);
        }
    }
    let colour = if samples == 3 { Colour::Rgb } else { image.colour };
    Ok(Decoded::pixel_by_pixel(out, colour))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_that_would_be_cut_off_are_not_sent_unseen() {
        let image = Image::grey(1, 1);
        let stream = |bits: u8| {
            let mut bytes = b"\xFF\x4F\xFF\x51\0\x29\0\0".to_vec();
            [1_u32, 1, 0, 0, 1, 1, 0, 0].iter().for_each(|long| bytes.extend(long.to_be_bytes()));
            bytes.extend([0, 1, bits - 1, 1, 1]);
            bytes
        };
        let refused = Refused::Damaged("a compressed frame has more bits than it says".to_owned());
        assert_eq!(jpeg_2000(&stream(16), &image).err(), Some(refused));
        assert_eq!(jpeg_2000(&stream(8), &image).err(), Some(damaged()), "there are no pixels in it");
    }
}
