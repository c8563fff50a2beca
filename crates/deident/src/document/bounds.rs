//! What a document may ask of memory, seen before anything is unpacked for good.
//!
//! The library that draws pages unpacks streams as far as they go and takes pictures to be as large as they say. Both are
//! therefore looked at before: streams are unpacked into nothing and counted, sizes are read.

use std::io::{BufRead, BufReader};

use flate2::bufread::{DeflateDecoder, ZlibDecoder};
use hayro::hayro_syntax::{
    Filter, Pdf,
    object::{Dict, Object, dict_or_stream},
};

use super::find::{find, find_all};
use crate::{picture::MAX_PIXELS, refused::Refused};

/// What one stream may become: the largest picture of three bytes a pixel.
const MAX_UNPACKED: u64 = MAX_PIXELS * 3;

/// What all streams together may become: 500 pages of A4 in grey at 400 pixels an inch.
const MAX_TOGETHER: u64 = 8 << 30;

/// How often a stream may be packed into another.
const MAX_LAYERS: usize = 3;

/// Checks every stream that lies open in a file.
pub(super) fn streams(bytes: &[u8]) -> Result<(), Refused> {
    let mut together = 0;
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        rest = &rest[at + 6..];
        let packed = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        // At "endstream", an object ends and nothing is packed.
        let opens = packed.len() < rest.len();
        let ends = bytes[..bytes.len() - rest.len() - 6].ends_with(b"end");
        if opens && !ends {
            add(&mut together, packed)?;
        }
    }
    Ok(())
}

/// Checks what only the objects tell: the sizes of pictures, and streams that lay encrypted in the file.
pub(super) fn objects(pdf: &Pdf) -> Result<(), Refused> {
    let mut together = 0;
    let encrypted = find(pdf.data().as_ref(), b"/Encrypt").is_some();
    for object in pdf.objects() {
        let Some((dict, stream)) = dict_or_stream(&object) else { continue };
        picture(dict)?;
        let Some(stream) = stream else { continue };
        let filters = stream.filters();
        if filters.contains(&Filter::JpxDecode) {
            jpeg2000(&stream.raw_data())?;
        }
        if encrypted && filters.contains(&Filter::FlateDecode) {
            add(&mut together, &stream.raw_data())?;
        }
    }
    Ok(())
}

/// JPEG 2000 is as large as it says itself (ITU-T T.800, A.5.1), whatever its dictionary says.
fn jpeg2000(bytes: &[u8]) -> Result<(), Refused> {
    for at in find_all(bytes, &[0xFF, 0x4F, 0xFF, 0x51]) {
        let side = |from: usize| {
            let four = bytes.get(at + from..at + from + 4)?.try_into().ok()?;
            Some(u32::from_be_bytes(four))
        };
        if let (Some(width), Some(height)) = (side(8), side(12)) {
            fits(width, height)?;
        }
    }
    Ok(())
}

fn fits(width: u32, height: u32) -> Result<(), Refused> {
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Refused::TooLarge { width, height });
    }
    Ok(())
}

fn picture(dict: &Dict<'_>) -> Result<(), Refused> {
    let side = |key: &str| dict.get::<i32>(key).and_then(|side| u32::try_from(side).ok()).unwrap_or(0);
    let (mut width, height) = (side("Width"), side("Height"));
    // Faxes say once more how wide they are.
    let parameters = match dict.get::<Object<'_>>("DecodeParms") {
        Some(Object::Dict(parameters)) => Some(parameters),
        Some(Object::Array(all)) => all.iter::<Dict<'_>>().last(),
        _ => None,
    };
    let columns = parameters.and_then(|parameters| parameters.get::<i32>("Columns")).unwrap_or(0);
    width = width.max(u32::try_from(columns).unwrap_or(0));
    fits(width, height)
}

fn add(together: &mut u64, packed: &[u8]) -> Result<(), Refused> {
    for layers in 1..=MAX_LAYERS + 1 {
        let (unpacked, head) = unpacked(packed, layers);
        *together += unpacked;
        if unpacked > MAX_UNPACKED || *together > MAX_TOGETHER || layers > MAX_LAYERS {
            return Err(Refused::Unsupported("it unpacks to more than a phone can hold".into()));
        }
        if !is_zlib(&head) {
            break;
        }
    }
    Ok(())
}

/// How many bytes come out before a fault, the end or the bound, and the first two.
fn unpacked(packed: &[u8], layers: usize) -> (u64, Vec<u8>) {
    let mut reader: Box<dyn BufRead + '_> = if is_zlib(packed) {
        Box::new(BufReader::new(ZlibDecoder::new(packed)))
    } else {
        Box::new(BufReader::new(DeflateDecoder::new(packed)))
    };
    for _ in 1..layers {
        reader = Box::new(BufReader::new(ZlibDecoder::new(reader)));
    }
    let (mut count, mut head) = (0, Vec::new());
    while let Ok(bytes) = reader.fill_buf()
        && !bytes.is_empty()
        && count <= MAX_UNPACKED
    {
        head.extend(bytes.iter().take(2 - head.len()));
        let length = bytes.len();
        count += length as u64;
        reader.consume(length);
    }
    (count, head)
}

/// Whether these bytes begin as zlib's do (RFC 1950, 2.2).
fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [method, flags, ..] if method & 15 == 8 && u16::from_be_bytes([*method, *flags]) % 31 == 0)
}
