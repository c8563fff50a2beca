//! Codes with their meanings (PS3.3, 8.8): findings, views, units, sequences of radiopharmaceuticals.

use dicom_core::{Tag, VR};
use dicom_dictionary_std::tags;

use super::{
    super::data::{DataSet, Element},
    numbers::REMOVED,
    words::known,
};

/// Lists that everybody has: their codes say nothing of who wrote them.
const PUBLIC: [&str; 25] = [
    "DCM",
    "SRT",
    "SCT",
    "SNM3",
    "99SDM",
    "UCUM",
    "LN",
    "RADLEX",
    "FMA",
    "UMLS",
    "ICD10",
    "I10",
    "I9",
    "I9C",
    "IC11",
    "ICDO3",
    "NCIt",
    "BI",
    "ACR",
    "C4",
    "MDC",
    "RXNORM",
    "NEU",
    "UNS",
    "ISO3166_1",
];
/// The scheme of codes that stand for others.
const OWN: &str = "99SECONDOK";

/// What a code becomes in which nothing of a private list remains.
const NONE: &str = "0";

/// How the codes of an item may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coded {
    /// The item is no code.
    No,
    /// Of a list that everybody has.
    Public,
    /// Of a list that a hospital or maker made: its codes can name places and people.
    Private,
}

impl Coded {
    /// Of which kind this item is.
    pub(super) fn of(item: &DataSet) -> Self {
        let value = [tags::CODE_VALUE, tags::LONG_CODE_VALUE, tags::URN_CODE_VALUE];
        if item.get(tags::CODE_MEANING).is_none() && value.iter().all(|tag| item.get(*tag).is_none()) {
            return Self::No;
        }
        match item.text(tags::CODING_SCHEME_DESIGNATOR) {
            Some(scheme) if PUBLIC.contains(&scheme) => Self::Public,
            _ => Self::Private,
        }
    }

    /// What this part of a code becomes. None: it is no part, or is treated like any other attribute.
    pub(super) fn part(self, element: &Element) -> Option<Element> {
        let text = element.text();
        let becomes = |value: &str| Some(Element::new(element.tag, element.vr, value));
        match (self, element.tag) {
            (Self::Public, tags::CODE_VALUE | tags::LONG_CODE_VALUE) if is_code(text) => {
                Some(element.clone())
            }
            (Self::Public, tags::CODING_SCHEME_DESIGNATOR) => Some(element.clone()),
            (Self::Public | Self::Private, tags::CODE_VALUE) => becomes(NONE),
            (Self::Private, tags::CODING_SCHEME_DESIGNATOR) => becomes(OWN),
            (Self::Public | Self::Private, tags::CODE_MEANING) => match known(text).as_str() {
                "" => becomes(REMOVED),
                words => becomes(words),
            },
            _ => None,
        }
    }
}

/// An item that stands for a code which had to go.
pub(super) fn removed() -> DataSet {
    let text = |tag: Tag, vr: VR, value: &str| Element::new(tag, vr, value);
    DataSet::new(vec![
        text(tags::CODE_VALUE, VR::SH, NONE),
        text(tags::CODING_SCHEME_DESIGNATOR, VR::SH, OWN),
        text(tags::CODE_MEANING, VR::LO, REMOVED),
    ])
}

/// Codes are short and without spaces. What a file calls their meaning is treated as any other text: that it stands in the
/// list nobody has checked.
fn is_code(text: &[u8]) -> bool {
    text.len() <= 16 && text.iter().all(u8::is_ascii_graphic)
}
