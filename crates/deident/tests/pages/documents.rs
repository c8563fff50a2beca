//! Documents.

use secondok_deident::{Area, Format, Group, Look, Opened, Refused, Seen};

use crate::{
    make::{one_page, pdf, revised, stream},
    planted::{WORD, assert_nowhere, is_there},
    seen::{cleaned, cleaned_with, colour, counts, quarters, shown},
};

/// The upper left quarter red, the upper right green, the lower left blue.
const QUARTERS: &str = "1 0 0 rg 0 36 36 36 re f 0 1 0 rg 36 36 36 36 re f 0 0 1 rg 0 0 36 36 re f";

fn flate(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut packed, bytes).expect("memory");
    packed.finish().expect("memory")
}

#[test]
fn a_document_carries_nothing_but_its_pages() {
    // Text that nobody sees: invisible, white, beyond the page, behind a picture, on a layer that is off.
    let hidden = format!(
        "BT 3 Tr /F 9 Tf 9 60 Td ({WORD}) Tj ET BT 0 Tr 1 g 9 50 Td ({WORD}) Tj 999 0 Td ({WORD}) Tj ET \
         BT 0 g 1 0 0 1 1 50 Tm ({WORD}) Tj ET {QUARTERS} \
         /OC /L BDC BT /F 9 Tf 9 9 Td ({WORD}) Tj ET EMC"
    );
    let page = "/Resources<</Font<</F 5 0 R>>/Properties<</L 6 0 R>>>>/Annots[7 0 R 8 0 R 9 0 R]/Thumb 13 0 R\
                /PieceInfo<</Program<</Private 1>>>>";
    let mut objects = one_page(
        page,
        &hidden,
        &[
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
            format!("<</Type/OCG/Name({WORD})>>").into(),
            format!("<</Type/Annot/Subtype/Text/Rect[9 9 19 19]/Contents({WORD})/T({WORD})/F 2>>").into(),
            format!("<</Type/Annot/Subtype/Link/Rect[9 9 19 19]/A<</S/URI/URI(http://{WORD}.example)>>>>").into(),
            format!("<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V({WORD})/Rect[9 9 19 19]>>").into(),
            stream("/Type/Metadata/Subtype/XML", format!("<x>{WORD}</x>")),
            stream("/Type/EmbeddedFile/Filter/FlateDecode", flate(WORD.as_bytes())),
            format!("<</Type/Filespec/F({WORD}.txt)/EF<</F 11 0 R>>>>").into(),
            stream("/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x"),
            format!(
                "<</Title({WORD})/Author({WORD})/Producer({WORD})/CreationDate(D:2026)/Patient({WORD})/Trapped/False>>"
            )
            .into(),
        ],
    );
    objects[0] = format!(
        "<</Type/Catalog/Pages 2 0 R/Metadata 10 0 R/Names<</EmbeddedFiles<</Names[(a) 12 0 R]>>>>\
         /OpenAction<</S/JavaScript/JS(app.alert\\('{WORD}'\\))>>/AcroForm<</Fields[9 0 R]>>\
         /OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>>>"
    )
    .into();
    let ids = format!("/Info 14 0 R/ID[<{}><{}>]", hex(WORD), hex(WORD));
    let earlier = stream("", format!("BT /F 9 Tf 9 9 Td ({WORD} in an earlier version) Tj ET"));
    let current = std::mem::replace(&mut objects[3], earlier);
    let mut document = revised(pdf(&objects, &ids), 4, &[current], &ids);
    document.extend(format!("\n{WORD}\n").as_bytes());
    assert!(is_there(&document));

    let cleaned = cleaned(&document);
    assert_eq!(cleaned.format(), Format::Pdf);
    assert_nowhere(cleaned.bytes());
    assert_eq!(
        counts(&cleaned),
        [
            (Group::Names, 2),
            (Group::Dates, 1),
            (Group::Devices, 1),
            (Group::Notes, 2),
            (Group::Identifiers, 1),
            (Group::Unknown, 2),
            // XMP, the file within, the script, the layer, the field, the thumbnail, the link, the earlier version, the end
            (Group::Hidden, 9),
        ]
    );
    let text = String::from_utf8_lossy(cleaned.bytes());
    for key in ["/Info", "/ID", "/Metadata", "/Annots", "/Font", "/Names", "/Producer", "/CreationDate"] {
        assert!(!text.contains(key), "{key}");
    }
    assert_eq!(quarters(&shown(cleaned.bytes())), "rgbw");
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02X}")).collect()
}

