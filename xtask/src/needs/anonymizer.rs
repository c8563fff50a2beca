//! dicom-anonymizer, which cleaning is measured beside, and the files that pydicom brings with it.

use super::{Found, python};
use crate::fault::Fault;

/// Fetches it from PyPI.
pub(super) fn find() -> Result<Found, Fault> {
    let folder = python::environment("anonymizer", "bench/anonymizer/requirements.txt")?;
    let python = folder.join("bin/python3");
    let files = python::files_of_pydicom(&python)?;
    Ok(Found {
        what: format!("dicom-anonymizer in {}", folder.display()),
        variables: vec![
            ("SECONDOK_ANONYMIZER", python.into_os_string()),
            ("SECONDOK_PYDICOM_FILES", files.into()),
        ],
    })
}
