//! Makes DICOM files of every encoding, and finds attributes in those that come out.

use std::io::Write;

use dicom_core::{
    Tag, VR,
    dictionary::{DataDictionary, DataDictionaryEntry},
};
use dicom_dictionary_std::StandardDataDictionary;
use flate2::{Compression, write::DeflateEncoder};

/// How a file is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Explicit,
    Implicit,
    Big,
    Deflated,
}

pub const FORMS: [Form; 4] = [Form::Explicit, Form::Implicit, Form::Big, Form::Deflated];

impl Form {
    pub fn uid(self) -> &'static str {
        match self {
            Self::Explicit => "1.2.840.10008.1.2.1",
            Self::Implicit => "1.2.840.10008.1.2",
            Self::Big => "1.2.840.10008.1.2.2",
            Self::Deflated => "1.2.840.10008.1.2.1.99",
        }
    }
}

/// A value: bytes (least significant first), items, or fragments.
#[derive(Debug, Clone)]
pub enum Value {
    Bytes(Vec<u8>),
    Items(Vec<Data>),
    Fragments(Vec<Vec<u8>>),
}

/// A data set in the making.
#[derive(Debug, Clone, Default)]
pub struct Data(Vec<(Tag, VR, Value)>);

impl Data {
    /// Adds an attribute, in the place of one with the same tag.
    pub fn with(mut self, tag: Tag, vr: VR, value: impl AsRef<[u8]>) -> Self {
        self.put(tag, vr, Value::Bytes(value.as_ref().to_vec()));
        self
    }

    /// Adds a number of 16 bits.
    pub fn number(self, tag: Tag, value: u16) -> Self {
        self.with(tag, VR::US, value.to_le_bytes())
    }

    pub fn items(mut self, tag: Tag, items: Vec<Data>) -> Self {
        self.put(tag, VR::SQ, Value::Items(items));
        self
    }

    pub fn fragments(mut self, tag: Tag, fragments: Vec<Vec<u8>>) -> Self {
        self.put(tag, VR::OB, Value::Fragments(fragments));
        self
    }

    fn put(&mut self, tag: Tag, vr: VR, value: Value) {
        self.0.retain(|(other, ..)| *other != tag);
        let at = self.0.partition_point(|(other, ..)| *other < tag);
        self.0.insert(at, (tag, vr, value));
    }

    /// Without preamble and file meta information.
    pub fn bare(&self, form: Form) -> Vec<u8> {
        let mut out = Vec::new();
        for (tag, vr, value) in &self.0 {
            element(&mut out, form, *tag, *vr, value);
        }
        if form == Form::Deflated {
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(&out).unwrap();
            out = encoder.finish().unwrap();
        }
        out
    }

    /// A whole file.
    pub fn file(&self, form: Form) -> Vec<u8> {
        self.file_with(form, form.uid(), [0; 128], &Data::default())
    }

    /// A whole file, with a preamble and more in its file meta information.
    pub fn file_with(&self, form: Form, syntax: &str, preamble: [u8; 128], meta: &Data) -> Vec<u8> {
        let mut out = preamble.to_vec();
        out.extend_from_slice(b"DICM");
        let meta = meta.clone().with(Tag(2, 0x10), VR::UI, syntax).bare(Form::Explicit);
        let length = (meta.len() as u32).to_le_bytes();
        out.extend(Data::default().with(Tag(2, 0), VR::UL, length).bare(Form::Explicit));
        out.extend(meta);
        out.extend(self.bare(form));
        out
    }
}

