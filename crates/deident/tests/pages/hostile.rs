//! Files that mean harm, or were cut short on their way: a refusal that says why, and never more memory or time than is bounded.

use std::{sync::mpsc, thread, time::Duration};

use image::ExtendedColorType;
use secondok_deident::{Opened, Refused, Secret, Seen};

use crate::{
    make::{chunk, exif, jpeg, one_page, pdf, png, png_of, stream, tiles, webp, with_chunks, with_segments},
    planted::WORD,
};

/// How long anything may take on a busy machine.
const WITHIN: Duration = Duration::from_secs(90);

/// Everything that can be done with a file. Whatever it is, this returns.
fn try_it(bytes: &[u8]) -> Result<(), Refused> {
    let opened = Opened::read(bytes.to_vec())?;
    opened.picture(0)?;
    opened.clean(&Secret::new([7; 32]), Some(&Seen::default())).map(|_| ())
}

/// The same where it could go on for years: it does not.
fn in_time(file: Vec<u8>) -> Result<(), Refused> {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || tell.send(try_it(&file)));
    told.recv_timeout(WITHIN).expect("something comes of it in time")
}

/// A file of each kind, with something of everything that is read in it.
fn some() -> Vec<Vec<u8>> {
    let small = tiles(8, &["rg", "bw"]);
    let block = exif(&[
        &[(0x010F, WORD), (0x0112, "6"), (0x8769, "→1"), (0, "↓2")],
        &[(0xA431, WORD)],
        &[(0x201, "1")],
    ]);
    let told = [b"Exif\0\0".as_slice(), &block].concat();
    let profile = moxcms::ColorProfile::new_display_p3().encode().expect("a profile");
    let profile = [b"ICC_PROFILE\0\x01\x01".as_slice(), &profile].concat();
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec();
    let pixels = stream("/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceRGB/BitsPerComponent 8", [9; 12]);
    let annotation = b"<</Type/Annot/Subtype/Text/Rect[1 1 9 9]/Contents(x)>>".to_vec();
    let content = "BT /F 20 Tf 9 9 Td (Abc) Tj ET q 9 0 0 9 0 0 cm /X Do Q 1 0 0 RG 0 0 m 9 9 20 20 30 5 c S";
    let page = "/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>/Annots[7 0 R]";
    vec![
        with_segments(&jpeg(&small), &[(0xE1, &told), (0xE2, &profile), (0xFE, b"x")]),
        include_bytes!("fixtures/progressive.jpg").to_vec(),
        with_chunks(&png_of(&small), &[(b"eXIf", &block), (b"tEXt", b"Author\0x")]),
        webp(&small, &[(b"EXIF", &block)]),
        include_bytes!("fixtures/lossy.webp").to_vec(),
        include_bytes!("fixtures/animated.webp").to_vec(),
        pdf(&one_page(page, content, &[font, pixels, annotation]), ""),
        include_bytes!("fixtures/no-print.pdf").to_vec(),
    ]
}

#[test]
fn files_cut_short_are_refused_or_whole() {
    for (number, file) in some().iter().enumerate() {
        assert_eq!(try_it(file), Ok(()), "file {number}");
        for length in (0..file.len()).step_by(97).chain(file.len() - 3..file.len()) {
            let _ = try_it(&file[..length]);
        }
    }
    // In the midst of its pixels, where decoders go on with grey.
    let photo = jpeg(&tiles(64, &["rg", "bw"]));
    let half = try_it(&photo[..photo.len() - 90]);
    assert_eq!(half, Err(Refused::Damaged("it ends before its picture does".into())));
}

#[test]
fn a_palette_that_ends_within_a_colour_is_refused() {
    let grey = png(&[0], 1, 1, ExtendedColorType::L8);
    let mut header = grey[16..29].to_vec();
    header[9] = 3; // its pixels are colours of a palette
    let with = |palette: &[u8]| {
        [&grey[..8], &chunk(b"IHDR", &header), &chunk(b"PLTE", palette), &grey[33..]].concat()
    };
    assert_eq!(try_it(&with(&[9; 6])), Ok(()));
    for length in [4, 5, 7] {
        let refused = Refused::Damaged("its palette ends within a colour".into());
        assert_eq!(try_it(&with(&[9; 7][..length])), Err(refused), "{length} bytes");
    }
}

