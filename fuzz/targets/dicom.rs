//! DICOM from anywhere: it is cleaned or refused, what was cleaned can be read, and cleaning it once more changes no picture.

#![no_main]

use libfuzzer_sys::fuzz_target;
use secondok_deident::{Kind, Opened};
use secondok_fuzz::goes_through;

fuzz_target!(|bytes: &[u8]| {
    // The head that a file begins with, so that few inputs are thrown away.
    let mut file = vec![0; 128];
    file.extend_from_slice(b"DICM");
    file.extend_from_slice(bytes);
    if let Some(cleaned) = goes_through(&file) {
        assert_eq!(Kind::of(cleaned.bytes()), Some(Kind::Dicom));
        Opened::read(cleaned.bytes()).expect("what was cleaned can be read");
    }
});
