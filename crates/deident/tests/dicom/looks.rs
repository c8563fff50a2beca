//! Who must look at what before it goes out, and what cannot go out at all.

use dicom_core::VR;
use dicom_dictionary_std::tags;
use secondok_deident::{Area, Kind, Look, Opened, Refused, Seen};

use super::{
    SECONDARY,
    builder::{Data, FORMS, Form},
    clean, image, in_form, secret, slice,
};

fn look(data: &Data) -> Look {
    Opened::read(data.file(Form::Explicit)).unwrap().look()
}

#[test]
fn slices_of_scanners_need_no_look_and_whatever_people_write_into_does() {
    assert_eq!(look(&slice()), Look::NotNeeded);
    let modality = |modality: &str| slice().with(tags::MODALITY, VR::CS, modality);
    for burnt in ["US", "XA", "RF", "OT", "DX", "CR", "MG"] {
        assert_eq!(look(&modality(burnt)), Look::BurntIn, "{burnt}");
        let says_no = modality(burnt).with(tags::BURNED_IN_ANNOTATION, VR::CS, "NO");
        assert_eq!(look(&says_no), Look::BurntIn, "{burnt} says no");
    }
    for camera in ["ES", "XC", "OP"] {
        assert_eq!(look(&modality(camera)), Look::PaperOrPhoto, "{camera}");
    }
    assert_eq!(look(&slice().with(tags::BURNED_IN_ANNOTATION, VR::CS, "YES")), Look::BurntIn);
    assert_eq!(look(&slice().with(tags::CONVERSION_TYPE, VR::CS, "SD")), Look::PaperOrPhoto);
    assert_eq!(look(&slice().with(tags::SOP_CLASS_UID, VR::UI, SECONDARY)), Look::BurntIn);
    for page in ["Dose Report", "PATIENT_PROTOCOL", "Screen Save 2"] {
        assert_eq!(look(&slice().with(tags::SERIES_DESCRIPTION, VR::LO, page)), Look::Unknown, "{page}");
    }
    let shallow = slice().number(tags::BITS_STORED, 8).number(tags::HIGH_BIT, 7);
    assert_eq!(look(&shallow), Look::Unknown, "no scanner measures in the 8 bits of a screen");
    for derived in
        ["DERIVED\\SECONDARY", "DERIVED\\PRIMARY", "ORIGINAL\\SECONDARY", "ORIGINAL\\PRIMARY\\SCREEN SAVE"]
    {
        assert_eq!(look(&slice().with(tags::IMAGE_TYPE, VR::CS, derived)), Look::Unknown, "{derived}");
    }
}

#[test]
fn what_was_not_looked_at_does_not_go_out() {
    let file = image(SECONDARY, 2, 2, 8, &[0; 4]).file(Form::Explicit);
    let opened = Opened::read(file.clone()).unwrap();
    assert_eq!(opened.clean(&secret(1), None).err(), Some(Refused::NotSeen(Look::BurntIn)));
}

#[test]
fn files_are_told_from_other_kinds_by_their_bytes() {
    for form in FORMS {
        assert_eq!(Kind::of(&in_form(form)), Some(Kind::Dicom), "{form:?}");
    }
    for form in [Form::Explicit, Form::Implicit, Form::Big] {
        assert_eq!(Kind::of(&slice().bare(form)), Some(Kind::Dicom), "bare, {form:?}");
    }
    let other: [&[u8]; 7] = [
        b"",
        b"hello, I am a letter and nothing else",
        &[0; 4096],
        &[8, 0, 5, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        b"\x08\0\x05\0CS\xFF\xFFnever",
        b"PK\x03\x04\x14\0\x08\0\x08\0",
        b"\x02\0\x08\0\x10\0\x20\0\x40\0\x80\0",
    ];
    for bytes in other {
        assert_eq!(Kind::of(bytes), None, "{bytes:?}");
    }
}

#[test]
fn what_cannot_be_cleaned_says_why() {
    let reason = |data: &Data, syntax: &str| {
        let file = data.file_with(Form::Explicit, syntax, [0; 128], &Data::default());
        clean(&file).expect_err("it cannot be cleaned").to_string()
    };
    let plain = Form::Explicit.uid();
    let class = |uid: &str| slice().with(tags::SOP_CLASS_UID, VR::UI, uid);
    assert!(reason(&class("1.2.840.10008.5.1.4.1.1.104.1"), plain).contains("a document within DICOM"));
    assert!(reason(&class("1.2.840.10008.5.1.4.1.1.9.4.1"), plain).contains("recorded sound"));
    assert!(reason(&class("1.2.840.10008.1.3.10"), plain).contains("the list of what is on a disc"));
    assert!(reason(&class("1.2.840.113619.4.30"), plain).contains("only its maker"));
    assert!(reason(&slice(), "1.2.840.10008.1.2.4.102").contains("MPEG"));
    assert!(reason(&slice(), "1.2.3").contains("unknown transfer syntax"));
    assert!(reason(&slice().with(tags::PIXEL_DATA, VR::OW, [0; 4]), plain).contains("fewer pixels"));
    assert!(
        reason(&slice().number(tags::ROWS, 60_000).number(tags::COLUMNS, 60_000), plain)
            .contains("too large")
    );
    assert!(reason(&slice().with(tags::NUMBER_OF_FRAMES, VR::IS, "99999"), plain).contains("too many"));
}

#[test]
fn what_says_that_something_is_written_into_it_is_looked_at_whatever_it_is() {
    let mask = image("1.2.840.10008.5.1.4.1.1.66.4", 2, 2, 8, &[1; 4]);
    assert_eq!(look(&mask), Look::NotNeeded);
    assert_eq!(look(&mask.clone().with(tags::BURNED_IN_ANNOTATION, VR::CS, "YES")), Look::BurntIn);
    assert_eq!(look(&mask.with(tags::CONVERSION_TYPE, VR::CS, "SD")), Look::PaperOrPhoto);
}

#[test]
fn a_place_outside_of_the_picture_paints_nothing_and_is_refused() {
    let file = slice().file(Form::Explicit);
    let painted = |left: u32| {
        let mut seen = Seen::default();
        seen.paint_everywhere(Area { left, top: 0, width: 1, height: 1 });
        Opened::read(file.clone()).unwrap().clean(&secret(1), Some(&seen))
    };
    assert_eq!(painted(900).err(), Some(Refused::NothingPainted));
    assert!(painted(0).is_ok());
}
