//! What a doctor needs: dates in the same distances, series that belong together, and what was done.

use dicom_core::{Tag, VR};
use dicom_dictionary_std::tags;
use secondok_deident::{Opened, files::dicom::Object};

use super::{
    builder::{Data, FORMS, Form, found, text},
    clean, image, in_form, secret, slice,
};

#[test]
fn every_encoding_comes_out_as_the_same_object() {
    let first = clean(&in_form(Form::Explicit)).unwrap();
    for form in FORMS {
        let cleaned = clean(&in_form(form)).unwrap();
        assert_eq!(cleaned.bytes(), first.bytes(), "{form:?}");
        assert_eq!(text(cleaned.bytes(), Tag(2, 0x10)), Form::Explicit.uid());
    }
    for form in [Form::Explicit, Form::Implicit, Form::Big] {
        assert_eq!(clean(&slice().bare(form)).unwrap().bytes(), first.bytes(), "bare, {form:?}");
    }
}

#[test]
fn what_comes_out_is_read_again_and_changes_only_its_identifiers() {
    let once = clean(&in_form(Form::Implicit)).unwrap();
    let twice = clean(once.bytes()).unwrap();
    assert_eq!(found(once.bytes(), tags::PIXEL_DATA), found(twice.bytes(), tags::PIXEL_DATA));
}

#[test]
fn it_says_that_it_was_cleaned_and_how() {
    let cleaned = clean(&in_form(Form::Explicit)).unwrap();
    assert_eq!(text(cleaned.bytes(), tags::PATIENT_IDENTITY_REMOVED), "YES");
    assert_eq!(text(cleaned.bytes(), tags::LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED), "MODIFIED");
    assert_eq!(text(cleaned.bytes(), tags::BURNED_IN_ANNOTATION), "NO");
    for (code, there) in
        [("113100", true), ("113103", true), ("113105", true), ("113107", true), ("113101", false)]
    {
        assert_eq!(super::stands(code, cleaned.bytes()), there, "{code}");
    }
    let capture = image(super::SECONDARY, 2, 2, 8, &[0; 4]).file(Form::Explicit);
    assert!(super::stands("113101", clean(&capture).unwrap().bytes()), "somebody looked");
}

#[test]
fn dates_keep_their_distances() {
    let data =
        |day: &str| slice().with(tags::STUDY_DATE, VR::DA, day).with(tags::PATIENT_BIRTH_DATE, VR::DA, day);
    let days = |day: &str| {
        let cleaned = clean(&data(day).file(Form::Explicit)).unwrap();
        assert_eq!(found(cleaned.bytes(), tags::PATIENT_BIRTH_DATE), Some(Vec::new()), "a birth is no visit");
        text(cleaned.bytes(), tags::STUDY_DATE)
    };
    let moved: Vec<String> = (10..30).map(|day| days(&format!("202401{day}"))).collect();
    assert!(moved.is_sorted_by(|one, next| one < next), "{moved:?}");
    assert!(moved.iter().all(|day| day.len() == 8 && !day.starts_with("202401")), "{moved:?}");
}

#[test]
fn a_study_stays_together_and_cannot_be_linked_to_another_consultation() {
    let other = slice().with(tags::SOP_INSTANCE_UID, VR::UI, "1.3.6.1.4.1.99999.4");
    let reference = Data::default().with(tags::REFERENCED_SOP_CLASS_UID, VR::UI, super::CT).with(
        tags::REFERENCED_SOP_INSTANCE_UID,
        VR::UI,
        "1.3.6.1.4.1.99999.1",
    );
    let other = other.items(tags::SOURCE_IMAGE_SEQUENCE, vec![reference]);
    let (one, other) =
        (clean(&in_form(Form::Explicit)).unwrap(), clean(&other.file(Form::Implicit)).unwrap());
    let uid = |file: &[u8], tag| text(file, tag);
    for tag in [tags::STUDY_INSTANCE_UID, tags::SERIES_INSTANCE_UID] {
        assert_eq!(uid(one.bytes(), tag), uid(other.bytes(), tag));
    }
    let instance = uid(one.bytes(), tags::SOP_INSTANCE_UID);
    assert!(super::stands(&instance, other.bytes()), "the reference follows");
    assert_ne!(instance, uid(other.bytes(), tags::SOP_INSTANCE_UID));

    let elsewhere = Opened::read(in_form(Form::Explicit)).unwrap().clean(&secret(2), None).unwrap();
    assert_ne!(uid(one.bytes(), tags::STUDY_INSTANCE_UID), uid(elsewhere.bytes(), tags::STUDY_INSTANCE_UID));
    let placed = Object::read(in_form(Form::Explicit)).unwrap().placed(&secret(1));
    assert_eq!(placed.instance, instance);
}

#[test]
fn a_picture_stays_one_whatever_its_file_calls_what_describes_it() {
    let size = |called: VR| {
        slice()
            .with(tags::ROWS, called, 2_u16.to_le_bytes())
            .with(tags::COLUMNS, called, 4_u16.to_le_bytes())
            .with(tags::PHOTOMETRIC_INTERPRETATION, called, "MONOCHROME2")
    };
    let plain = clean(&in_form(Form::Explicit)).unwrap();
    for called in [VR::LO, VR::PN, VR::IS, VR::OB, VR::UT, VR::UN] {
        assert_eq!(clean(&size(called).file(Form::Explicit)).unwrap().bytes(), plain.bytes(), "{called:?}");
    }
}

#[test]
fn look_up_tables_stay_where_the_standard_leaves_a_choice() {
    for called in [VR::US, VR::OW] {
        let table = Data::default().with(tags::LUT_DATA, called, [0, 1, 2, 3]);
        let file = slice().items(tags::MODALITY_LUT_SEQUENCE, vec![table]).file(Form::Explicit);
        assert!(clean(&file).unwrap().bytes().windows(4).any(|four| four == [0, 1, 2, 3]), "{called:?}");
    }
}

#[test]
fn descriptions_keep_the_words_that_describe() {
    let data = slice()
        .with(tags::SERIES_DESCRIPTION, VR::LO, "T2 FLAIR brain Ivanenko")
        .with(tags::STUDY_DESCRIPTION, VR::LO, "Ivanenko")
        .with(tags::PATIENT_AGE, VR::AS, "097Y")
        .with(tags::PATIENT_SEX, VR::CS, "F")
        .with(tags::PATIENT_WEIGHT, VR::DS, "71.5");
    let cleaned = clean(&data.file(Form::Explicit)).unwrap();
    assert_eq!(text(cleaned.bytes(), tags::SERIES_DESCRIPTION), "T2 FLAIR brain");
    assert_eq!(found(cleaned.bytes(), tags::STUDY_DESCRIPTION), None);
    assert_eq!(text(cleaned.bytes(), tags::PATIENT_AGE), "090Y");
    assert_eq!(text(cleaned.bytes(), tags::PATIENT_SEX), "F");
    assert_eq!(found(cleaned.bytes(), tags::PATIENT_WEIGHT), None);
    let pet = data.with(tags::MODALITY, VR::CS, "PT").file(Form::Explicit);
    assert_eq!(text(clean(&pet).unwrap().bytes(), tags::PATIENT_WEIGHT), "71.5", "PET is measured by weight");
}
