//! From a file's bytes to a data set.
//!
//! Not by the library `dicom-object`: it builds sequences within sequences by recursion without a bound, copies every value, and
//! reads neither data sets without a header nor some that other programs accept. Names and value representations of
//! attributes come from `dicom-dictionary-std`.

mod header;
mod inflate;
mod parse;
mod sniff;

use bytes::Bytes;
use dicom_dictionary_std::tags;

use super::{
    data::DataSet,
    syntax::{Encoding, Syntax},
};
use crate::files::refused::Refused;

pub(super) use header::{by_dictionary, is_binary, is_bulk, is_long};
pub(super) use sniff::begins_data_set;

/// What stands in front of a file, ending in its letters.
pub(super) const PREAMBLE: usize = 128;
/// The letters behind the preamble.
pub(super) const MAGIC: &[u8; 4] = b"DICM";

/// A file that was read.
#[derive(Debug)]
pub(super) struct File {
    pub syntax: &'static Syntax,
    pub data: DataSet,
    /// How much there was besides attributes: a preamble that is not empty, bytes after the end.
    pub hidden: u32,
    /// What kind of object it is, as the file meta information says.
    pub class: Option<String>,
}

/// Reads a file: with or without preamble, with or without file meta information.
pub(super) fn read(source: Bytes) -> Result<File, Refused> {
    let framed = source.get(PREAMBLE..PREAMBLE + MAGIC.len()) == Some(MAGIC.as_slice());
    let start = if framed { PREAMBLE + MAGIC.len() } else { 0 };
    let mut hidden = u32::from(framed && source[..PREAMBLE].iter().any(|byte| *byte != 0));
    let (meta, at) = parse::meta(&source, start)?;
    let syntax = syntax(&meta, &source[at..])?;
    let (source, at) = if syntax.deflated { (inflate::inflate(&source[at..])?, 0) } else { (source, at) };
    let (data, behind) = parse::data_set(&source, at, encoding(syntax, &source[at..]))?;
    hidden += u32::from(behind);
    let class = meta.text(tags::MEDIA_STORAGE_SOP_CLASS_UID).map(str::to_owned);
    Ok(File { syntax, data, hidden, class })
}

/// How the data set behind the file meta information is stored: as that says, or as it looks.
fn syntax(meta: &DataSet, data: &[u8]) -> Result<&'static Syntax, Refused> {
    match meta.text(tags::TRANSFER_SYNTAX_UID) {
        Some(uid) => Syntax::of(uid),
        None => sniff::encoding(data)
            .map(Syntax::native)
            .ok_or_else(|| Refused::Damaged("it does not say how it is stored".to_owned())),
    }
}

/// How its elements are written. Some files say one thing and do another: what is seen counts.
fn encoding(syntax: &Syntax, data: &[u8]) -> Encoding {
    sniff::encoding(data).unwrap_or(syntax.encoding)
}
