//! Photos.

use image::ExtendedColorType;
use moxcms::ColorProfile;
use secondok_deident::{Area, Format, Group, Look, Opened, Refused, Secret, Seen};

use crate::{
    make::{chunk, exif, jpeg, png, png_of, tiles, webp, with_chunks, with_segments},
    planted::{WORD, assert_nowhere, is_there},
    seen::{cleaned, cleaned_with, colour, counts, quarters, shown},
};

const QUARTERS: [&str; 2] = ["rg", "bw"];

/// Tags with planted texts: the picture's, of Exif, of the place, of the thumbnail.
fn told() -> Vec<u8> {
    let make = format!("{WORD} camera");
    exif(&[
        &[(0x010F, &make), (0x013B, WORD), (0x010E, WORD), (0x8769, "→1"), (0x8825, "→2"), (0, "↓3")],
        &[(0x9003, "2026:11:25 10:00:00"), (0xA431, WORD), (0xA420, WORD), (0x927C, WORD), (0x829A, "1")],
        &[(0x00, "2"), (0x02, WORD), (0x04, WORD), (0x1D, "2026:11:25")],
        &[(0x0201, "1"), (0x0202, "1"), (0x0110, WORD)],
    ])
}

/// What is counted of them.
const TOLD: [(Group, u32); 8] = [
    (Group::Names, 1),
    (Group::Dates, 2),
    (Group::Places, 2),
    (Group::Devices, 3),
    (Group::Notes, 1),
    (Group::Identifiers, 1),
    (Group::Unknown, 1),
    (Group::Hidden, 1),
];

fn packet() -> String {
    format!(
        r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description dc:creator="{WORD}" photoshop:City="{WORD}"/></x:xmpmeta>"#
    )
}

/// A profile that names a screen.
fn profile() -> Vec<u8> {
    let mut profile = ColorProfile::new_display_p3().encode().expect("a profile");
    profile.extend(WORD.as_bytes());
    profile
}

fn plus(counts: &[(Group, u32)], more: &[(Group, u32)]) -> Vec<(Group, u32)> {
    let mut sum = std::collections::BTreeMap::new();
    counts.iter().chain(more).for_each(|(group, count)| *sum.entry(*group).or_insert(0) += count);
    sum.into_iter().collect()
}

