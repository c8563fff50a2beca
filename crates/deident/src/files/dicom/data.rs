//! A data set in memory. Values are slices of the file, which is held once: nothing is copied that is not changed.

use bytes::Bytes;
use dicom_core::{Tag, VR};

/// A value.
#[derive(Debug, Clone)]
pub(super) enum Value {
    /// Least significant byte first, as it stands in the file.
    Bytes(Bytes),
    /// The items of a sequence.
    Items(Vec<DataSet>),
    /// The fragments of compressed pixels: the first is the table of offsets.
    Fragments(Vec<Bytes>),
}

/// An attribute.
#[derive(Debug, Clone)]
pub(super) struct Element {
    pub tag: Tag,
    pub vr: VR,
    pub value: Value,
}

impl Element {
    pub(super) fn new(tag: Tag, vr: VR, value: impl Into<Vec<u8>>) -> Self {
        Self { tag, vr, value: Value::Bytes(Bytes::from(value.into())) }
    }

    pub(super) fn items(tag: Tag, items: Vec<DataSet>) -> Self {
        Self { tag, vr: VR::SQ, value: Value::Items(items) }
    }

    /// Its bytes; none where it has items.
    pub(super) fn bytes(&self) -> &[u8] {
        match &self.value {
            Value::Bytes(bytes) => bytes,
            Value::Items(_) | Value::Fragments(_) => &[],
        }
    }

    /// Its bytes as they would be read as text, without what fills them up.
    pub(super) fn text(&self) -> &[u8] {
        trim(self.bytes())
    }

    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        match &self.value {
            Value::Bytes(bytes) => trim(bytes).is_empty(),
            Value::Items(items) => items.iter().all(|item| item.elements.is_empty()),
            Value::Fragments(fragments) => fragments.is_empty(),
        }
    }
}

/// Without spaces and zero bytes around it.
pub(super) fn trim(bytes: &[u8]) -> &[u8] {
    let filler = |byte: &u8| matches!(byte, 0 | b' ' | b'\t' | b'\r' | b'\n');
    let Some(first) = bytes.iter().position(|byte| !filler(byte)) else { return &[] };
    let last = bytes.iter().rposition(|byte| !filler(byte)).unwrap_or(first);
    &bytes[first..=last]
}

/// Attributes in the order of their tags, none twice.
#[derive(Debug, Clone, Default)]
pub(super) struct DataSet {
    elements: Vec<Element>,
}

impl DataSet {
    /// Of two with the same tag the first counts.
    pub(super) fn new(mut elements: Vec<Element>) -> Self {
        if !elements.is_sorted_by(|one, next| one.tag < next.tag) {
            elements.sort_by_key(|element| element.tag);
            elements.dedup_by_key(|element| element.tag);
        }
        Self { elements }
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Element> {
        self.elements.iter()
    }

    pub(super) fn into_elements(self) -> Vec<Element> {
        self.elements
    }

    pub(super) fn get(&self, tag: Tag) -> Option<&Element> {
        self.elements.binary_search_by_key(&tag, |element| element.tag).ok().map(|at| &self.elements[at])
    }

    /// In the place of what had this tag, if anything had.
    pub(super) fn set(&mut self, element: Element) {
        match self.elements.binary_search_by_key(&element.tag, |element| element.tag) {
            Ok(at) => self.elements[at] = element,
            Err(at) => self.elements.insert(at, element),
        }
    }

    pub(super) fn take(&mut self, tag: Tag) -> Option<Element> {
        let at = self.elements.binary_search_by_key(&tag, |element| element.tag).ok()?;
        Some(self.elements.remove(at))
    }

    /// Text in the default repertoire; none where it is empty or in other letters.
    pub(super) fn text(&self, tag: Tag) -> Option<&str> {
        let text = std::str::from_utf8(self.get(tag)?.text()).ok()?;
        (!text.is_empty()).then_some(text)
    }

    /// The first value of an attribute of 16 bits, unsigned.
    pub(super) fn number(&self, tag: Tag) -> Option<u16> {
        let bytes = self.get(tag)?.bytes().first_chunk::<2>()?;
        Some(u16::from_le_bytes(*bytes))
    }

    /// The first value of an attribute of decimal digits.
    pub(super) fn decimal(&self, tag: Tag) -> Option<f64> {
        let first = self.text(tag)?.split('\\').next()?;
        first.trim().parse().ok().filter(|number: &f64| number.is_finite())
    }
}
