//! DICOM: what is planted comes out nowhere, and what a doctor needs stays.
#![allow(clippy::unwrap_used, reason = "tests")]

mod builder;
mod corpus;
mod faces;
mod hostile;
mod looks;
#[path = "../named/mod.rs"]
mod named;
mod pixels;
mod planted;
mod stays;

use builder::{Data, Form};
use dicom_core::{Tag, VR};
use dicom_dictionary_std::tags;
use secondok_deident::{Cleaned, Opened, Refused, Secret, Seen};

/// CT, from the machine.
const CT: &str = "1.2.840.10008.5.1.4.1.1.2";
const SECONDARY: &str = "1.2.840.10008.5.1.4.1.1.7";

fn secret(seed: u8) -> Secret {
    Secret::new([seed; 32])
}

/// Cleans a file at which somebody looked and saw nothing to paint over.
fn clean(file: &[u8]) -> Result<Cleaned, Refused> {
    Opened::read(file.to_vec())?.clean(&secret(1), Some(&Seen::default()))
}

/// A slice of CT of 4 × 2 pixels of 16 bits.
fn slice() -> Data {
    let pixels: Vec<u8> = (0..8_u16).flat_map(|value| (value * 100).to_le_bytes()).collect();
    image(CT, 2, 4, 16, &pixels).with(tags::MODALITY, VR::CS, "CT").with(
        tags::IMAGE_TYPE,
        VR::CS,
        "ORIGINAL\\PRIMARY\\AXIAL",
    )
}

/// An image of one sample for each pixel.
fn image(class: &str, rows: u16, columns: u16, bits: u16, pixels: &[u8]) -> Data {
    Data::default()
        .with(tags::SOP_CLASS_UID, VR::UI, class)
        .with(tags::SOP_INSTANCE_UID, VR::UI, "1.3.6.1.4.1.99999.1")
        .with(tags::STUDY_INSTANCE_UID, VR::UI, "1.3.6.1.4.1.99999.2")
        .with(tags::SERIES_INSTANCE_UID, VR::UI, "1.3.6.1.4.1.99999.3")
        .number(tags::SAMPLES_PER_PIXEL, 1)
        .with(tags::PHOTOMETRIC_INTERPRETATION, VR::CS, "MONOCHROME2")
        .number(tags::ROWS, rows)
        .number(tags::COLUMNS, columns)
        .number(tags::BITS_ALLOCATED, bits)
        .number(tags::BITS_STORED, bits)
        .number(tags::HIGH_BIT, bits - 1)
        .number(tags::PIXEL_REPRESENTATION, 0)
        .with(tags::PIXEL_DATA, if bits == 8 { VR::OB } else { VR::OW }, pixels)
}

/// Whether these bytes stand somewhere, in ASCII of whatever case or in UTF-16.
fn stands(text: &str, bytes: &[u8]) -> bool {
    let wide: Vec<u8> = text.bytes().flat_map(|byte| [byte, 0]).collect();
    let begins = text.as_bytes()[0].to_ascii_lowercase();
    [text.as_bytes(), &wide].iter().any(|wanted| {
        bytes
            .windows(wanted.len())
            .any(|window| window[0].to_ascii_lowercase() == begins && window.eq_ignore_ascii_case(wanted))
    })
}

fn in_form(form: Form) -> Vec<u8> {
    slice().file(form)
}

const NAME: Tag = tags::PATIENT_NAME;
