//! The list of what is on a disc: it names patients, so that whatever is taken for one is never cleaned.

#![no_main]

use libfuzzer_sys::fuzz_target;
use secondok_deident::{
    Kind, Opened, Refused,
    files::dicom::directory::{listed, missing},
};

fuzz_target!(|bytes: &[u8]| {
    let Some(names) = listed(bytes.to_vec()) else {
        assert_ne!(
            Opened::read(bytes.to_vec()).err(),
            Some(Refused::Directory),
            "what is refused as a list can be read"
        );
        return;
    };
    assert!(names.is_sorted_by(|one, next| one < next), "each once, in order");
    assert_eq!(missing(&names, names.iter().map(String::as_str)), 0, "nothing is missing of what is there");
    assert_eq!(missing(&names, []), names.len());
    if Kind::of(bytes) == Some(Kind::Dicom) {
        assert_eq!(Opened::read(bytes.to_vec()).err(), Some(Refused::Directory));
    }
});
