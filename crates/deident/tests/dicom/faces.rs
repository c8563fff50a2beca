//! Whether somebody is told that a face can be rebuilt.

use dicom_core::VR;
use dicom_dictionary_std::tags;
use secondok_deident::{Face, Opened};

use super::{
    builder::{Data, FORMS, Form},
    image, slice,
};

fn face(data: &Data) -> Face {
    Opened::read(data.file(Form::Explicit)).unwrap().face()
}

fn said(text: &str) -> Data {
    slice().with(tags::STUDY_DESCRIPTION, VR::LO, text)
}

#[test]
fn slices_of_a_head_are_told_by_whatever_says_so() {
    let code = |value: &str, meaning: &str| {
        let code = Data::default()
            .with(tags::CODE_VALUE, VR::SH, value)
            .with(tags::CODING_SCHEME_DESIGNATOR, VR::SH, "SCT")
            .with(tags::CODE_MEANING, VR::LO, meaning);
        let anatomy = Data::default().items(tags::ANATOMIC_REGION_SEQUENCE, vec![code]);
        slice().items(tags::SHARED_FUNCTIONAL_GROUPS_SEQUENCE, vec![anatomy])
    };
    let iso: [u8; 6] = [0xB3, 0xDE, 0xDB, 0xDE, 0xD2, 0xD8];
    let heads = [
        slice().with(tags::BODY_PART_EXAMINED, VR::CS, "HEAD"),
        slice().with(tags::PROTOCOL_NAME, VR::LO, "Schädel nativ"),
        slice().with(tags::SERIES_DESCRIPTION, VR::LO, "t1_mprage_brain").with(tags::MODALITY, VR::CS, "MR"),
        slice().with(tags::RECEIVE_COIL_NAME, VR::SH, "HeadNeck_20"),
        said("МРТ головного мозку"),
        slice().with(tags::STUDY_DESCRIPTION, VR::LO, iso),
        // What is said of another part besides does not take the head away.
        said("CT head and chest").with(tags::BODY_PART_EXAMINED, VR::CS, "CHEST"),
        code("69536005", "Голова"),
        code("0", "Entire brain"),
        image("1.2.840.10008.5.1.4.1.1.13.1.2", 1, 1, 8, &[0]),
    ];
    for (number, data) in heads.iter().enumerate() {
        assert_eq!(face(data), Face::Possible, "{number}");
    }
    for form in FORMS {
        assert_eq!(Opened::read(said("CT brain").file(form)).unwrap().face(), Face::Possible, "{form:?}");
    }
}

#[test]
fn who_says_another_part_is_believed_and_who_says_nothing_is_not() {
    assert_eq!(face(&said("CT chest with contrast")), Face::No);
    assert_eq!(face(&said("КТ органів черевної порожнини")), Face::No);
    for unknown in ["", "routine", "Ivanenko", "C-spine", "lumbar and cervical", "metastases"] {
        assert_eq!(face(&said(unknown)), Face::Unknown, "{unknown}");
    }
    let pet = said("lung").with(tags::MODALITY, VR::CS, "PT").with(
        tags::SOP_CLASS_UID,
        VR::UI,
        "1.2.840.10008.5.1.4.1.1.128",
    );
    assert_eq!(face(&pet), Face::Unknown, "PET begins at the skull whatever it looks for");
    let without = slice().with(tags::MODALITY, VR::CS, "");
    assert_eq!(face(&without), Face::Unknown, "its class says that it is CT");
}

#[test]
fn what_is_no_slice_is_none() {
    let radiograph =
        said("skull").with(tags::MODALITY, VR::CS, "DX").with(tags::SOP_CLASS_UID, VR::UI, super::SECONDARY);
    assert_eq!(face(&radiograph), Face::No);
    // How somebody lies is no part of the body.
    let lies = Data::default().with(tags::CODE_MEANING, VR::LO, "headfirst");
    let data = said("CT chest").items(tags::PATIENT_GANTRY_RELATIONSHIP_CODE_SEQUENCE, vec![lies]);
    assert_eq!(face(&data), Face::No);
}
