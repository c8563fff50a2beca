//! Whether images are slices of a head, told by what people and machines say of them.
//!
//! Doubt is never `No`: what says "head" anywhere counts, wherever in a word and in whichever of several languages; what says
//! another part of the body counts only where a word begins with it, and where nothing speaks of the head or the neck.

mod letters;
mod words;

use dicom_core::Tag;
use dicom_dictionary_std::tags;

use self::words::{Part, part};
use super::data::{DataSet, Element, Value};
use crate::files::face::Face;

/// What makes slices, all of the body alike: text about them says what they are of.
const SLICES: [&str; 2] = ["CT", "MR"];

/// Kinds of objects that are slices, or surfaces made of them, whatever is said of what made them: CT, MR and their enhanced
/// forms, PET, angiography in three dimensions, contours for radiotherapy (of which one is the skin), surfaces.
const CLASSES: [(&str, bool); 12] = [
    ("1.2.840.10008.5.1.4.1.1.2", true),
    ("1.2.840.10008.5.1.4.1.1.2.1", true),
    ("1.2.840.10008.5.1.4.1.1.2.2", true),
    ("1.2.840.10008.5.1.4.1.1.4", true),
    ("1.2.840.10008.5.1.4.1.1.4.1", true),
    ("1.2.840.10008.5.1.4.1.1.4.3", true),
    ("1.2.840.10008.5.1.4.1.1.4.4", true),
    ("1.2.840.10008.5.1.4.1.1.128", false),
    ("1.2.840.10008.5.1.4.1.1.130", false),
    ("1.2.840.10008.5.1.4.1.1.13.1.1", false),
    ("1.2.840.10008.5.1.4.1.1.481.3", false),
    ("1.2.840.10008.5.1.4.1.1.66.5", false),
];
/// X-ray in three dimensions of skull and jaws.
const CRANIOFACIAL: &str = "1.2.840.10008.5.1.4.1.1.13.1.2";

/// What describes the images.
const DESCRIPTIONS: [Tag; 9] = [
    tags::BODY_PART_EXAMINED,
    tags::STUDY_DESCRIPTION,
    tags::SERIES_DESCRIPTION,
    tags::PROTOCOL_NAME,
    tags::ACQUISITION_PROTOCOL_DESCRIPTION,
    tags::REQUESTED_PROCEDURE_DESCRIPTION,
    tags::SCHEDULED_PROCEDURE_STEP_DESCRIPTION,
    tags::PERFORMED_PROCEDURE_STEP_DESCRIPTION,
    tags::PERFORMED_PROCEDURE_TYPE_DESCRIPTION,
];
/// What is said beside them: a coil for the head, a filter for it, contours of an eye. Another part says nothing here: a coil
/// for the spine lies below the head too.
const HINTS: [Tag; 5] = [
    tags::RECEIVE_COIL_NAME,
    tags::TRANSMIT_COIL_NAME,
    tags::FILTER_TYPE,
    tags::ROI_NAME,
    tags::SEGMENT_LABEL,
];
/// Codes with their meanings. Others are not asked: "headfirst" is how somebody lies.
const CODES: [Tag; 8] = [
    tags::ANATOMIC_REGION_SEQUENCE,
    tags::PRIMARY_ANATOMIC_STRUCTURE_SEQUENCE,
    tags::PROCEDURE_CODE_SEQUENCE,
    tags::SERIES_DESCRIPTION_CODE_SEQUENCE,
    tags::REQUESTED_PROCEDURE_CODE_SEQUENCE,
    tags::SCHEDULED_PROTOCOL_CODE_SEQUENCE,
    tags::PERFORMED_PROTOCOL_CODE_SEQUENCE,
    tags::SEGMENTED_PROPERTY_TYPE_CODE_SEQUENCE,
];

/// Tells it of an object that was not cleaned yet; `pixels`, whether it has any.
pub(super) fn face(data: &DataSet, pixels: bool) -> Face {
    let class = data.text(tags::SOP_CLASS_UID).unwrap_or_default();
    if class == CRANIOFACIAL {
        return Face::Possible;
    }
    let modality = data.text(tags::MODALITY).unwrap_or_default();
    let known = CLASSES.iter().find(|(known, _)| *known == class);
    let slices = SLICES.contains(&modality) || matches!(known, Some((_, true)));
    let pixels_of = pixels && (slices || modality == "PT");
    if !pixels_of && !matches!(known, Some((_, false))) {
        return Face::No;
    }
    let mut said = Said::default();
    said.hear(data, false);
    match said {
        Said { head: true, .. } => Face::Possible,
        // PET goes from the skull to the thighs whatever it looks for, and contours have their skin wherever they are.
        Said { near: false, elsewhere: true, .. } if slices => Face::No,
        _ => Face::Unknown,
    }
}

/// What was said, by anybody.
#[derive(Debug, Default)]
struct Said {
    head: bool,
    near: bool,
    elsewhere: bool,
}

impl Said {
    /// Hears an object or item; `code`, whether the item is a code that tells a part of the body.
    fn hear(&mut self, data: &DataSet, code: bool) {
        for element in data.iter() {
            if let Value::Items(items) = &element.value {
                items.iter().for_each(|item| self.hear(item, CODES.contains(&element.tag)));
            } else if DESCRIPTIONS.contains(&element.tag) || code && element.tag == tags::CODE_MEANING {
                self.text(element, false);
            } else if HINTS.contains(&element.tag) {
                self.text(element, true);
            } else if code && matches!(element.tag, tags::CODE_VALUE | tags::LONG_CODE_VALUE) {
                self.head |= words::is_code_of_head(element.text());
            }
        }
    }

    fn text(&mut self, element: &Element, hint: bool) {
        for text in letters::readings(element.text()) {
            match part(&text) {
                Some(Part::Head) => self.head = true,
                Some(Part::Near) => self.near = true,
                Some(Part::Elsewhere) => self.elsewhere |= !hint,
                None => {}
            }
        }
    }
}