#[test]
fn a_photo_of_fewer_colours_than_it_says_is_refused() {
    let segment = |marker: u8, body: &[u8]| {
        [&[0xFF, marker], (body.len() as u16 + 2).to_be_bytes().as_slice(), body].concat()
    };
    let with = |behind: &[u8], numbers: &[u8]| {
        let adobe = segment(0xEE, &[b"Adobe\0\x64\0\0\0\0\x02", behind].concat());
        let frame: Vec<u8> = numbers.iter().flat_map(|number| [*number, 0x11, 0]).collect();
        let frame = [&[8, 0, 8, 0, 8, numbers.len() as u8], frame.as_slice()].concat();
        let scan: Vec<u8> = numbers.iter().flat_map(|number| [*number, 0]).collect();
        let scan = [&[numbers.len() as u8], scan.as_slice(), &[0, 0, 0]].concat();
        let table = segment(0xDB, &[[0].as_slice(), &[1; 64]].concat());
        let parts = [adobe, table, segment(0xC2, &frame), segment(0xDA, &scan), vec![0; 8]];
        [&[0xFF, 0xD8], parts.concat().as_slice(), &[0xFF, 0xD9]].concat()
    };
    let refused = || Err(Refused::Damaged("it has fewer colours than it says".into()));
    assert_eq!(try_it(&with(b"", &[1, 2])), refused());
    assert_eq!(try_it(&with(b"and more", &[1, 2])), refused());
    assert_ne!(try_it(&with(b"", &[1, 2, 3])), refused());
}

#[test]
fn damaged_files_do_no_harm() {
    let mut state = 1_u64;
    for file in some() {
        for _ in 0..30 {
            let mut damaged = file.clone();
            for _ in 0..3 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let at = (state >> 33) as usize % damaged.len();
                damaged[at] ^= 1 << ((state >> 20) & 7);
            }
            let _ = try_it(&damaged);
        }
    }
}

