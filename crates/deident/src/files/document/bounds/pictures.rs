//! How large pictures are: as their dictionaries say, and as they say themselves where that counts.

use hayro::hayro_syntax::{
    Filter,
    object::{Dict, Object, Stream},
};

use super::super::find::find_all;
use crate::files::{codestream::Header, picture::MAX_PIXELS, refused::Refused};

/// Checks what a dictionary says.
pub(super) fn said(dict: &Dict<'_>) -> Result<(), Refused> {
    let side = |key: &str, short: &str| {
        let side = dict.get::<i32>(key).or_else(|| dict.get::<i32>(short));
        side.and_then(|side| u32::try_from(side).ok()).unwrap_or(0)
    };
    let (mut width, height) = (side("Width", "W"), side("Height", "H"));
    // Faxes say once more how wide they are.
    let parameters = dict.get::<Object<'_>>("DecodeParms").or_else(|| dict.get::<Object<'_>>("DP"));
    let parameters = match parameters {
        Some(Object::Dict(parameters)) => Some(parameters),
        Some(Object::Array(all)) => all.iter::<Dict<'_>>().last(),
        _ => None,
    };
    let columns = parameters.and_then(|parameters| parameters.get::<i32>("Columns")).unwrap_or(0);
    width = width.max(u32::try_from(columns).unwrap_or(0));
    fits(width, height)
}

/// Whether it is packed in a way that has sizes of its own, which nobody compares with those of its dictionary.
pub(super) fn has_own_size(stream: &Stream<'_>) -> bool {
    stream.filters().iter().any(|filter| matches!(filter, Filter::JpxDecode | Filter::Jbig2Decode))
}

/// Checks the sizes that a picture has of its own.
pub(super) fn own(stream: &Stream<'_>) -> Result<(), Refused> {
    let filters = stream.filters();
    let Some(filter) = filters.last() else { return Ok(()) };
    match (filter, filters.len()) {
        (Filter::JpxDecode, 1) => jpeg_2000(&stream.raw_data()),
        (Filter::Jbig2Decode, 1) => jbig2(&stream.raw_data()),
        // Nobody packs once more what is packed that well.
        (Filter::JpxDecode | Filter::Jbig2Decode, _) => {
            Err(Refused::Unsupported("a picture is packed twice".into()))
        }
        _ => Ok(()),
    }
}

fn jpeg_2000(bytes: &[u8]) -> Result<(), Refused> {
    for at in find_all(bytes, &Header::BEGINS) {
        if let Some(header) = Header::of(&bytes[at..]) {
            header.is_bounded()?;
        }
    }
    Ok(())
}

/// The kind of a segment that says how large the page is (ITU-T T.88, 7.3).
const PAGE: u8 = 48;

/// Segments in the order in which PDF has them (ISO 32000-2, 7.4.7): each with its header in front of it (ITU-T T.88, 7.2).
fn jbig2(mut bytes: &[u8]) -> Result<(), Refused> {
    let number = |bytes: &[u8], at: usize| Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk::<4>()?));
    while let (Some(segment), Some(flags), Some(referred)) = (number(bytes, 0), bytes.get(4), bytes.get(5)) {
        let size = match segment {
            0..=256 => 1,
            257..=65_536 => 2,
            _ => 4,
        };
        let count = referred >> 5;
        let (head, others) = match count {
            7 => {
                let many = (number(bytes, 5).unwrap_or(0) & 0x1FFF_FFFF) as usize;
                (9 + (many + 8) / 8, many)
            }
            few => (6, usize::from(few)),
        };
        let page = if flags & 0x40 == 0 { 1 } else { 4 };
        let Some(at) = others.checked_mul(size).and_then(|others| (head + page).checked_add(others)) else {
            break;
        };
        let (Some(length), Some(data)) = (number(bytes, at), bytes.get(at.saturating_add(4)..)) else {
            break;
        };
        if flags & 0x3F == PAGE
            && let (Some(width), Some(height)) = (number(data, 0), number(data, 4))
        {
            // A height that is not known yet is one of what follows, and bounded by the library.
            fits(width, if height == u32::MAX { 0 } else { height })?;
        }
        bytes = data.get(length as usize..).unwrap_or_default();
    }
    Ok(())
}

fn fits(width: u32, height: u32) -> Result<(), Refused> {
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Refused::TooLarge { width, height });
    }
    Ok(())
}
