//! How a stream is packed, as its dictionary says (ISO 32000-2, 7.4).

use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object};

use crate::files::refused::Refused;

/// How many bytes a row may have before which each byte says how it differs from the one above it: a row of a large picture has
/// a thousandth.
const MAX_ROW: u64 = 16 << 20;

/// A way of packing that unpacks to something else than a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Hex,
    Base85,
    RunLength,
    /// Whether codes grow a code early.
    Lzw {
        early: bool,
    },
    Flate,
}

/// The ways in which a stream is packed into one another, the outermost first; those only that come before a picture's.
pub(super) fn packings(dict: &Dict<'_>) -> Vec<Packing> {
    let name = || dict.get::<Name<'_>>("F").or_else(|| dict.get::<Name<'_>>("Filter"));
    let names = || dict.get::<Array<'_>>("F").or_else(|| dict.get::<Array<'_>>("Filter"));
    let (names, parameters) = match name() {
        Some(name) => (vec![name], one(dict).into_iter().collect()),
        None => (names().iter().flat_map(|names| names.iter::<Name<'_>>()).collect(), many(dict)),
    };
    let mut parameters = parameters.into_iter();
    let mut packings = Vec::new();
    for name in names {
        let parameters = parameters.next().unwrap_or_default();
        packings.push(match name.as_ref() {
            b"ASCIIHexDecode" | b"AHx" => Packing::Hex,
            b"ASCII85Decode" | b"A85" => Packing::Base85,
            b"RunLengthDecode" | b"RL" => Packing::RunLength,
            b"LZWDecode" | b"LZW" => Packing::Lzw { early: parameters.get::<i32>("EarlyChange") != Some(0) },
            b"FlateDecode" | b"Fl" => Packing::Flate,
            b"DCTDecode" | b"DCT" | b"JPXDecode" | b"JBIG2Decode" | b"CCITTFaxDecode" | b"CCF" => break,
            // What is unknown is passed over, and what unlocks unpacks nothing.
            _ => continue,
        });
    }
    packings
}

/// Whether somebody must look elsewhere in the file to know how it is packed.
pub(super) fn is_said_elsewhere(dict: &Dict<'_>) -> bool {
    ["F", "Filter", "DP", "DecodeParms"].into_iter().any(|key| match dict.get_raw::<Object<'_>>(key) {
        Some(MaybeRef::Ref(_)) => true,
        Some(MaybeRef::NotRef(Object::Array(array))) => array.raw_iter().any(|item| match item {
            MaybeRef::Ref(_) => true,
            MaybeRef::NotRef(Object::Dict(dict)) => has_references(&dict),
            MaybeRef::NotRef(_) => false,
        }),
        Some(MaybeRef::NotRef(Object::Dict(dict))) => has_references(&dict),
        _ => false,
    })
}

/// Whether rows that follow from one another are such as can be.
///
/// # Errors
/// [`Refused::Damaged`] where they are none, for which readers are not prepared.
pub(super) fn rows(dict: &Dict<'_>) -> Result<(), Refused> {
    for parameters in one(dict).into_iter().chain(many(dict)) {
        let number = |key: &str, usual: u64| match parameters.get::<Object<'_>>(key) {
            None | Some(Object::Null(_)) => Some(usual),
            Some(_) => parameters.get::<i32>(key).and_then(|number| u64::try_from(number).ok()),
        };
        let row = || {
            let bits = number("Colors", 1)?.checked_mul(number("BitsPerComponent", 8)?)?;
            let row = number("Columns", 1)?.checked_mul(bits)?.div_ceil(8);
            (bits <= 255 && (1..=MAX_ROW).contains(&row)).then_some(())
        };
        if parameters.contains_key("Predictor") && row().is_none() {
            return Err(Refused::Damaged("rows of a stream are none".into()));
        }
    }
    Ok(())
}

/// What is said of the only way of packing. Streams within instructions write it in short.
fn one<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    dict.get::<Dict<'a>>("DP").or_else(|| dict.get::<Dict<'a>>("DecodeParms"))
}

/// What is said of each of several.
fn many<'a>(dict: &Dict<'a>) -> Vec<Dict<'a>> {
    let many = dict.get::<Array<'a>>("DP").or_else(|| dict.get::<Array<'a>>("DecodeParms"));
    let many = many.iter().flat_map(|many| many.iter::<Object<'a>>());
    many.map(|one| match one {
        Object::Dict(one) => one,
        _ => Dict::empty(),
    })
    .collect()
}

fn has_references(dict: &Dict<'_>) -> bool {
    dict.entries().any(|(_, value)| matches!(value, MaybeRef::Ref(_)))
}
