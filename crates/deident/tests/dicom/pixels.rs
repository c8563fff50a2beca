//! Painted over in the pixels themselves; else left as they are stored.

use dicom_core::{Tag, VR};
use dicom_dictionary_std::tags;
use secondok_deident::{Area, Cleaned, Group, Light, Opened, Seen};

use super::{
    CT, SECONDARY,
    builder::{Data, Form, found, text},
    clean, image, secret, slice, stands,
};

fn area(left: u32, top: u32, width: u32, height: u32) -> Area {
    Area { left, top, width, height }
}

fn painted(file: &[u8], paint: impl Fn(&mut Seen)) -> Cleaned {
    let mut seen = Seen::default();
    paint(&mut seen);
    Opened::read(file.to_vec()).unwrap().clean(&secret(1), Some(&seen)).unwrap()
}

#[test]
fn pixels_under_the_paint_are_gone_and_no_others() {
    let data =
        slice().with(tags::PIXEL_DATA, VR::OW, (1..=8_u16).flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    let cleaned = painted(&data.file(Form::Big), |seen| seen.paint_everywhere(area(2, 0, 9, 1)));
    let pixels: Vec<u16> = found(cleaned.bytes(), tags::PIXEL_DATA)
        .unwrap()
        .chunks(2)
        .map(|two| u16::from_le_bytes([two[0], *two.get(1).unwrap_or(&0)]))
        .collect();
    assert_eq!(pixels, [1, 2, 1, 1, 5, 6, 7, 8]);
    let counts: Vec<_> = cleaned.report().counts().collect();
    assert!(counts.contains(&(Group::Painted, 1)), "{counts:?}");
}

#[test]
fn frames_are_painted_one_by_one_and_colours_wherever_they_stand() {
    let colours = |planar: u16, pixels: &[u8]| {
        image(SECONDARY, 1, 2, 8, pixels)
            .number(tags::SAMPLES_PER_PIXEL, 3)
            .number(tags::PLANAR_CONFIGURATION, planar)
            .with(tags::PHOTOMETRIC_INTERPRETATION, VR::CS, "RGB")
            .with(tags::NUMBER_OF_FRAMES, VR::IS, "2")
            .file(Form::Explicit)
    };
    let pixels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    let paint = |seen: &mut Seen| seen.paint(1, area(1, 0, 1, 1));
    let cleaned = painted(&colours(0, &pixels), paint);
    assert_eq!(found(cleaned.bytes(), tags::PIXEL_DATA).unwrap()[..9], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert!(!cleaned.bytes().windows(3).any(|three| three == [10, 11, 12]));
    let cleaned = painted(&colours(1, &pixels), paint);
    assert!(cleaned.bytes().windows(12).any(|all| all == [1, 2, 3, 4, 5, 6, 7, 0, 9, 0, 11, 0]));
}

/// What the brightness that a file says draws alike.
#[test]
fn what_is_written_beyond_the_brightness_of_a_file_can_be_seen_in_the_whole_of_it() {
    let lit = |data: &Data, light| {
        let picture = Opened::read(data.file(Form::Explicit)).unwrap().picture_in(0, light).unwrap();
        picture.rgb().chunks(3).map(|pixel| pixel[0]).collect::<Vec<_>>()
    };
    let samples = |samples: &[u16]| samples.iter().copied().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let letters = image(SECONDARY, 1, 3, 16, &samples(&[0, 3000, 4095]))
        .with(tags::WINDOW_CENTER, VR::DS, "1000")
        .with(tags::WINDOW_WIDTH, VR::DS, "500");
    assert_eq!(lit(&letters, None), [0, 255, 255], "white on white");
    assert_eq!(lit(&letters, Some(Light::WHOLE)), [0, 187, 255]);
    let bright = Light { centre: 0.9, width: 0.2 };
    assert_eq!(lit(&letters, Some(bright)), [0, 0, 255]);
    let colours = image(SECONDARY, 1, 2, 16, &samples(&[0, 0, 0, 255, 255, 255]))
        .number(tags::SAMPLES_PER_PIXEL, 3)
        .number(tags::PLANAR_CONFIGURATION, 0)
        .with(tags::PHOTOMETRIC_INTERPRETATION, VR::CS, "RGB");
    assert_eq!(lit(&colours, None), [0, 0], "the lower bits alone");
    assert_eq!(lit(&colours, Some(Light::WHOLE)), [0, 255]);
    let table = image(SECONDARY, 1, 2, 8, &[100, 101]);
    assert_eq!(lit(&table, Some(Light::WHOLE)), [0, 255]);
}

#[test]
fn a_frame_is_shown_as_screens_do() {
    let shown =
        |data: &Data| Opened::read(data.file(Form::Explicit)).unwrap().picture(0).unwrap().rgb().to_vec();
    let grey = image(SECONDARY, 1, 3, 8, &[0, 128, 255]);
    assert_eq!(shown(&grey), [0, 0, 0, 128, 128, 128, 255, 255, 255]);
    let inverted = grey.clone().with(tags::PHOTOMETRIC_INTERPRETATION, VR::CS, "MONOCHROME1");
    assert_eq!(shown(&inverted)[..3], [255; 3]);
    let windowed =
        grey.clone().with(tags::WINDOW_CENTER, VR::DS, "128").with(tags::WINDOW_WIDTH, VR::DS, "1");
    assert_eq!(shown(&windowed)[6..], [255; 3]);
    let signed = image(SECONDARY, 1, 2, 16, &[0x00, 0xFC, 0x00, 0x04]).number(tags::PIXEL_REPRESENTATION, 1);
    assert_eq!(shown(&signed), [0, 0, 0, 255, 255, 255]);
    let table = |tag: u16, value: u8| (Tag(0x0028, 0x1200 + tag), [0, value]);
    let mut palette = grey.with(tags::PIXEL_DATA, VR::OB, [0, 1, 1]).with(
        tags::PHOTOMETRIC_INTERPRETATION,
        VR::CS,
        "PALETTE COLOR",
    );
    for (at, value) in [(1, 10), (2, 20), (3, 30)] {
        let (tag, bytes) = table(at, value);
        palette = palette.with(tag, VR::OW, bytes).with(Tag(0x0028, 0x1100 + at), VR::US, [2, 0, 0, 0, 8, 0]);
    }
    assert_eq!(shown(&palette), [0, 0, 0, 10, 20, 30, 10, 20, 30]);
}

/// An image of 8 × 8 grey pixels as JPEG.
fn jpeg() -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 90);
    let pixels: Vec<u8> = (0..64).map(|at| if at % 8 < 4 { 200 } else { 90 }).collect();
    image::ImageEncoder::write_image(encoder, &pixels, 8, 8, image::ExtendedColorType::L8).unwrap();
    bytes
}

