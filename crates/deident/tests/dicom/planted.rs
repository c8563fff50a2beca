//! Names, numbers, dates, addresses and identifiers, planted wherever a file has room for them.

use dicom_core::{Tag, VR};
use dicom_dictionary_std::tags;
use secondok_deident::Opened;

use super::{
    CT, NAME,
    builder::{Data, FORMS, Form, all_attributes, found, text},
    clean, image, secret, slice, stands,
};

const WORD: &str = "Planted";
const DAY: &str = "19780412";
const UID: &str = "1.3.6.1.4.1.99999";

/// What is planted in an attribute of this kind. None: binary numbers, in which nobody writes a name.
fn plant(vr: VR) -> Option<&'static str> {
    match vr {
        VR::DA => Some(DAY),
        VR::DT => Some("19780412101112+0300"),
        VR::UI => Some("1.3.6.1.4.1.99999.7.8"),
        VR::AT | VR::FD | VR::FL | VR::SL | VR::SS | VR::SV | VR::UL | VR::US | VR::UV => None,
        _ => Some("Planted^Olena 0671234567"),
    }
}

/// Attributes without which it would be no image, or another one.
fn is_structure(tag: Tag) -> bool {
    matches!(tag, tags::SOP_CLASS_UID | tags::SPECIFIC_CHARACTER_SET | tags::PIXEL_DATA | tags::IMAGE_TYPE)
        || matches!(tag, tags::MODALITY | tags::FLOAT_PIXEL_DATA | tags::DOUBLE_FLOAT_PIXEL_DATA)
        || matches!(tag, tags::NUMBER_OF_FRAMES | tags::PHOTOMETRIC_INTERPRETATION | tags::CONVERSION_TYPE)
        || tag == tags::ENCAPSULATED_DOCUMENT
}

/// Tables of colours, waveforms and the like are numbers too, many of them.
fn is_bulk(tag: Tag, vr: VR) -> bool {
    matches!(vr, VR::OW | VR::OF | VR::OD | VR::OL | VR::OV)
        || vr == VR::OB && matches!(tag.group(), 0x0028 | 0x5400 | 0x7FE0)
}

fn everywhere() -> Data {
    let mut data = slice();
    for (tag, vr) in all_attributes().filter(|(tag, _)| !is_structure(*tag)) {
        if vr == VR::SQ {
            let inner = Data::default()
                .with(NAME, VR::PN, "Planted^Within")
                .with(tags::TEXT_VALUE, VR::UT, "Planted in a sequence")
                .with(tags::CODE_VALUE, VR::SH, "Planted")
                .with(tags::CODING_SCHEME_DESIGNATOR, VR::SH, "99PLANTED")
                .with(tags::CODE_MEANING, VR::LO, "Planted Hospital")
                .with(tags::STUDY_DATE, VR::DA, DAY);
            data = data.items(tag, vec![inner]);
        } else if let Some(value) = plant(vr).filter(|_| !is_bulk(tag, vr)) {
            data = data.with(tag, vr, value);
        }
    }
    data
}

fn nothing_is_left(cleaned: &[u8], what: &str) {
    for planted in [WORD, DAY, UID, "0671234567", "Olena"] {
        assert!(!stands(planted, cleaned), "{planted}: {what}");
    }
}

#[test]
fn nothing_is_left_of_what_stands_in_every_attribute_that_the_standard_knows() {
    let data = everywhere();
    for form in FORMS {
        let file = data.file(form);
        let cleaned = clean(&file).unwrap();
        nothing_is_left(cleaned.bytes(), &format!("{form:?}"));
        assert!(cleaned.report().total() > 1000, "{:?}", cleaned.report());
    }
}

#[test]
fn nothing_is_left_of_single_words_among_terms_and_of_long_numbers() {
    let mut data = slice();
    for (tag, vr) in all_attributes().filter(|(tag, _)| !is_structure(*tag)) {
        let planted = match vr {
            VR::CS => "PLANTED",
            VR::IS | VR::DS => "0671234567",
            _ => continue,
        };
        data = data.with(tag, vr, planted);
    }
    data = data.with(tags::IMAGE_TYPE, VR::CS, "ORIGINAL\\PRIMARY\\PLANTED\\AXIAL");
    for form in FORMS {
        let cleaned = clean(&data.file(form)).unwrap();
        nothing_is_left(cleaned.bytes(), &format!("{form:?}"));
        assert_eq!(text(cleaned.bytes(), tags::IMAGE_TYPE), "ORIGINAL\\PRIMARY\\\\AXIAL");
    }
}