#[test]
fn pictures_that_say_they_are_huge_are_refused_before_memory_is_taken() {
    let mut drawing = png(&[0; 3], 1, 1, ExtendedColorType::Rgb8);
    let header = [60_000_u32.to_be_bytes().as_slice(), &60_000_u32.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    drawing.splice(8..33, chunk(b"IHDR", &header));
    assert_eq!(try_it(&drawing), Err(Refused::TooLarge { width: 60_000, height: 60_000 }));
    // Few pixels, in a row that nobody has memory for.
    let mut drawing = png(&[0; 3], 1, 1, ExtendedColorType::Rgb8);
    let header = [20_000_000_u32.to_be_bytes().as_slice(), &1_u32.to_be_bytes(), &[16, 6, 0, 0, 0]].concat();
    drawing.splice(8..33, chunk(b"IHDR", &header));
    let refused = Refused::Unsupported("it takes more memory than is given to it".into());
    assert_eq!(try_it(&drawing), Err(refused));

    let mut photo = jpeg(&tiles(8, &["r"]));
    let frame = photo.windows(2).position(|two| two == [0xFF, 0xC0]).expect("a frame");
    photo[frame + 5..frame + 9].fill(0xFF);
    assert_eq!(try_it(&photo), Err(Refused::TooLarge { width: 65_535, height: 65_535 }));

    let mut photo = webp(&tiles(8, &["r"]), &[]);
    photo[24..30].copy_from_slice(&[0xFF, 0xFF, 0, 0xFF, 0x7F, 0]);
    assert_eq!(try_it(&photo), Err(Refused::TooLarge { width: 65_536, height: 32_768 }));

    let image =
        stream("/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 8", "x");
    let document = pdf(&one_page("/Resources<</XObject<</X 5 0 R>>>>", "/X Do", &[image]), "");
    assert_eq!(try_it(&document), Err(Refused::TooLarge { width: 60_000, height: 60_000 }));

    // What a picture says of itself counts, whatever its dictionary says.
    let within = |filter: &str, inner: &[u8]| {
        let image = stream(&format!("/Subtype/Image/Width 1/Height 1/Filter/{filter}"), inner);
        try_it(&pdf(&one_page("/Resources<</XObject<</X 5 0 R>>>>", "/X Do", &[image]), ""))
    };
    let jpeg_2000 = |side: u32, components: u16| {
        let mut inner = b"\xFF\x4F\xFF\x51\0\x29\0\0".to_vec();
        for long in [side, side, 0, 0, side, side, 0, 0] {
            inner.extend(long.to_be_bytes());
        }
        inner.extend([components.to_be_bytes().as_slice(), &[7, 1, 1]].concat());
        within("JPXDecode", &inner)
    };
    assert_eq!(jpeg_2000(60_000, 1), Err(Refused::TooLarge { width: 60_000, height: 60_000 }));
    assert_eq!(jpeg_2000(9_000, 16_384), Err(Refused::TooLarge { width: 9_000, height: 9_000 }));
    let page = b"\0\0\0\0\x30\0\x01\0\0\0\x13\0\0\xEA\x60\0\0\xEA\x60\0\0\0\0\0\0\0\0\0\0\0";
    assert_eq!(within("JBIG2Decode", page), Err(Refused::TooLarge { width: 60_000, height: 60_000 }));
    let content = "q 72 0 0 72 0 0 cm BI /W 60000 /H 2100 /CS /G /BPC 8 ID x EI Q";
    assert_eq!(
        try_it(&pdf(&one_page("", content, &[]), "")),
        Err(Refused::TooLarge { width: 60_000, height: 2_100 })
    );

    let endless = String::from_utf8(pdf(&one_page("", "", &[]), "")).expect("text");
    let endless = endless.replace("0 0 72 72", "0 0 99999 9");
    assert_eq!(
        try_it(endless.as_bytes()),
        Err(Refused::Unsupported("page 1 is larger than any paper".into()))
    );
}

/// As many zeros, packed.
fn zeros(count: usize) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..count >> 20 {
        std::io::Write::write_all(&mut packed, &[0; 1 << 20]).expect("memory");
    }
    packed.finish().expect("memory")
}

#[test]
fn little_that_unpacks_to_much_is_refused() {
    let packed = zeros(400 << 20);
    let text = [b"XML:com.adobe.xmp\0\x01\0\0\0".as_slice(), &packed].concat();
    let profile = [b"p\0\0".as_slice(), &packed].concat();
    let drawing = png_of(&tiles(8, &["r"]));
    let _ = try_it(&with_chunks(&drawing, &[(b"iTXt", &text), (b"iCCP", &profile)]));

    let too_much = Err(Refused::Unsupported("it unpacks to more than a phone can hold".into()));
    let mut objects = one_page("", "", &[]);
    objects[3] = stream("/Filter/FlateDecode", &packed);
    assert_eq!(try_it(&pdf(&objects, "")), too_much);
    // Packed twice, a thousandth of it is enough.
    let mut twice = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut twice, &packed).expect("memory");
    objects[3] = stream("/Filter[/FlateDecode/FlateDecode]", twice.finish().expect("memory"));
    assert_eq!(try_it(&pdf(&objects, "")), too_much);
    // However else it is packed around or within that.
    let hex: String = packed.iter().map(|byte| format!("{byte:02X}")).collect();
    objects[3] = stream("/Filter[/ASCIIHexDecode/FlateDecode]", hex);
    assert_eq!(try_it(&pdf(&objects, "")), too_much);
    let mut runs = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut runs, &[129, 0].repeat(4 << 20)).expect("memory");
    objects[3] = stream("/Filter[/FlateDecode/RunLengthDecode]", runs.finish().expect("memory"));
    assert_eq!(try_it(&pdf(&objects, "")), too_much);
    // Behind a fault, where some readers stop and others go on.
    let faulty = [b"\x78\x9C\x4B\x04\xFF".as_slice(), &[0x55; 400_000]].concat();
    objects[3] = stream("/Filter/FlateDecode", faulty);
    assert_eq!(try_it(&pdf(&objects, "")), too_much);
}

