//! What a document may ask of memory, seen before anything is unpacked for good.
//!
//! The library that draws pages unpacks streams as far as they go and takes pictures to be as large as they say. Both are
//! therefore looked at before: streams are unpacked into nothing and counted, sizes are read. Streams of references and of objects are
//! unpacked as soon as a file is opened: they are looked at in its bytes, all others again where it is known what they refer to.

mod lzw;
mod packing;
mod pictures;
mod unpack;

use hayro::hayro_syntax::{
    Pdf,
    object::{Dict, FromBytes, Stream, dict_or_stream},
};

use self::packing::{Packing, is_said_elsewhere, packings};
use super::find::{find, find_all};
use crate::files::{picture::MAX_PIXELS, refused::Refused};

/// What one stream may become: the largest picture of three bytes a pixel.
const MAX_UNPACKED: u64 = MAX_PIXELS * 3;

/// What all streams together may become: 500 pages of A4 in grey at 400 pixels an inch.
const MAX_TOGETHER: u64 = 8 << 30;

/// How often a stream may be packed into another.
const MAX_LAYERS: usize = 3;

/// How long an encrypted stream of objects may be, into which nobody can look before: whatever it is, it becomes no more than
/// [`MAX_UNPACKED`].
const MAX_UNSEEN: usize = 340 << 10;

/// How large a dictionary is at first taken to be: those of streams are a hundredth.
const DICTIONARY: usize = 64 << 10;

/// How many bytes may be read to find dictionaries that are larger, or have no end, for each byte of the file.
const MAX_READ: usize = 8;

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    /// How much all streams become.
    together: u64,
}

/// Checks every stream that lies open in a file.
pub(super) fn streams(bytes: &[u8]) -> Result<(), Refused> {
    let mut bounds = Bounds::default();
    let encrypted = find(bytes, b"/Encrypt").is_some();
    let mut left = bytes.len().saturating_mul(MAX_READ).saturating_add(1 << 20);
    for at in find_all(bytes, b"obj") {
        let Some(object) = dictionary(&bytes[at + 3..], &mut left)? else { continue };
        let Some(data) = object.data else { continue };
        packing::rows(&object.dict)?;
        // Only streams of objects have both.
        if object.dict.contains_key("First") && object.dict.contains_key("N") {
            if is_said_elsewhere(&object.dict) {
                return Err(too_much());
            }
            if encrypted && data.len() > MAX_UNSEEN {
                return Err(too_much());
            }
        }
        bounds.add(data, &packings(&object.dict))?;
    }
    Ok(())
}

/// A dictionary, and what follows it if it is a stream's.
struct Found<'a> {
    dict: Dict<'a>,
    data: Option<&'a [u8]>,
}

/// The dictionary that begins here, if one does. Takes what is read in vain from `left`.
fn dictionary<'a>(bytes: &'a [u8], left: &mut usize) -> Result<Option<Found<'a>>, Refused> {
    let spaces = spaces(bytes);
    take(left, spaces)?;
    let bytes = &bytes[spaces..];
    if !bytes.starts_with(b"<<") {
        return Ok(None);
    }
    let near = &bytes[..bytes.len().min(DICTIONARY)];
    let dict = match Dict::from_bytes(near) {
        Some(dict) => Some(dict),
        None => {
            take(left, bytes.len())?;
            Dict::from_bytes(bytes)
        }
    };
    let Some(dict) = dict else { return Ok(None) };
    let behind = &bytes[dict.data().len()..];
    let gap = self::spaces(behind);
    take(left, gap)?;
    let data = behind[gap..].strip_prefix(b"stream").and_then(|rest| {
        [b"\r\n".as_slice(), b"\n", b"\r"].into_iter().find_map(|end| rest.strip_prefix(end))
    });
    Ok(Some(Found { data: data.map(|data| own(&dict, data)), dict }))
}

/// Of bytes that follow, those that belong to a stream; all where it cannot be known yet.
fn own<'a>(dict: &Dict<'a>, bytes: &'a [u8]) -> &'a [u8] {
    if dict.get_ref("Length").is_some() {
        return bytes;
    }
    let ends = |behind: &[u8]| behind[spaces(behind)..].starts_with(b"endstream");
    let length = dict.get::<i32>("Length").and_then(|length| usize::try_from(length).ok());
    match length.and_then(|length| bytes.split_at_checked(length)) {
        Some((own, behind)) if ends(behind) => own,
        _ => &bytes[..find(bytes, b"endstream").unwrap_or(bytes.len())],
    }
}

/// How many bytes are spaces or comments.
fn spaces(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        match bytes.get(at) {
            Some(0 | 9 | 10 | 12 | 13 | 32) => at += 1,
            Some(b'%') => {
                at = bytes[at..]
                    .iter()
                    .position(|byte| matches!(byte, 10 | 13))
                    .map_or(bytes.len(), |end| at + end);
            }
            _ => return at,
        }
    }
}

fn take(left: &mut usize, read: usize) -> Result<(), Refused> {
    *left = left.checked_sub(read).ok_or_else(too_much)?;
    Ok(())
}

fn too_much() -> Refused {
    Refused::Unsupported("it unpacks to more than a phone can hold".into())
}

/// Checks what only the objects tell: the sizes of pictures, and streams that lay encrypted in the file or say elsewhere how they are
/// packed.
pub(super) fn objects(pdf: &Pdf) -> Result<(), Refused> {
    let mut bounds = Bounds::default();
    let encrypted = find(pdf.data().as_ref(), b"/Encrypt").is_some();
    for object in pdf.objects() {
        let Some((dict, stream)) = dict_or_stream(&object) else { continue };
        pictures::said(dict)?;
        let Some(stream) = stream else { continue };
        packing::rows(dict)?;
        if encrypted || is_said_elsewhere(dict) || pictures::has_own_size(stream) {
            bounds.stream(stream)?;
        }
    }
    Ok(())
}

/// Checks a stream that is known whole, as those within instructions are.
pub(super) fn stream(stream: &Stream<'_>) -> Result<(), Refused> {
    pictures::said(stream.dict())?;
    packing::rows(stream.dict())?;
    Bounds::default().stream(stream)
}

impl Bounds {
    fn stream(&mut self, stream: &Stream<'_>) -> Result<(), Refused> {
        let data = stream.raw_data();
        self.add(&data, &packings(stream.dict()))?;
        pictures::own(stream)
    }

    /// Counts what comes out of each layer.
    fn add(&mut self, data: &[u8], packings: &[Packing]) -> Result<(), Refused> {
        if packings.len() > MAX_LAYERS {
            return Err(too_much());
        }
        let mut length = data.len() as u64;
        for layers in 1..=packings.len() {
            length = unpack::unpacked(data, &packings[..layers], length, MAX_UNPACKED);
            self.together = self.together.saturating_add(length);
            if length > MAX_UNPACKED || self.together > MAX_TOGETHER {
                return Err(too_much());
            }
        }
        Ok(())
    }
}
