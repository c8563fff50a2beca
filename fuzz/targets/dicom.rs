//! DICOM of every encoding: what comes out can be read, and has nothing left in it that tells who somebody is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use secondok_deident::{
    Kind, Opened,
    files::dicom::{Object, group::studies},
};
use secondok_fuzz::{cleans, secret};

fuzz_target!(|bytes: &[u8]| {
    if Kind::of(bytes) != Some(Kind::Dicom) {
        return;
    }
    cleans(bytes);
    let Ok(object) = Object::read(bytes.to_vec()) else { return };
    let placed = object.placed(&secret());
    let found = studies([(placed.clone(), 1), (placed, 2)]);
    let one = matches!(found.as_slice(), [study] if study.series.len() == 1);
    assert!(one, "what belongs to one series stays in one");
    let opened = Opened::Dicom(Box::new(object));
    opened.face();
    opened.proposed();
});