#[test]
fn nothing_is_left_of_numbers_that_are_parted_among_terms() {
    let terms: Vec<Tag> = all_attributes()
        .filter(|(tag, vr)| *vr == VR::CS && !is_structure(*tag))
        .map(|(tag, _)| tag)
        .collect();
    for planted in ["123 45 6789", "067 123 45 67", "067_1234", "12 04 1978", "067\\123\\45\\67"] {
        let data = terms.iter().fold(slice(), |data, tag| data.with(*tag, VR::CS, planted));
        let cleaned = clean(&data.file(Form::Explicit)).unwrap();
        assert!(!stands(planted, cleaned.bytes()), "{planted}");
    }
}

/// An item that says it is a code of this list.
fn code(value: &str, list: &str, meaning: &str) -> Data {
    Data::default()
        .with(tags::CODE_VALUE, VR::SH, value)
        .with(tags::CODING_SCHEME_DESIGNATOR, VR::SH, list)
        .with(tags::CODE_MEANING, VR::LO, meaning)
}

#[test]
fn what_is_no_code_of_the_list_that_a_file_names_is_left_out() {
    let lists =
        ["DCM", "SRT", "SCT", "UCUM", "LN", "RADLEX", "FMA", "UMLS", "I10", "I9C", "BI", "C4", "NCIt", "MDC"];
    let planted =
        ["PLANTED^OLENA", "Planted", "0671234567", "380671234567", "MRN-00123456", "12.04.1978", "{Planted}"];
    let codes = || lists.iter().flat_map(|list| planted.map(|value| code(value, list, "Planted Olena")));
    let long = code("0", "SCT", "x").with(tags::LONG_CODE_VALUE, VR::UC, "Planted 0671234567 of the ward");
    let urn = code("0", "SCT", "x").with(tags::URN_CODE_VALUE, VR::UR, "https://planted.example/0671234567");
    let within = Data::default().items(tags::ANATOMIC_REGION_SEQUENCE, codes().collect());
    let data = slice()
        .items(tags::VIEW_CODE_SEQUENCE, codes().chain([long, urn]).collect())
        .items(tags::SHARED_FUNCTIONAL_GROUPS_SEQUENCE, vec![within])
        // Some machines write a code beside everything else.
        .with(tags::CODE_VALUE, VR::SH, "PLANTED")
        .with(tags::CODING_SCHEME_DESIGNATOR, VR::SH, "DCM");
    for form in FORMS {
        let cleaned = clean(&data.file(form)).unwrap();
        nothing_is_left(cleaned.bytes(), &format!("{form:?}"));
        for gone in ["380671234567", "00123456", "12.04.1978"] {
            assert!(!stands(gone, cleaned.bytes()), "{gone}");
        }
    }
    // Called something else, it can be read all the same.
    let words = "T-D3000 of Planted";
    let called = [
        slice().items(tags::CODE_VALUE, vec![Data::default().with(NAME, VR::PN, "Planted^Olena")]),
        slice().with(tags::CODE_VALUE, VR::UN, words),
        slice().with(tags::CODE_VALUE, VR::US, words),
    ];
    for data in called {
        let cleaned = clean(&data.file(Form::Explicit)).unwrap();
        nothing_is_left(cleaned.bytes(), "a code that is called something else");
        Opened::read(cleaned.bytes().to_vec()).unwrap();
    }
    let known = [
        ("24028007", "SCT"),
        ("T-D3000", "SRT"),
        ("mm2/s", "UCUM"),
        ("18185-9", "LN"),
        ("RID10809", "RADLEX"),
    ];
    for (value, list) in known {
        let file =
            slice().items(tags::VIEW_CODE_SEQUENCE, vec![code(value, list, "Right")]).file(Form::Explicit);
        assert!(stands(value, clean(&file).unwrap().bytes()), "{list} {value}");
    }
}

