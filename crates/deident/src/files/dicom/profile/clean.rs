//! Goes through a data set and does to each attribute what the profile says.

use dicom_core::{
    Tag, VR,
    dictionary::{DataDictionary, DataDictionaryEntry, VirtualVr},
};
use dicom_dictionary_std::{StandardDataDictionary, tags};

use super::{
    super::{
        data::{DataSet, Element, Value},
        read::is_binary,
    },
    action::{Action, Without, of},
    codes::{self, Coded},
    dates::{self, Shift},
    numbers::{REMOVED, age, dummy, is_number, is_written},
    terms,
    uids::renamed,
    words::known,
};
use crate::{report::Group, report::Report, secret::Secret};

/// Cleans data sets, and counts.
#[derive(Debug)]
pub(in crate::files::dicom) struct Cleaner<'a> {
    secret: &'a Secret,
    shift: Shift,
    /// Values of PET mean nothing without size and weight.
    measures: bool,
    /// Values of pixels are signed, and so are values about them.
    signed: bool,
    pub report: Report,
}

impl<'a> Cleaner<'a> {
    pub(in crate::files::dicom) fn new(secret: &'a Secret, data: &DataSet) -> Self {
        let measures = data.text(tags::MODALITY) == Some("PT");
        let signed = data.number(tags::PIXEL_REPRESENTATION) == Some(1);
        Self { secret, shift: Shift::new(secret), measures, signed, report: Report::default() }
    }

    /// The data set cleaned. As deep as sequences were read.
    pub(in crate::files::dicom) fn data_set(&mut self, data: DataSet) -> DataSet {
        let coded = Coded::of(&data);
        let cleaned =
            data.into_elements().into_iter().filter_map(|element| self.element(element, coded)).collect();
        DataSet::new(cleaned)
    }

    fn element(&mut self, element: Element, coded: Coded) -> Option<Element> {
        let Element { tag, vr, .. } = element;
        // All text that is left is in the default repertoire: no other is named, which would tell a language.
        if tag == tags::SPECIFIC_CHARACTER_SET || tag.element() == 0 {
            return None;
        }
        // How it was cleaned before told of nobody, and how it is now is said anew.
        if matches!(tag, tags::DEIDENTIFICATION_METHOD | tags::DEIDENTIFICATION_METHOD_CODE_SEQUENCE) {
            return None;
        }
        if let Some(part) = coded.part(&element) {
            if part.bytes() != element.bytes() {
                self.report.count(Group::Notes);
            }
            return Some(part);
        }
        let (action, group) = of(tag, vr);
        let empty = element.is_empty();
        if action == Action::Items {
            return self.items(element, group);
        }
        let cleaned = match action {
            Action::Remove => None,
            Action::Keep if self.signed && vr == VR::US && is_about_pixels(tag) => {
                return Some(Element { vr: VR::SS, ..element });
            }
            // Numbers in binary form, in which somebody wrote.
            Action::Keep if is_binary(vr) && is_written(element.bytes()) => None,
            Action::Keep => return Some(element),
            // What is empty says nothing, and may have to be there.
            _ if empty => return Some(Element::new(tag, vr, [])),
            _ => self.value(&element, action).map(|value| Element::new(tag, vr, value)),
        };
        let same = cleaned.as_ref().is_some_and(|cleaned| cleaned.text() == element.text());
        if !empty && !same {
            self.report.count(group);
        }
        cleaned
    }

