//! Damaged and hostile files: an error, never a panic, and never much memory.

use dicom_core::VR;
use dicom_dictionary_std::tags;
use secondok_deident::{Opened, Refused, Seen};

use super::{
    builder::{Data, FORMS, Form},
    clean, secret, slice,
};

/// Whatever comes of it: no panic.
pub fn goes_through(bytes: &[u8]) {
    if let Ok(opened) = Opened::read(bytes.to_vec()) {
        let _ = opened.picture(0);
        let mut seen = Seen::default();
        seen.paint_everywhere(secondok_deident::Area { left: 1, top: 0, width: u32::MAX, height: 3 });
        let _ = opened.clean(&secret(1), Some(&seen));
    }
}

/// Numbers that look random and are the same every time.
pub fn noise(seed: u64) -> impl Iterator<Item = u64> {
    let step = |state: &u64| {
        Some(state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407))
    };
    std::iter::successors(Some(seed), step).skip(1).map(|state| state >> 33)
}

#[test]
fn files_cut_off_anywhere_or_changed_anywhere_never_panic() {
    let item = Data::default().with(tags::CODE_MEANING, VR::LO, "x");
    let data = slice().items(tags::ANATOMIC_REGION_SEQUENCE, vec![item.clone(), item]);
    for form in FORMS {
        let file = data.file(form);
        for end in 0..file.len() {
            goes_through(&file[..end]);
        }
        let mut noise = noise(form as u64);
        for _ in 0..500 {
            let mut changed = file.clone();
            for _ in 0..3 {
                let at = 132 + noise.next().unwrap() as usize % (file.len() - 132);
                changed[at] = noise.next().unwrap() as u8;
            }
            goes_through(&changed);
        }
    }
}

#[test]
fn sequences_within_sequences_have_an_end() {
    let mut file = slice().file(Form::Explicit);
    let pixels = file.len() - 12 - 16;
    file.truncate(pixels);
    for _ in 0..200_000 {
        file.extend_from_slice(b"\x40\0\x30\xA7SQ\0\0\xFF\xFF\xFF\xFF\xFE\xFF\0\xE0\xFF\xFF\xFF\xFF");
    }
    let fault = clean(&file).unwrap_err();
    assert!(matches!(&fault, Refused::Damaged(why) if why.contains("too deep")), "{fault}");
}