fn compressed(frame: Vec<u8>) -> Vec<u8> {
    let data = image(SECONDARY, 8, 8, 8, &[]).fragments(tags::PIXEL_DATA, vec![Vec::new(), frame]);
    data.file_with(Form::Explicit, "1.2.840.10008.1.2.4.50", [0; 128], &Data::default())
}

#[test]
fn compressed_pixels_stay_compressed_without_what_else_stands_between_them() {
    let plain = jpeg();
    let mut telling = plain[..2].to_vec();
    telling.extend_from_slice(b"\xFF\xFE\0\x10Planted Olena.\xFF\xE1\0\x0APlanted.");
    telling.extend_from_slice(&plain[2..]);
    telling.extend_from_slice(b"Planted.");
    if telling.len() % 2 == 1 {
        telling.push(0);
    }
    let cleaned = clean(&compressed(telling)).unwrap();
    assert!(!stands("Planted", cleaned.bytes()));
    assert_eq!(text(cleaned.bytes(), Tag(2, 0x10)), "1.2.840.10008.1.2.4.50");
    let shown = |file: &[u8]| Opened::read(file.to_vec()).unwrap().picture(0).unwrap();
    assert_eq!(shown(cleaned.bytes()), shown(&compressed(plain)));
}

#[test]
fn painted_over_they_are_not_compressed_any_more() {
    let cleaned = painted(&compressed(jpeg()), |seen| seen.paint_everywhere(area(0, 0, 4, 8)));
    assert_eq!(text(cleaned.bytes(), Tag(2, 0x10)), Form::Explicit.uid());
    let pixels = found(cleaned.bytes(), tags::PIXEL_DATA).unwrap();
    assert!(pixels.iter().all(|pixel| *pixel < 140), "{pixels:?}");
    assert_eq!(pixels.len(), 64);
}

