//! Files that a patient may have.

use secondok_testkit::files;

/// What lies in the file of this name: `SERIES-NUMBER.dcm` is a slice of a study, `.jpg` a photo, and anything else no file that can
/// be used.
pub(crate) fn bytes(name: &str) -> Vec<u8> {
    match name.rsplit_once('.') {
        Some((name, "dcm")) => {
            let (series, number) = name.split_once('-').unwrap_or_default();
            files::slice(1, series.parse().unwrap_or_default(), number.parse().unwrap_or_default(), 128)
        }
        Some((_, "jpg")) => {
            include_bytes!("../../../crates/deident/tests/pages/fixtures/progressive.jpg").to_vec()
        }
        _ => b"A list of what to buy".to_vec(),
    }
}