#[test]
fn a_page_is_drawn_as_it_is_shown() {
    let sizes = |page: &str| {
        let picture = shown(&pdf(&one_page(page, QUARTERS, &[]), ""));
        (picture.width(), picture.height(), quarters(&picture))
    };
    assert_eq!(sizes(""), (200, 200, "rgbw".into()));
    assert_eq!(sizes("/Rotate 90"), (200, 200, "brwg".into()));
    assert_eq!(sizes("/Rotate 180"), (200, 200, "wbgr".into()));
    assert_eq!(sizes("/Rotate -90"), (200, 200, "gwrb".into()));
    assert_eq!(sizes("/CropBox[0 36 72 72]"), (200, 100, "rgrg".into()));
    assert_eq!(sizes("/CropBox[0 36 72 72]/Rotate 90"), (100, 200, "rrgg".into()));
    // A4, and a poster: not more than 4,000 pixels.
    let a4 =
        String::from_utf8_lossy(&pdf(&one_page("", "", &[]), "")).replace("0 0 72 72", "0 0 595.28 841.89");
    let a4 = shown(a4.as_bytes());
    assert_eq!((a4.width(), a4.height()), (1654, 2339));
    let poster =
        String::from_utf8_lossy(&pdf(&one_page("", "", &[]), "")).replace("0 0 72 72", "0 0 99 9900");
    let poster = shown(poster.as_bytes());
    assert_eq!((poster.width(), poster.height()), (40, 4000));
}

#[test]
fn what_goes_out_has_the_pages_that_were_seen() {
    let mut objects = one_page("", QUARTERS, &[]);
    objects[1] = b"<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>".to_vec();
    objects.push(b"<</Type/Page/Parent 2 0 R/MediaBox[9 9 153 81]/Rotate 90/Contents 4 0 R>>".to_vec());
    let document = pdf(&objects, "");
    let before = Opened::read(document.clone()).expect("a document");
    assert_eq!((before.look(), before.pictures()), (Look::PaperOrPhoto, 2));
    assert_eq!(before.picture(2), Err(Refused::Damaged("it has no page 3".into())));

    let cleaned = cleaned(&document);
    let after = Opened::read(cleaned.bytes().to_vec()).expect("a document");
    assert_eq!(after.pictures(), 2);
    for number in 0..2 {
        let (before, after) =
            (before.picture(number).expect("a page"), after.picture(number).expect("a page"));
        assert_eq!((before.width(), before.height()), (after.width(), after.height()));
        let differing = before.rgb().iter().zip(after.rgb()).filter(|(a, b)| a.abs_diff(**b) > 16).count();
        assert!(differing * 100 < before.rgb().len(), "{differing} of {} differ", before.rgb().len());
    }
    let text = String::from_utf8_lossy(cleaned.bytes());
    assert!(text.contains("/MediaBox [0 0 72 72]") && text.contains("/MediaBox [0 0 72 144]"));
    assert_eq!(cleaned.bytes(), self::cleaned(&document).bytes(), "the same document gives the same bytes");
}

#[test]
fn annotations_and_fields_are_drawn_where_they_are_shown() {
    let annotated = |entries: &str| {
        let look = stream("/Subtype/Form/BBox[0 0 36 36]", "1 0 0 rg 0 0 36 36 re f");
        let annotation = format!("<</Type/Annot/Rect[0 36 36 72]/AP<</N 6 0 R>>{entries}>>");
        quarters(&shown(&pdf(&one_page("/Annots[5 0 R]", "", &[annotation.into(), look]), "")))
    };
    assert_eq!(annotated("/Subtype/Stamp"), "rwww");
    assert_eq!(annotated("/Subtype/Widget/FT/Tx"), "rwww");
    assert_eq!(annotated("/Subtype/Stamp/F 2"), "wwww", "hidden");
}