#[test]
fn what_cannot_be_shown_cannot_be_painted() {
    let data = image(SECONDARY, 8, 8, 8, &[]).fragments(tags::PIXEL_DATA, vec![Vec::new(), jpeg()]);
    let file = data.file_with(Form::Explicit, "1.2.840.10008.1.2.4.80", [0; 128], &Data::default());
    let opened = Opened::read(file.clone()).unwrap();
    assert!(opened.picture(0).unwrap_err().to_string().contains("JPEG-LS"));
    let mut seen = Seen::default();
    seen.paint_everywhere(area(0, 0, 1, 1));
    assert!(opened.clean(&secret(1), Some(&seen)).unwrap_err().to_string().contains("JPEG-LS"));
}

#[test]
fn overlays_in_unused_bits_of_pixels_are_cleared() {
    let data = slice()
        .number(tags::BITS_STORED, 12)
        .number(tags::HIGH_BIT, 11)
        .with(tags::PIXEL_DATA, VR::OW, [0x34, 0xF2].repeat(8))
        .number(Tag(0x6000, 0x0102), 12);
    let cleaned = clean(&data.file(Form::Explicit)).unwrap();
    assert_eq!(found(cleaned.bytes(), tags::PIXEL_DATA), Some([0x34, 0x02].repeat(8)));
    // A negative value keeps its sign.
    let signed = data.number(tags::PIXEL_REPRESENTATION, 1).with(
        tags::PIXEL_DATA,
        VR::OW,
        [0xF2, 0x38, 0x34, 0xF2].repeat(4),
    );
    let cleaned = clean(&signed.file(Form::Explicit)).unwrap();
    assert_eq!(found(cleaned.bytes(), tags::PIXEL_DATA), Some([0xF2, 0xF8, 0x34, 0x02].repeat(4)));
    for (bits, pixels, left) in [
        (8, [0xFF, 0x7F, 0x80, 0x01].repeat(2), [0x7F, 0x7F, 0x00, 0x01].repeat(2)),
        (32, [0x12, 0x34, 0x56, 0x78].repeat(8), [0x12, 0x34, 0x56, 0x08].repeat(8)),
    ] {
        let count = if bits == 8 { 7 } else { 28 };
        let file = image(CT, 2, 4, bits, &pixels)
            .number(tags::BITS_STORED, count)
            .number(tags::HIGH_BIT, count - 1)
            .file(Form::Explicit);
        let cleaned = clean(&file).unwrap();
        assert_eq!(found(cleaned.bytes(), tags::PIXEL_DATA), Some(left), "{bits}");
    }
}

/// An image of 2 × 2 pixels of which 12 of 16 bits count, in run lengths: the higher bytes, then the lower ones.
fn runs(high: [u8; 4], low: [u8; 4]) -> Vec<u8> {
    let mut frame = vec![0; 64];
    frame[0] = 2;
    frame[4] = 64;
    frame[8] = 70;
    frame.extend([3].iter().chain(&high).chain(&[128]));
    frame.extend([3].iter().chain(&low).chain(&[128]));
    let data = image(super::CT, 2, 2, 16, &[])
        .number(tags::BITS_STORED, 12)
        .number(tags::HIGH_BIT, 11)
        .with(tags::MODALITY, VR::CS, "CT")
        .fragments(tags::PIXEL_DATA, vec![Vec::new(), frame]);
    data.file_with(Form::Explicit, "1.2.840.10008.1.2.5", [0; 128], &Data::default())
}

#[test]
fn what_stands_in_unused_bits_of_compressed_pixels_is_cleared_and_others_stay_compressed() {
    let cleaned = clean(&runs([2, 3, 2, 3], [1, 2, 3, 4])).unwrap();
    assert_eq!(text(cleaned.bytes(), Tag(2, 0x10)), "1.2.840.10008.1.2.5");
    let cleaned = clean(&runs([2, 0x13, 2, 3], [1, 2, 3, 4])).unwrap();
    assert_eq!(text(cleaned.bytes(), Tag(2, 0x10)), Form::Explicit.uid());
    assert_eq!(found(cleaned.bytes(), tags::PIXEL_DATA), Some(vec![1, 2, 2, 3, 3, 2, 4, 3]));
}
