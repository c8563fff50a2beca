//! Data sets, items and sequences (PS3.5, 7.1, 7.5 and annex A.4).

use bytes::Bytes;
use dicom_core::{Tag, VR};
use dicom_dictionary_std::tags;

use super::{
    super::{
        data::{DataSet, Element, Value},
        syntax::Encoding,
    },
    header::{Header, ITEM, ITEM_END, SEQUENCE_END, UNDEFINED, effective, header},
};
use crate::files::refused::Refused;

/// Sequences within sequences: no object of the standard has half as many.
pub(super) const MAX_DEPTH: u32 = 24;
/// Attributes and items of a file; an enhanced CT of a thousand slices has a tenth.
pub(super) const MAX_ELEMENTS: u32 = 1_000_000;

/// The file meta information that begins here, if any does, and where it ends. Its stated length is not asked: it is often wrong.
pub(super) fn meta(source: &Bytes, start: usize) -> Result<(DataSet, usize), Refused> {
    let mut parser = Parser::new(source, start, Encoding::EXPLICIT);
    let mut elements = Vec::new();
    while let Some(header) = header(&source[parser.at..], parser.encoding)
        && header.tag.group() == 2
    {
        parser.at += header.size;
        elements.push(parser.element(header, source.len(), 0)?);
    }
    Ok((DataSet::new(elements), parser.at))
}

/// The data set that goes from here to the end, and whether there was something behind it.
pub(super) fn data_set(source: &Bytes, start: usize, encoding: Encoding) -> Result<(DataSet, bool), Refused> {
    let mut parser = Parser::new(source, start, encoding);
    let mut elements: Vec<Element> = Vec::new();
    let behind = loop {
        let rest = &source[parser.at..];
        let Some(header) = header(rest, encoding) else { break rest.iter().any(|byte| *byte != 0) };
        let has_pixels = elements.last().is_some_and(|last| last.tag >= tags::PIXEL_DATA);
        let out_of_order = elements.last().is_some_and(|last| last.tag >= header.tag);
        if rest.iter().take(8).all(|byte| *byte == 0) || has_pixels && out_of_order {
            break rest.iter().any(|byte| *byte != 0);
        }
        parser.at += header.size;
        if header.tag == ITEM_END || header.tag == SEQUENCE_END {
            continue; // left over by programs that count wrongly; nothing is in it
        }
        match parser.element(header, source.len(), 0) {
            Ok(element) => elements.push(element),
            Err(_) if has_pixels => break true,
            Err(fault) => return Err(fault),
        }
    };
    if elements.is_empty() {
        return Err(Refused::Damaged("there is nothing in it".to_owned()));
    }
    Ok((DataSet::new(elements), behind))
}

struct Parser<'a> {
    source: &'a Bytes,
    at: usize,
    encoding: Encoding,
    left: u32,
}

impl<'a> Parser<'a> {
    fn new(source: &'a Bytes, at: usize, encoding: Encoding) -> Self {
        Self { source, at, encoding, left: MAX_ELEMENTS }
    }

    /// The element behind this header, whose value may go up to `end`.
    fn element(&mut self, header: Header, end: usize, depth: u32) -> Result<Element, Refused> {
        let Header { tag, length, .. } = header;
        self.count()?;
        let vr = effective(tag, header.vr);
        let value = if length == UNDEFINED {
            match vr {
                VR::OB | VR::OW if tag == tags::PIXEL_DATA => self.fragments(end)?,
                _ => self.items_as(header, None, end, depth)?,
            }
        } else {
            let end = self.fitting(tag, length, end)?;
            if vr == VR::SQ {
                self.items_as(header, Some(end), end, depth)?
            } else {
                let bytes = self.source.slice(self.at..end);
                self.at = end;
                Value::Bytes(if self.encoding.big { turned(vr, bytes) } else { bytes })
            }
        };
        Ok(Element { tag, vr: if matches!(value, Value::Items(_)) { VR::SQ } else { vr }, value })
    }