#[test]
fn rows_that_are_none_are_refused() {
    let mut objects = one_page("", "", &[]);
    let packed = zeros(1 << 20);
    for rows in ["Columns 0", "Columns 2000000000", "Columns 4/Colors 200/BitsPerComponent 16", "Colors 0"] {
        objects[3] = stream(&format!("/Filter/FlateDecode/DecodeParms<</Predictor 2/{rows}>>"), &packed);
        let fault = Err(Refused::Damaged("rows of a stream are none".into()));
        assert_eq!(try_it(&pdf(&objects, "")), fault, "{rows}");
    }
}

#[test]
fn a_page_that_is_endless_work_is_refused_before_it_is_drawn() {
    let long = Err(Refused::Unsupported("drawing it would take too long".into()));
    let drawn = |content: String, further: &[Vec<u8>]| {
        let page = "/Resources<</Pattern<</P 5 0 R>>>>";
        in_time(pdf(&one_page(page, content, further), ""))
    };
    let pattern = |step: &str, cell: &str| {
        let entries = format!(
            "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[{cell}]/XStep {step}/YStep {step}/Resources<<>>"
        );
        vec![stream(&entries, "1 0 0 rg 0 0 1 1 re f")]
    };
    // The page filled many times.
    assert_eq!(drawn("0 0 72 72 re f ".repeat(400_000), &[]), long);
    assert_eq!(drawn("0 0 72 72 re f ".repeat(200), &[]), Ok(()));
    let fill = "/Pattern cs /P scn 0 0 72 72 re f";
    assert_eq!(drawn(fill.into(), &pattern("2", "0 0 2 2")), Ok(()));
    // Cells that lie over one another a million million times.
    assert_eq!(drawn(fill.into(), &pattern("0.01", "0 0 9999 9999")), long);
    // A line of two thousand million dashes.
    assert_eq!(drawn("[0.001] 0 d 0 9 m 2000000 9 l S".into(), &[]), long);
}

#[test]
fn trees_of_pages_end() {
    let tree = |second: String, further: &[Vec<u8>]| {
        let mut objects = one_page("", "", further);
        objects[1] = second.into();
        try_it(&pdf(&objects, ""))
    };
    // Into itself, beside a page and without one; then deep.
    assert_eq!(tree("<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>".into(), &[]), Ok(()));
    assert!(matches!(tree("<</Type/Pages/Kids[2 0 R]/Count 1>>".into(), &[]), Err(Refused::Damaged(_))));
    let deep: Vec<Vec<u8>> =
        (0..20_000).map(|number| format!("<</Type/Pages/Kids[{} 0 R]>>", number + 6).into()).collect();
    assert!(tree("<</Type/Pages/Kids[3 0 R 5 0 R]/Count 1>>".into(), &deep).is_ok());
    let nested = "<</Type/Pages/Kids[".repeat(20_000);
    let _ = tree(nested, &[]);
}

#[test]
fn forms_that_draw_one_another_again_and_again_are_refused() {
    let forms = |resources: &dyn Fn(usize) -> String, content: &str| {
        let further: Vec<Vec<u8>> = (0..40)
            .map(|number| {
                stream(&format!("/Subtype/Form/BBox[0 0 9 9]/Resources{}", resources(number)), content)
            })
            .collect();
        let page = "/Resources<</XObject<</X 5 0 R>>>>";
        try_it(&pdf(&one_page(page, "/X Do", &further), ""))
    };
    let next = |number: usize| format!("<</XObject<</X {} 0 R>>>>", number + 6);
    assert_eq!(forms(&next, "/X Do 0 0 1 1 re f"), Ok(()));
    let endless = Err(Refused::Unsupported("drawing it would take too long".into()));
    assert_eq!(forms(&next, "/X Do /X Do"), endless);
    // What lies within itself is not drawn within itself.
    let ring = |number: usize| format!("<</XObject<</X {} 0 R>>>>", 5 + (number + 1) % 2);
    assert_eq!(forms(&ring, "/X Do /X Do"), Ok(()));
    let itself = |_: usize| "<</XObject<</X 5 0 R>>>>".to_owned();
    assert_eq!(forms(&itself, "/X Do /X Do"), Ok(()));
}