#[test]
fn a_jpeg_carries_nothing_but_its_picture() {
    let several =
        [b"MPF\0II*\0\x08\0\0\0\x01\0".as_slice(), b"\x01\xB0\x04\0\x01\0\0\0\x02\0\0\0\0\0\0\0"].concat();
    let iptc =
        [b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x0F\x1C\x02\x50\0\x0A".as_slice(), WORD.as_bytes()].concat();
    let picture = jpeg(&tiles(32, &QUARTERS));
    let mut photo = with_segments(
        &picture,
        &[
            (0xE1, &[b"Exif\0\0".as_slice(), &told()].concat()),
            (0xE1, &[b"http://ns.adobe.com/xap/1.0/\0".as_slice(), packet().as_bytes()].concat()),
            (0xE2, &[b"ICC_PROFILE\0\x01\x01".as_slice(), &profile()].concat()),
            (0xE2, &several),
            (0xED, &iptc),
            (0xE5, WORD.as_bytes()),
            (0xFE, WORD.as_bytes()),
        ],
    );
    photo.extend(with_segments(&picture, &[(0xFE, WORD.as_bytes())]));
    photo.extend(WORD.as_bytes());
    assert!(is_there(&photo));

    let cleaned = cleaned(&photo);
    assert_eq!(cleaned.format(), Format::Jpeg);
    assert_nowhere(cleaned.bytes());
    let more = [
        (Group::Names, 2),
        (Group::Places, 1),
        (Group::Devices, 1),
        (Group::Notes, 1),
        (Group::Unknown, 1),
        (Group::Hidden, 1),
    ];
    assert_eq!(counts(&cleaned), plus(&TOLD, &more));
    // JFIF's head, tables, the frame and one scan; nothing behind them.
    assert_eq!(markers(cleaned.bytes()), [0xE0, 0xC0, 0xDB, 0xDB, 0xC4, 0xC4, 0xC4, 0xC4, 0xDA]);
    assert!(cleaned.bytes().ends_with(&[0xFF, 0xD9]));
    assert_eq!(cleaned.bytes().windows(2).filter(|two| *two == [0xFF, 0xD9]).count(), 1);
    assert_eq!(quarters(&shown(cleaned.bytes())), "rgbw");
}

fn markers(jpeg: &[u8]) -> Vec<u8> {
    let mut markers = Vec::new();
    let mut at = 2;
    while markers.last() != Some(&0xDA) {
        assert_eq!(jpeg[at], 0xFF);
        markers.push(jpeg[at + 1]);
        at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    }
    markers
}

#[test]
fn a_png_carries_nothing_but_its_picture() {
    let text = |keyword: &str| [keyword.as_bytes(), b"\0", WORD.as_bytes()].concat();
    let xmp = [b"XML:com.adobe.xmp\0\0\0\0\0".as_slice(), packet().as_bytes()].concat();
    let mut drawing = with_chunks(
        &png_of(&tiles(4, &QUARTERS)),
        &[
            (b"tEXt", &text("Author")),
            (b"tEXt", &text("Software")),
            (b"tEXt", &text("Whatever")),
            (b"iTXt", &xmp),
            (b"eXIf", &told()),
            (b"tIME", &[7, 234, 11, 25, 10, 0, 0]),
            (b"prVt", WORD.as_bytes()),
        ],
    );
    drawing.extend(WORD.as_bytes());
    assert!(is_there(&drawing));

    let cleaned = cleaned(&drawing);
    assert_eq!(cleaned.format(), Format::Png);
    assert_nowhere(cleaned.bytes());
    let more = [
        (Group::Names, 2),
        (Group::Dates, 1),
        (Group::Places, 1),
        (Group::Devices, 1),
        (Group::Unknown, 2),
        (Group::Hidden, 1),
    ];
    assert_eq!(counts(&cleaned), plus(&TOLD, &more));
    assert_eq!(chunks(cleaned.bytes()), ["IHDR", "IDAT", "IEND"]);
    assert_eq!(shown(cleaned.bytes()), shown(&drawing), "nothing of it is lost");
}

fn chunks(png: &[u8]) -> Vec<String> {
    let mut kinds = Vec::new();
    let mut rest = &png[8..];
    while !rest.is_empty() {
        kinds.push(String::from_utf8(rest[4..8].to_vec()).expect("letters"));
        let length = u32::from_be_bytes(rest[..4].try_into().expect("four bytes")) as usize;
        rest = &rest[12 + length..];
    }
    kinds.dedup();
    kinds
}

#[test]
fn a_webp_carries_nothing_but_its_picture() {
    let mut photo = webp(
        &tiles(4, &QUARTERS),
        &[
            (b"ICCP", &profile()),
            (b"EXIF", &told()),
            (b"XMP ", packet().as_bytes()),
            (b"OWNR", WORD.as_bytes()),
        ],
    );
    photo.extend(WORD.as_bytes());
    assert!(is_there(&photo));

    let without_loss = cleaned(&photo);
    assert_eq!(without_loss.format(), Format::Png);
    assert_nowhere(without_loss.bytes());
    let more =
        [(Group::Names, 1), (Group::Places, 1), (Group::Devices, 1), (Group::Unknown, 1), (Group::Hidden, 1)];
    assert_eq!(counts(&without_loss), plus(&TOLD, &more));
    assert_eq!(chunks(without_loss.bytes()), ["IHDR", "IDAT", "IEND"]);

    let lossy = cleaned(include_bytes!("fixtures/lossy.webp"));
    assert_eq!((lossy.format(), lossy.report().total()), (Format::Jpeg, 0));
    assert_eq!(quarters(&shown(lossy.bytes())), "rbbb");
}

#[test]
fn a_photo_stands_upright() {
    // How the quarters of the picture lie for each of Exif's orientations.
    let upright = ["rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"];
    let (wide, stored) = (tiles(16, &["rrgg", "bbww"]), tiles(8, &["rg", "bw"]));
    for (number, expected) in (1..).zip(upright) {
        let number = number.to_string();
        let block = exif(&[&[(0x0112, &number)]]);
        let photo = with_segments(&jpeg(&wide), &[(0xE1, &[b"Exif\0\0".as_slice(), &block].concat())]);
        let seen = shown(cleaned(&photo).bytes());
        assert_eq!(quarters(&seen), expected, "orientation {number}");
        assert_eq!(seen.width() > seen.height(), number.as_str() < "5", "orientation {number}");
        assert_eq!(quarters(&shown(&with_chunks(&png_of(&stored), &[(b"eXIf", &block)]))), expected);
        assert_eq!(quarters(&shown(&webp(&stored, &[(b"EXIF", &block)]))), expected);
    }
}

#[test]
fn colours_are_brought_to_srgb() {
    let green = [10, 200, 10].repeat(64);
    let plain = png(&green, 8, 8, ExtendedColorType::Rgb8);
    let mut packed = flate2::write::ZlibEncoder::new(b"p\0\0".to_vec(), flate2::Compression::default());
    std::io::Write::write_all(&mut packed, &profile()).expect("memory");
    let wide = with_chunks(&plain, &[(b"iCCP", &packed.finish().expect("memory"))]);
    let (plain, wide) = (shown(&plain), shown(&wide));
    assert_eq!(plain.rgb()[..3], [10, 200, 10]);
    // Display P3's green is beyond that of sRGB: less red is left of it.
    assert!(wide.rgb()[0] < 5 && wide.rgb()[1] >= 200, "{:?}", &wide.rgb()[..3]);

    let grey = with_segments(
        &jpeg(&tiles(8, &QUARTERS)),
        &[(0xE2, b"ICC_PROFILE\0\x01\x01 this is none"), (0xE2, b"ICC_PROFILE\0\x02\x01")],
    );
    assert_eq!(quarters(&shown(&grey)), "rgbw", "a damaged profile is not heeded");
}

#[test]
fn what_can_be_seen_through_lies_on_white() {
    let half = png(&[0, 0, 0, 0, 0, 0, 0, 255, 255, 0, 0, 128], 3, 1, ExtendedColorType::Rgba8);
    assert_eq!(shown(&half).rgb(), [255, 255, 255, 0, 0, 0, 255, 127, 127]);
    let sixteen = [0_u16, 0x8000, 0xFFFF].map(u16::to_ne_bytes).concat();
    assert_eq!(shown(&png(&sixteen, 1, 1, ExtendedColorType::Rgb16)).rgb(), [0, 128, 255]);
    let grey = cleaned(&png(&[0, 100, 200, 255], 2, 2, ExtendedColorType::L8));
    assert_eq!(grey.bytes()[25], 0, "grey stays grey");
}

#[test]
fn photos_of_other_kinds_are_read() {
    assert_eq!(quarters(&shown(include_bytes!("fixtures/cmyk.jpg"))), "rbbb");
    assert_eq!(quarters(&shown(include_bytes!("fixtures/progressive.jpg"))), "rbbb");
    assert_eq!(quarters(&shown(include_bytes!("fixtures/lossless.webp"))), "rbbb");
}

#[test]
fn of_an_animation_the_first_picture_is_kept_and_that_is_said() {
    let animated = cleaned(include_bytes!("fixtures/animated.webp"));
    assert_eq!(counts(&animated), [(Group::Hidden, 1)]);
    assert_eq!((animated.format(), quarters(&shown(animated.bytes())).as_str()), (Format::Png, "rbbb"));

    // The first frame is the picture itself, the second stands in chunks of its own.
    let still = png_of(&tiles(1, &["r"]));
    let control = |number: u8| [[0, 0, 0, number, 0, 0, 0, 1, 0, 0, 0, 1].as_slice(), &[0; 14]].concat();
    let mut animated = with_chunks(&still, &[(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]), (b"fcTL", &control(0))]);
    let end = animated.split_off(animated.len() - 12);
    animated.extend(chunk(b"fcTL", &control(1)));
    animated.extend(chunk(b"fdAT", &[[0, 0, 0, 2].as_slice(), WORD.as_bytes()].concat()));
    animated.extend(end);
    let animated = cleaned(&animated);
    assert_eq!(counts(&animated), [(Group::Hidden, 1)]);
    assert_eq!(shown(animated.bytes()).rgb(), [255, 0, 0]);
    assert_nowhere(animated.bytes());
}