fn element(out: &mut Vec<u8>, form: Form, tag: Tag, vr: VR, value: &Value) {
    let big = form == Form::Big;
    let short = |number: u16| if big { number.to_be_bytes() } else { number.to_le_bytes() };
    let long = |number: u32| if big { number.to_be_bytes() } else { number.to_le_bytes() };
    let mut bytes = match value {
        Value::Bytes(bytes) => bytes.clone(),
        _ => Vec::new(),
    };
    if bytes.len() % 2 == 1 {
        bytes.push(if matches!(vr, VR::UI | VR::OB | VR::UN) { 0 } else { b' ' });
    }
    if big && let Some(width) = width(vr) {
        bytes.chunks_exact_mut(width).for_each(<[u8]>::reverse);
    }
    let length = if matches!(value, Value::Bytes(_)) { bytes.len() as u32 } else { u32::MAX };
    out.extend(short(tag.group()));
    out.extend(short(tag.element()));
    if form != Form::Implicit {
        out.extend(vr.to_string().as_bytes());
        if is_long(vr) {
            out.extend([0, 0]);
            out.extend(long(length));
        } else {
            out.extend(short(length as u16));
        }
    } else {
        out.extend(long(length));
    }
    let mark = |out: &mut Vec<u8>, element: u16, length: u32| {
        out.extend(short(0xFFFE));
        out.extend(short(element));
        out.extend(long(length));
    };
    match value {
        Value::Bytes(_) => out.extend(bytes),
        Value::Items(items) => {
            for item in items {
                mark(out, 0xE000, u32::MAX);
                for (tag, vr, value) in &item.0 {
                    self::element(out, form, *tag, *vr, value);
                }
                mark(out, 0xE00D, 0);
            }
            mark(out, 0xE0DD, 0);
        }
        Value::Fragments(fragments) => {
            for fragment in fragments {
                mark(out, 0xE000, fragment.len() as u32);
                out.extend(fragment);
            }
            mark(out, 0xE0DD, 0);
        }
    }
}

fn is_long(vr: VR) -> bool {
    matches!(vr.to_string().as_bytes(), [b'O', _] | b"SQ" | b"SV" | b"UC" | b"UN" | b"UR" | b"UT" | b"UV")
}

fn width(vr: VR) -> Option<usize> {
    match vr {
        VR::AT | VR::OW | VR::SS | VR::US => Some(2),
        VR::FL | VR::OF | VR::OL | VR::SL | VR::UL => Some(4),
        VR::FD | VR::OD | VR::OV | VR::SV | VR::UV => Some(8),
        _ => None,
    }
}

/// The value of an attribute of a cleaned file, on its highest level; without what fills it up.
pub fn found(file: &[u8], wanted: Tag) -> Option<Vec<u8>> {
    let mut at = 132;
    let mut depth = 0;
    while at + 8 <= file.len() {
        let short = |at: usize| u16::from_le_bytes([file[at], file[at + 1]]);
        let long = |at: usize| u32::from_le_bytes([file[at], file[at + 1], file[at + 2], file[at + 3]]);
        let tag = Tag(short(at), short(at + 2));
        if tag.group() == 0xFFFE {
            let length = long(at + 4);
            at += 8;
            match tag.element() {
                0xE000 if length != u32::MAX => at += length as usize,
                0xE0DD => depth -= 1,
                _ => {}
            }
            continue;
        }
        let vr = VR::from_binary([file[at + 4], file[at + 5]]).expect("a value representation");
        let (length, size) = if is_long(vr) { (long(at + 8), 12) } else { (u32::from(short(at + 6)), 8) };
        at += size;
        if length == u32::MAX {
            depth += 1;
            continue;
        }
        let value = &file[at..at + length as usize];
        if depth == 0 && tag == wanted {
            return Some(
                value.trim_ascii_end().strip_suffix(&[0]).unwrap_or(value.trim_ascii_end()).to_vec(),
            );
        }
        at += length as usize;
    }
    None
}

/// The value as text.
pub fn text(file: &[u8], tag: Tag) -> String {
    found(file, tag).map(|value| String::from_utf8(value).expect("ASCII")).unwrap_or_default()
}

/// Every attribute that the standard knows, with its value representation.
pub fn all_attributes() -> impl Iterator<Item = (Tag, VR)> {
    let groups = (0x0008..=0x0088).chain([0x0100, 0x0400]).chain((0x2000..=0x2200).step_by(16));
    let groups = groups.chain(0x3000..=0x3010).chain(0x4000..=0x4010);
    let groups = groups.chain([0x5200, 0x5400, 0x5600, 0x7FE0, 0xFFFA, 0xFFFC]);
    groups.filter(|group| group % 2 == 0).flat_map(|group| {
        (1..=0xFFFF).filter_map(move |element| {
            let tag = Tag(group, element);
            StandardDataDictionary.by_tag(tag).map(|entry| (tag, entry.vr().relaxed()))
        })
    })
}
