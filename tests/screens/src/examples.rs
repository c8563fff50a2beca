//! Files that a patient may have.

use secondok_testkit::files::slice;

/// What lies in the file of this name: `NUMBER.dcm` is a slice of a study, `.jpg` a photo, and anything else no file that can be
/// used.
pub(crate) fn bytes(name: &str) -> Vec<u8> {
    match name.rsplit_once('.') {
        Some((number, "dcm")) => slice(1, number.parse().unwrap_or_default(), 128),
        Some((_, "jpg")) => {
            include_bytes!("../../../crates/deident/tests/pages/fixtures/progressive.jpg").to_vec()
        }
        _ => b"A list of what to buy".to_vec(),
    }
}