#[test]
fn what_is_painted_over_is_black_in_what_goes_out() {
    let photo = jpeg(&tiles(32, &["ww", "ww"]));
    let mut seen = Seen::default();
    seen.paint(0, Area { left: 0, top: 0, width: 32, height: 32 });
    seen.paint_everywhere(Area { left: 32, top: 32, width: 900, height: 900 });
    seen.paint_everywhere(Area { left: 64, top: 0, width: 9, height: 9 });
    seen.paint(1, Area { left: 32, top: 0, width: 32, height: 32 });
    let painted = cleaned_with(&photo, &seen);
    assert_eq!(counts(&painted), [(Group::Painted, 2)], "what lies outside, or on another picture, is not");
    assert_eq!(quarters(&shown(painted.bytes())), "kwwk");
    assert_eq!(colour(&shown(painted.bytes()), 0.45, 0.45), 'k');
}

#[test]
fn a_photo_is_looked_at_first() {
    let opened = Opened::read(jpeg(&tiles(8, &QUARTERS))).expect("a photo");
    assert_eq!((opened.look(), opened.pictures()), (Look::PaperOrPhoto, 1));
    assert_eq!(opened.clean(&Secret::new([7; 32]), None), Err(Refused::NotSeen(Look::PaperOrPhoto)));
}

#[test]
fn the_same_photo_gives_the_same_bytes_whatever_it_carries() {
    let photo = jpeg(&tiles(32, &QUARTERS));
    let told = with_segments(&photo, &[(0xFE, WORD.as_bytes())]);
    assert_eq!(cleaned(&photo).bytes(), cleaned(&told).bytes());
    let drawing = png_of(&tiles(4, &QUARTERS));
    assert_eq!(
        cleaned(&drawing).bytes(),
        cleaned(&with_chunks(&drawing, &[(b"tIME", WORD.as_bytes())])).bytes()
    );
}