#[test]
fn letters_without_a_typeface_are_not_left_out_silently() {
    let page = |codes: &str, differences: &str| {
        let font = format!(
            "<</Type/Font/Subtype/TrueType/BaseFont/ArialMT/FirstChar 128/LastChar 128/Widths[600]\
             /Encoding<</BaseEncoding/WinAnsiEncoding/Differences[128 {differences}]>>>>"
        );
        let content = format!("BT /F 30 Tf 9 30 Td <{codes}> Tj ET");
        let page = "/Resources<</Font<</F 5 0 R>>>>";
        Opened::read(pdf(&one_page(page, content, &[font.into()]), "")).expect("a document").picture(0)
    };
    // Latin letters, spaces of all kinds; then a Cyrillic letter.
    let latin = page("4142C920A0AD80", "/Eacute").expect("Latin letters are there");
    assert!(latin.rgb().contains(&0));
    assert_eq!(
        page("41204280", "/afii10026"),
        Err(Refused::Unsupported("letters on page 1 need a typeface that is not in the file".into()))
    );
}

#[test]
fn what_cannot_be_drawn_is_refused_rather_than_left_out() {
    let image = stream(
        "/Subtype/Image/Width 9/Height 9/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode",
        "no",
    );
    let page = "/Resources<</XObject<</X 5 0 R>>>>";
    let opened =
        Opened::read(pdf(&one_page(page, "72 0 0 72 0 0 cm /X Do", &[image]), "")).expect("a document");
    assert_eq!(opened.picture(0), Err(Refused::Unsupported("a picture on page 1 cannot be drawn".into())));
}

#[test]
fn a_password_to_open_locks_and_one_to_print_does_not() {
    assert_eq!(
        Opened::read(include_bytes!("fixtures/locked.pdf").as_slice()).map(|_| ()),
        Err(Refused::Locked)
    );
    assert_eq!(quarters(&shown(include_bytes!("fixtures/no-print.pdf"))), "rwww");
}

#[test]
fn more_pages_than_anybody_looks_through_are_refused() {
    let pages = |count: usize| {
        let mut objects = one_page("", "", &[]);
        let kids: String = (0..count).map(|number| format!("{} 0 R ", number + 5)).collect();
        objects[1] = format!("<</Type/Pages/MediaBox[0 0 1 1]/Kids[{kids}]/Count {count}>>").into();
        objects.extend(vec![b"<</Type/Page/Parent 2 0 R>>".to_vec(); count]);
        Opened::read(pdf(&objects, "")).map(|opened| opened.pictures())
    };
    assert_eq!(pages(500), Ok(500));
    assert_eq!(pages(501), Err(Refused::TooManyPages(501)));
}

#[test]
fn what_is_painted_over_a_page_is_black_and_nothing_lies_under_it() {
    let mut objects = one_page("", "", &[]);
    objects[1] = b"<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>".to_vec();
    objects.push(objects[2].clone());
    let mut seen = Seen::default();
    seen.paint_everywhere(Area { left: 0, top: 0, width: 100, height: 100 });
    seen.paint(1, Area { left: 100, top: 100, width: 100, height: 100 });
    let painted = cleaned_with(&pdf(&objects, ""), &seen);
    assert_eq!(counts(&painted), [(Group::Painted, 3)]);
    let opened = Opened::read(painted.bytes().to_vec()).expect("a document");
    let page = |number| opened.picture(number).expect("a page");
    assert_eq!([quarters(&page(0)), quarters(&page(1))], ["kwww", "kwwk"]);
    assert_eq!(colour(&page(0), 0.48, 0.48), 'k');
}