#[test]
fn nothing_is_left_of_what_a_file_calls_something_else_than_the_standard_does() {
    // What makes the picture one must be what it is.
    let is_needed =
        |tag: Tag, vr: VR| is_structure(tag) || is_bulk(tag, vr) || tag.group() == 0x0028 && vr == VR::US;
    let attributes: Vec<Tag> = all_attributes()
        .filter(|(tag, vr)| *vr != VR::SQ && !is_needed(*tag, *vr))
        .map(|(tag, _)| tag)
        .collect();
    let called = [VR::AS, VR::CS, VR::DA, VR::DS, VR::DT, VR::IS, VR::OB, VR::PN, VR::TM, VR::UI, VR::US];
    for (one, other) in called.into_iter().zip(called.into_iter().cycle().skip(4)) {
        let put = |data: Data, (number, tag): (usize, &Tag)| {
            data.with(*tag, if number % 2 == 0 { one } else { other }, "Planted^Olena 0671234567")
        };
        let cleaned = clean(&attributes.iter().enumerate().fold(slice(), put).file(Form::Explicit)).unwrap();
        nothing_is_left(cleaned.bytes(), &format!("{one:?} {other:?}"));
    }
    let table = slice().with(Tag(0x0028, 0x1200), VR::US, "\x01\x02Planted Olena ");
    nothing_is_left(clean(&table.file(Form::Explicit)).unwrap().bytes(), "a table called numbers");
    // A day that is called a time of day, and a number of somebody.
    let data = slice().with(tags::STUDY_DATE, VR::TM, "120419").with(tags::SEQUENCE_NAME, VR::IS, "121234");
    let cleaned = clean(&data.file(Form::Explicit)).unwrap();
    assert!(!stands("120419", cleaned.bytes()) && !stands("121234", cleaned.bytes()));
}

#[test]
fn nothing_is_left_however_deep_it_stands_and_whatever_hides_that_it_is_a_sequence() {
    let telling = Data::default()
        .with(Tag(0x0009, 0x0010), VR::LO, "PLANTED SYSTEMS")
        .with(Tag(0x0009, 0x1001), VR::PN, "Planted^Olena")
        .with(Tag(0x0011, 0x1001), VR::UN, "Planted without a creator")
        .with(tags::PATIENT_COMMENTS, VR::LT, "Planted Olena")
        .with(tags::PATIENT_BIRTH_DATE, VR::DA, DAY)
        .with(tags::FRAME_ACQUISITION_DATE_TIME, VR::DT, "19780412101112.5+0300")
        .with(tags::DEVICE_SERIAL_NUMBER, VR::LO, "Planted 77")
        .with(tags::STATION_NAME, VR::SH, "PLANTED1")
        .with(tags::FRAME_LABEL, VR::LO, "Planted")
        .with(tags::UNFORMATTED_TEXT_VALUE, VR::ST, "Planted over a curve")
        .with(tags::TEXT_VALUE, VR::UT, "Planted in a report");
    // An item in implicit form, as stands in a sequence whose value representation was not known to who wrote it.
    let inner = telling.bare(Form::Implicit);
    let mut unknown = vec![0xFE, 0xFF, 0x00, 0xE0];
    unknown.extend((inner.len() as u32).to_le_bytes());
    unknown.extend(inner);
    let nested = |tag: Tag, data: Data| Data::default().items(tag, vec![data]);
    let frame = nested(tags::FRAME_CONTENT_SEQUENCE, telling.clone());
    let report = nested(tags::CONTENT_SEQUENCE, nested(tags::CONTENT_SEQUENCE, telling.clone()));
    let data = slice()
        .items(tags::PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, vec![frame.clone(), frame])
        .items(tags::CONTENT_SEQUENCE, vec![report])
        .items(tags::WAVEFORM_ANNOTATION_SEQUENCE, vec![telling.clone()])
        .items(Tag(0x0011, 0x1010), vec![telling])
        .with(tags::SOURCE_IMAGE_SEQUENCE, VR::UN, unknown);
    let cleaned = clean(&data.file(Form::Explicit)).unwrap();
    nothing_is_left(cleaned.bytes(), "within");
}

#[test]
fn a_name_in_an_alphabet_of_escape_sequences_leaves_no_letters() {
    // 札技 in ISO 2022 IR 87: two bytes for a letter, which read as ";C5;" in ASCII.
    let written = b"CT brain \x1B$B;C5;\x1B(B T2";
    let data = slice()
        .with(tags::SPECIFIC_CHARACTER_SET, VR::CS, "\\ISO 2022 IR 87")
        .with(tags::SERIES_DESCRIPTION, VR::LO, written)
        .with(NAME, VR::PN, b"Planted^Olena=\x1B$B;3ED\x1B(B^\x1B$BB@O:\x1B(B");
    let cleaned = clean(&data.file(Form::Explicit)).unwrap();
    assert_eq!(text(cleaned.bytes(), tags::SERIES_DESCRIPTION), "CT brain T2");
    nothing_is_left(cleaned.bytes(), "a name in three alphabets");
    assert!(!cleaned.bytes().contains(&0x1B) && !stands("3ED", cleaned.bytes()));
}

