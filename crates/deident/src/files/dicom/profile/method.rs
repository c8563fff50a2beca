//! Says in the object itself that it was cleaned, and how (PS3.3, C.7.1.1 and C.12.1.1; codes of PS3.16, CID 7050).

use dicom_core::{Tag, VR};
use dicom_dictionary_std::tags;

use super::super::data::{DataSet, Element};

/// What is true of its pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::files::dicom) enum Pixels {
    /// It has none.
    None,
    /// Machines of its kind write nothing into them, and nobody looked.
    Unwritten,
    /// A person looked at all of them, and painted over what was to be hidden, if anything was.
    Seen,
}

/// What was done. The option Clean Pixel Data comes on top where a person looked.
const CODES: [(&str, &str); 6] = [
    ("113100", "Basic Application Confidentiality Profile"),
    ("113103", "Clean Graphics Option"),
    ("113104", "Clean Structured Content Option"),
    ("113105", "Clean Descriptors Option"),
    ("113107", "Retain Longitudinal Temporal Information Modified Dates Option"),
    ("113108", "Retain Patient Characteristics Option"),
];

/// Writes it into the data set, in the place of whatever another program said before.
pub(in crate::files::dicom) fn sign(data: &mut DataSet, pixels: Pixels) {
    let mut text = |tag: Tag, vr: VR, value: &str| data.set(Element::new(tag, vr, value));
    text(tags::PATIENT_IDENTITY_REMOVED, VR::CS, "YES");
    text(tags::DEIDENTIFICATION_METHOD, VR::LO, "SeconDOK\\DICOM PS3.15 2026c, table E.1-1");
    text(tags::LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED, VR::CS, "MODIFIED");
    if pixels != Pixels::None {
        text(tags::BURNED_IN_ANNOTATION, VR::CS, "NO");
    }
    let mut codes: Vec<DataSet> = CODES.iter().map(|(value, meaning)| code(value, meaning)).collect();
    if pixels == Pixels::Seen {
        codes.insert(1, code("113101", "Clean Pixel Data Option"));
    }
    data.set(Element::items(tags::DEIDENTIFICATION_METHOD_CODE_SEQUENCE, codes));
}

fn code(value: &str, meaning: &str) -> DataSet {
    DataSet::new(vec![
        Element::new(tags::CODE_VALUE, VR::SH, value),
        Element::new(tags::CODING_SCHEME_DESIGNATOR, VR::SH, "DCM"),
        Element::new(tags::CODE_MEANING, VR::LO, meaning),
    ])
}
