//! Others' programs that read what is cleaned, and look for what should not be in it.

use super::{Found, apt};
use crate::{exec::which, fault::Fault};

/// The variable that tells the tests where it lies, its name, and Debian's package of it.
const READERS: [(&str, &str, &str); 4] = [
    ("SECONDOK_DCMDUMP", "dcmdump", "dcmtk"),
    ("SECONDOK_EXIFTOOL", "exiftool", "libimage-exiftool-perl"),
    ("SECONDOK_MUTOOL", "mutool", "mupdf-tools"),
    ("SECONDOK_QPDF", "qpdf", "qpdf"),
];

/// Finds all of them, or installs those that are missing.
pub(super) fn find() -> Result<Found, Fault> {
    let packages: Vec<&str> = missing().map(|(_, _, package)| *package).collect();
    if !packages.is_empty() {
        apt::install(&packages)?;
    }
    if let Some((variable, name, _)) = missing().next() {
        let advice = apt::advice(&packages);
        return Err(Fault::new(format!("There is no {name}. Set {variable}, or type: {advice}")));
    }
    let variables = READERS
        .iter()
        .filter(|(variable, ..)| std::env::var_os(variable).is_none())
        .filter_map(|(variable, name, _)| Some((*variable, which(name)?.into_os_string())))
        .collect();
    let names = READERS.map(|(_, name, _)| name).join(", ");
    Ok(Found { what: names, variables })
}

fn missing() -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str)> {
    READERS.iter().filter(|(variable, name, _)| std::env::var_os(variable).is_none() && which(name).is_none())
}