#[test]
fn private_attributes_overlays_curves_and_icons_are_left_out() {
    let data = slice()
        .with(Tag(0x0009, 0x0010), VR::LO, "PLANTED SYSTEMS")
        .with(Tag(0x0009, 0x1001), VR::PN, "Planted^Olena")
        .with(Tag(0x0029, 0x1010), VR::OB, "binary Planted binary")
        .items(Tag(0x0029, 0x1011), vec![Data::default().with(NAME, VR::PN, "Planted")])
        .with(Tag(0x5002, 0x3000), VR::OW, "Planted curve")
        .with(Tag(0x6000, 0x3000), VR::OW, "Planted overlay.")
        .with(Tag(0x6002, 0x4000), VR::LT, "Planted comment")
        .with(Tag(0x0008, 0x0FFF), VR::LO, "Planted: unknown")
        .items(
            tags::ICON_IMAGE_SEQUENCE,
            vec![Data::default().with(tags::PIXEL_DATA, VR::OW, "Planted icon")],
        );
    for form in FORMS {
        let cleaned = clean(&data.file(form)).unwrap();
        nothing_is_left(cleaned.bytes(), &format!("{form:?}"));
        for tag in [Tag(0x0009, 0x1001), Tag(0x6000, 0x3000), Tag(0x0008, 0x0FFF), tags::ICON_IMAGE_SEQUENCE]
        {
            assert_eq!(found(cleaned.bytes(), tag), None);
        }
    }
}

#[test]
fn nothing_is_left_of_what_stands_around_the_data_set() {
    let mut preamble = [0; 128];
    preamble[..7].copy_from_slice(b"Planted");
    let meta = Data::default()
        .with(Tag(2, 0x0003), VR::UI, "1.3.6.1.4.1.99999.1")
        .with(Tag(2, 0x0013), VR::SH, "PLANTED")
        .with(Tag(2, 0x0016), VR::AE, "PLANTED_AE")
        .with(Tag(2, 0x0100), VR::UI, "1.3.6.1.4.1.99999.5")
        .with(Tag(2, 0x0102), VR::OB, "Planted");
    let mut file = slice().file_with(Form::Explicit, Form::Explicit.uid(), preamble, &meta);
    file.extend_from_slice(b"\0\0Planted Olena 0671234567");
    let cleaned = clean(&file).unwrap();
    nothing_is_left(cleaned.bytes(), "around");
    assert_eq!(text(cleaned.bytes(), Tag(2, 3)), text(cleaned.bytes(), tags::SOP_INSTANCE_UID));
    assert_eq!(text(cleaned.bytes(), Tag(2, 2)), CT);
    assert_eq!(cleaned.bytes()[..128], [0; 128]);
}

#[test]
fn bytes_behind_the_pixels_are_left_out() {
    let mut pixels = vec![7; 16];
    pixels.extend_from_slice(b"Planted Olena");
    let cleaned = clean(&slice().with(tags::PIXEL_DATA, VR::OW, pixels).file(Form::Explicit)).unwrap();
    nothing_is_left(cleaned.bytes(), "behind the pixels");
    assert_eq!(found(cleaned.bytes(), tags::PIXEL_DATA), Some(vec![7; 16]));
}

#[test]
fn text_in_other_letters_is_left_out_and_no_character_set_is_named() {
    let cyrillic: Vec<u8> =
        "Іваненко^Олена".encode_utf16().map(|unit| (unit as u8).wrapping_add(0x80)).collect();
    let data = slice()
        .with(tags::SPECIFIC_CHARACTER_SET, VR::CS, "ISO_IR 144")
        .with(tags::STUDY_DESCRIPTION, VR::LO, &cyrillic)
        .with(NAME, VR::PN, &cyrillic);
    let cleaned = clean(&data.file(Form::Explicit)).unwrap();
    assert_eq!(found(cleaned.bytes(), tags::SPECIFIC_CHARACTER_SET), None);
    assert!(!cleaned.bytes().windows(6).any(|window| window == &cyrillic[..6]));
}