    /// What is within a sequence of unknown value representation is written implicitly (PS3.5, 6.2.2, note 4).
    fn items_as(
        &mut self,
        header: Header,
        close: Option<usize>,
        end: usize,
        depth: u32,
    ) -> Result<Value, Refused> {
        let outside = self.encoding;
        if header.said && header.vr == VR::UN {
            self.encoding = Encoding::IMPLICIT;
        }
        let items = self.items(header.tag, close, end, depth + 1);
        self.encoding = outside;
        items.map(Value::Items)
    }

    fn items(
        &mut self,
        tag: Tag,
        close: Option<usize>,
        end: usize,
        depth: u32,
    ) -> Result<Vec<DataSet>, Refused> {
        if depth > MAX_DEPTH {
            return Err(Refused::Damaged(format!("sequences within sequences go too deep at {tag}")));
        }
        let mut items = Vec::new();
        while close.is_none_or(|close| self.at < close) {
            let header = self.next(tag, end)?;
            self.count()?;
            match header.tag {
                ITEM if header.length == UNDEFINED => items.push(self.item(tag, None, end, depth)?),
                ITEM => {
                    let end = self.fitting(tag, header.length, end)?;
                    items.push(self.item(tag, Some(end), end, depth)?);
                }
                SEQUENCE_END if close.is_none() => break,
                // Some programs end sequences twice: by their length and by a delimiter.
                SEQUENCE_END => {}
                _ => {
                    return Err(Refused::Damaged(format!(
                        "the sequence {tag} has something else than items"
                    )));
                }
            }
        }
        Ok(items)
    }

    fn item(&mut self, tag: Tag, close: Option<usize>, end: usize, depth: u32) -> Result<DataSet, Refused> {
        let mut elements = Vec::new();
        while close.is_none_or(|close| self.at < close) {
            let header = self.next(tag, end)?;
            if header.tag == ITEM_END {
                if close.is_none() {
                    break;
                }
                continue;
            }
            elements.push(self.element(header, end, depth)?);
        }
        Ok(DataSet::new(elements))
    }

    /// Compressed pixels: items that are no data sets (PS3.5, A.4).
    fn fragments(&mut self, end: usize) -> Result<Value, Refused> {
        let mut fragments = Vec::new();
        loop {
            let header = self.next(tags::PIXEL_DATA, end)?;
            self.count()?;
            match header.tag {
                ITEM if header.length != UNDEFINED => {
                    let end = self.fitting(tags::PIXEL_DATA, header.length, end)?;
                    fragments.push(self.source.slice(self.at..end));
                    self.at = end;
                }
                SEQUENCE_END => return Ok(Value::Fragments(fragments)),
                _ => return Err(Refused::Damaged("its compressed pixels are no fragments".to_owned())),
            }
        }
    }

    fn next(&mut self, within: Tag, end: usize) -> Result<Header, Refused> {
        let header = header(&self.source[self.at..end], self.encoding).ok_or_else(|| ends_within(within))?;
        self.at += header.size;
        if self.at > end { Err(ends_within(within)) } else { Ok(header) }
    }

    /// Where a value of this length ends.
    fn fitting(&self, tag: Tag, length: u32, end: usize) -> Result<usize, Refused> {
        let close = self.at.checked_add(length as usize).filter(|close| *close <= end);
        close.ok_or_else(|| ends_within(tag))
    }

    fn count(&mut self) -> Result<(), Refused> {
        self.left = self
            .left
            .checked_sub(1)
            .ok_or_else(|| Refused::Damaged("it has too many attributes".to_owned()))?;
        Ok(())
    }
}

fn ends_within(tag: Tag) -> Refused {
    Refused::Damaged(format!("it ends within {tag}"))
}

/// From most significant byte first to least.
fn turned(vr: VR, bytes: Bytes) -> Bytes {
    let width = match vr {
        VR::AT | VR::OW | VR::SS | VR::US => 2,
        VR::FL | VR::OF | VR::OL | VR::SL | VR::UL => 4,
        VR::FD | VR::OD | VR::OV | VR::SV | VR::UV => 8,
        _ => return bytes,
    };
    let mut turned = bytes.to_vec();
    turned.chunks_exact_mut(width).for_each(<[u8]>::reverse);
    turned.into()
}