    /// The value it gets. None: it goes.
    fn value(&self, element: &Element, action: Action) -> Option<Vec<u8>> {
        let text = element.text();
        let string = match action {
            Action::Remove | Action::Keep | Action::Items => return None,
            Action::Empty => String::new(),
            Action::Dummy => return Some(dummy(element.vr, element.bytes().len())),
            Action::Rename { instance } => renamed(self.secret, text, instance),
            Action::Shift => self.moved(element, text)?,
            Action::Words(without) => match (known(text), without) {
                (words, _) if !words.is_empty() => cut(words, element.vr),
                (_, Without::Remove) => return None,
                (_, Without::Empty) => String::new(),
                (_, Without::Dummy) => REMOVED.to_owned(),
            },
            Action::Measure if !self.measures => return None,
            Action::Check if element.vr == VR::CS => terms::known(text),
            Action::Check | Action::Measure => {
                return is_number(element.tag, element.vr, text).then(|| element.bytes().to_vec());
            }
            Action::Age => age(text)?,
            Action::Pseudonym => pseudonym(self.secret),
        };
        Some(string.into_bytes())
    }

    fn moved(&self, element: &Element, text: &[u8]) -> Option<String> {
        match element.vr {
            // What is no date has to go, and the attribute may have to stay.
            VR::DA => Some(self.shift.date(text).unwrap_or_default()),
            VR::DT => Some(self.shift.date_time(text).unwrap_or_default()),
            VR::TM => Some(dates::time(text).unwrap_or_default()),
            _ => None,
        }
    }

    /// An item, cleaned. None: it says who somebody is.
    fn item(&mut self, of: Tag, mut item: DataSet) -> Option<DataSet> {
        if of == tags::CONTENT_SEQUENCE && is_of_subject(&item) {
            self.report.count(Group::Person);
            return None;
        }
        // Nobody looks at pictures within items, as icons are, and pages to be printed.
        if item.take(tags::PIXEL_DATA).is_some() {
            self.report.count(Group::Hidden);
        }
        Some(self.data_set(item))
    }

    fn items(&mut self, element: Element, group: Group) -> Option<Element> {
        let Value::Items(items) = element.value else {
            if !element.is_empty() {
                self.report.count(group);
            }
            return None;
        };
        // Who it was has a code too.
        if element.tag == Tag(0x0040, 0x1101) {
            self.report.count(group);
            return Some(Element::items(element.tag, vec![codes::removed()]));
        }
        let items = items.into_iter().filter_map(|item| self.item(element.tag, item)).collect();
        Some(Element::items(element.tag, items))
    }
}

/// Who a report is of, by what it calls that (PS3.16, CID 271 and template 1006): name, number, birth date, sex, age; birth dates and
/// ages in SNOMED CT and LOINC; the country whose language it is in.
const SUBJECT: [&str; 15] = [
    "121029",
    "121030",
    "121031",
    "121032",
    "121033",
    "121046",
    "184099003",
    "397669002",
    "424144002",
    "445518008",
    "21112-8",
    "21611-9",
    "21612-7",
    "29553-5",
    "30525-0",
];

/// Whether an item of a report says who it is of.
fn is_of_subject(item: &DataSet) -> bool {
    let Some(Element { value: Value::Items(concepts), .. }) = item.get(tags::CONCEPT_NAME_CODE_SEQUENCE)
    else {
        return false;
    };
    concepts.iter().any(|concept| concept.text(tags::CODE_VALUE).is_some_and(|code| SUBJECT.contains(&code)))
}

/// Whether the values are signed where pixels are. Who leaves out value representations does not say so.
fn is_about_pixels(tag: Tag) -> bool {
    StandardDataDictionary.by_tag(tag).is_some_and(|entry| entry.vr() == VirtualVr::Xs)
}

/// Stands for the patient: images of one consultation belong to one, and nobody can tell to whom.
fn pseudonym(secret: &Secret) -> String {
    let bytes: [u8; 6] = secret.derive(&[b"patient"]);
    bytes.iter().fold("SD".to_owned(), |text, byte| text + &format!("{byte:02X}"))
}

/// As long as its value representation allows, words whole.
fn cut(words: String, vr: VR) -> String {
    let most = match vr {
        VR::SH | VR::CS => 16,
        VR::LO => 64,
        _ => 1024,
    };
    match words.get(..=most) {
        Some(head) => head.rsplit_once(' ').map_or_else(String::new, |(head, _)| head.to_owned()),
        None => words,
    }
}