#[test]
fn a_structured_report_keeps_codes_and_numbers_and_loses_words() {
    let number = Data::default()
        .with(tags::VALUE_TYPE, VR::CS, "NUM")
        .items(tags::CONCEPT_NAME_CODE_SEQUENCE, vec![code("410668003", "SCT", "Length")])
        .items(
            tags::MEASURED_VALUE_SEQUENCE,
            vec![Data::default().with(tags::NUMERIC_VALUE, VR::DS, "17.5")],
        );
    let person = Data::default()
        .with(tags::VALUE_TYPE, VR::CS, "PNAME")
        .items(tags::CONCEPT_NAME_CODE_SEQUENCE, vec![code("121008", "DCM", "Person Observer Name")])
        .with(tags::PERSON_NAME, VR::PN, "Planted^Olena");
    let words = Data::default()
        .with(tags::VALUE_TYPE, VR::CS, "TEXT")
        .items(tags::CONCEPT_NAME_CODE_SEQUENCE, vec![code("7", "99PLANTED", "Planted finding")])
        .with(tags::TEXT_VALUE, VR::UT, "Seen by Planted Olena on 12.04.1978");
    let claimed = Data::default().with(tags::VALUE_TYPE, VR::CS, "CODE").items(
        tags::CONCEPT_NAME_CODE_SEQUENCE,
        vec![code("121071", "DCM", "Finding Planted, Olena 0671234567")],
    );
    let birth = Data::default()
        .with(tags::VALUE_TYPE, VR::CS, "DATE")
        .items(tags::CONCEPT_NAME_CODE_SEQUENCE, vec![code("121031", "DCM", "Subject Birth Date")])
        .with(tags::DATE, VR::DA, "19280305");
    let age = Data::default()
        .with(tags::VALUE_TYPE, VR::CS, "NUM")
        .items(tags::CONCEPT_NAME_CODE_SEQUENCE, vec![code("121033", "DCM", "Subject Age")])
        .items(
            tags::MEASURED_VALUE_SEQUENCE,
            vec![Data::default().with(tags::NUMERIC_VALUE, VR::DS, "97.25")],
        );
    let born = Data::default()
        .with(tags::VALUE_TYPE, VR::CS, "DATE")
        .items(tags::CONCEPT_NAME_CODE_SEQUENCE, vec![code("21112-8", "LN", "Birth date")])
        .with(tags::DATE, VR::DA, "19280305");
    let data = Data::default()
        .with(tags::SOP_CLASS_UID, VR::UI, "1.2.840.10008.5.1.4.1.1.88.33")
        .with(tags::SOP_INSTANCE_UID, VR::UI, "1.3.6.1.4.1.99999.1")
        .with(tags::MODALITY, VR::CS, "SR")
        .items(tags::CONTENT_SEQUENCE, vec![number, person, words, claimed, birth, born, age]);
    let cleaned = Opened::read(data.file(Form::Implicit)).unwrap().clean(&secret(1), None).unwrap();
    nothing_is_left(cleaned.bytes(), "a report");
    assert!(!stands("1978", cleaned.bytes()));
    for gone in ["0671234567", "121031", "121033", "97.25", "21112-8"] {
        assert!(!stands(gone, cleaned.bytes()), "{gone}");
    }
    for kept in ["17.5", "410668003", "SCT", "Length", "finding"] {
        assert!(stands(kept, cleaned.bytes()), "{kept}");
    }
}

#[test]
fn pictures_within_items_and_beside_the_picture_are_left_out() {
    let page = Data::default().with(tags::PIXEL_DATA, VR::OW, *b"Planted Olena Pl");
    let data = slice().items(Tag(0x2020, 0x0110), vec![page]).with(
        tags::FLOAT_PIXEL_DATA,
        VR::OF,
        *b"Planted Olena Pl",
    );
    let cleaned = clean(&data.file(Form::Explicit)).unwrap();
    nothing_is_left(cleaned.bytes(), "pictures that nobody sees");
}

#[test]
fn bits_that_no_screen_shows_are_cleared() {
    let mut data = image(CT, 2, 2, 16, &[0x34, 0xF2, 0x78, 0xF6, 0x34, 0x02, 0x78, 0x06]);
    data = data.number(tags::BITS_STORED, 12).number(tags::HIGH_BIT, 11);
    let cleaned = clean(&data.file(Form::Explicit)).unwrap();
    assert_eq!(
        found(cleaned.bytes(), tags::PIXEL_DATA),
        Some(vec![0x34, 0x02, 0x78, 0x06, 0x34, 0x02, 0x78, 0x06])
    );
}
