//! Whether somebody must look at the pictures, told by what made them.

use dicom_dictionary_std::tags;

use super::{super::data::DataSet, layout};
use crate::files::opened::Look;

/// What machines make that write nothing into their pictures, if these come from the machine itself: CT, MR, PET and nuclear
/// medicine, and their enhanced forms.
const MACHINES: [&str; 10] = [
    "1.2.840.10008.5.1.4.1.1.2",
    "1.2.840.10008.5.1.4.1.1.2.1",
    "1.2.840.10008.5.1.4.1.1.2.2",
    "1.2.840.10008.5.1.4.1.1.4",
    "1.2.840.10008.5.1.4.1.1.4.1",
    "1.2.840.10008.5.1.4.1.1.4.4",
    "1.2.840.10008.5.1.4.1.1.20",
    "1.2.840.10008.5.1.4.1.1.128",
    "1.2.840.10008.5.1.4.1.1.128.1",
    "1.2.840.10008.5.1.4.1.1.130",
];

/// What programs compute and nobody writes into: segmentations and doses.
const COMPUTED: [&str; 3] =
    ["1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.66.7", "1.2.840.10008.5.1.4.1.1.481.2"];

/// Secondary captures: whatever was on a screen or on paper.
const CAPTURES: &str = "1.2.840.10008.5.1.4.1.1.7";

/// How pictures are made that come from a camera or a scanner (Conversion Type).
const SCANS: [&str; 4] = ["DF", "SD", "DRW", "DI"];
/// Cameras.
const CAMERAS: [&str; 6] = ["XC", "ES", "GM", "SM", "OP", "DMS"];
/// Machines that write names into their pictures, and pictures of screens.
const WRITERS: [&str; 11] = ["US", "IVUS", "XA", "RF", "OT", "SC", "DX", "CR", "MG", "IO", "PX"];

/// Whether somebody must look; `pixels`, whether there are any.
pub(in crate::files::dicom) fn look(data: &DataSet, pixels: bool) -> Look {
    let text = |tag| data.text(tag).unwrap_or_default();
    let (class, modality) = (text(tags::SOP_CLASS_UID), text(tags::MODALITY));
    if !pixels {
        return Look::NotNeeded;
    }
    if SCANS[..3].contains(&text(tags::CONVERSION_TYPE)) || CAMERAS.contains(&modality) {
        return Look::PaperOrPhoto;
    }
    if text(tags::BURNED_IN_ANNOTATION) == "YES" {
        return Look::BurntIn;
    }
    if COMPUTED.contains(&class) {
        return Look::NotNeeded;
    }
    if class.starts_with(CAPTURES) || WRITERS.contains(&modality) || !layout::proposed(data).is_empty() {
        return Look::BurntIn;
    }
    if MACHINES.contains(&class) && is_original(data) { Look::NotNeeded } else { Look::Unknown }
}

/// What scanners call pages that they make among their images.
const PAGES: [&str; 7] =
    ["DOSE REPORT", "DOSE INFO", "PATIENT PROTOCOL", "SCREEN SAVE", "SCREENSAVE", "SCREENSHOT", "SNAPSHOT"];

/// Whether the picture is what the machine measured: not derived, no capture of a screen, not in colours, of more than the 8 bits
/// that screens have.
fn is_original(data: &DataSet) -> bool {
    let kind = data.text(tags::IMAGE_TYPE).unwrap_or_default();
    let mut values = kind.split('\\').map(str::trim);
    let measured = values.next() == Some("ORIGINAL") && values.next() == Some("PRIMARY");
    let captured = ["SCREEN", "SAVE", "SECONDARY", "DOSE", "REPORT", "PROTOCOL"];
    let described = data.text(tags::SERIES_DESCRIPTION).unwrap_or_default();
    let described = described.to_ascii_uppercase().replace('_', " ");
    let deep = data.number(tags::BITS_STORED).is_none_or(|bits| bits > 8);
    measured
        && (deep || data.text(tags::MODALITY) == Some("NM"))
        && PAGES.iter().all(|page| !described.contains(page))
        && values.all(|value| captured.iter().all(|word| !value.contains(word)))
        && data.get(tags::CONVERSION_TYPE).is_none()
        && data.number(tags::SAMPLES_PER_PIXEL).unwrap_or(1) == 1
}
