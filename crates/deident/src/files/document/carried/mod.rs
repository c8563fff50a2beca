//! What a document carries beside its pages, counted for the report. Nothing of it is ever written.

mod file;
mod objects;

use std::collections::BTreeSet;

use hayro::hayro_syntax::{
    Pdf,
    object::{Dict, ObjectIdentifier},
};

use crate::report::{Group, Report};

/// Counts it: what lies around the objects, the information dictionaries of all revisions, and what the objects are.
pub(super) fn count(bytes: &[u8], pdf: &Pdf) -> Report {
    let mut report = Report::default();
    file::count_around(bytes, &mut report);
    let trailers = file::trailers(bytes);
    if trailers.iter().any(|trailer| trailer.contains_key("ID")) {
        report.count(Group::Identifiers);
    }
    let informations: BTreeSet<ObjectIdentifier> =
        trailers.iter().filter_map(|trailer| Some(trailer.get_ref("Info")?.into())).collect();
    for information in informations {
        if let Some(information) = pdf.xref().get::<Dict<'_>>(information) {
            count_information(&information, &mut report);
        }
    }
    objects::count(pdf, &mut report);
    report
}

/// The information dictionary (ISO 32000-2, 14.3.3), and what programs add to it.
fn count_information(information: &Dict<'_>, report: &mut Report) {
    for key in information.keys() {
        report.count(match key.as_str() {
            "Trapped" => continue,
            "Author" => Group::Names,
            "Title" | "Subject" | "Keywords" => Group::Notes,
            "Creator" | "Producer" => Group::Devices,
            "CreationDate" | "ModDate" => Group::Dates,
            _ => Group::Unknown,
        });
    }
}
