//! A new document: one picture a page, and what a reader must have to show it.
//!
//! No information dictionary, no dates, no identifiers, no names: the same pictures give the same bytes.

use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, writers::DecodeParms};

use super::draw::Size;
use crate::files::{
    photo::encode::{is_grey, jpeg, png},
    picture::Picture,
    refused::Refused,
};

/// How good a page is written that is not written without loss.
const QUALITY: u8 = 85;

const CATALOG: Ref = Ref::new(1);
const TREE: Ref = Ref::new(2);
const FIRST: i32 = 3;
const PICTURE: Name<'static> = Name(b"P");

/// Pages, one after the other.
pub(super) struct Pages {
    pdf: Pdf,
    written: i32,
}

impl Pages {
    /// For so many pages.
    pub(super) fn new(count: u32) -> Self {
        let mut pdf = Pdf::new();
        let count = i32::try_from(count).expect("there are at most 500 pages");
        pdf.catalog(CATALOG).pages(TREE);
        pdf.pages(TREE).kids((0..count).map(|number| Refs::of(number).page)).count(count);
        Self { pdf, written: 0 }
    }

    /// Adds a page of this size.
    pub(super) fn add(&mut self, picture: &Picture, size: Size) -> Result<(), Refused> {
        let refs = Refs::of(self.written);
        self.written += 1;

        let mut page = self.pdf.page(refs.page);
        page.media_box(Rect::new(0.0, 0.0, size.width, size.height)).parent(TREE).contents(refs.content);
        page.resources().x_objects().pair(PICTURE, refs.picture);
        page.finish();

        let mut content = Content::new();
        content.transform([size.width, 0.0, 0.0, size.height, 0.0, 0.0]).x_object(PICTURE);
        self.pdf.stream(refs.content, &content.finish());

        let encoded = Encoded::of(picture)?;
        let columns = i32::try_from(picture.width()).expect("a page is at most 4,000 pixels wide");
        let height = i32::try_from(picture.height()).expect("a page is at most 4,000 pixels high");
        let mut image = self.pdf.image_xobject(refs.picture, &encoded.bytes);
        image.width(columns).height(height).bits_per_component(8);
        if is_grey(picture) {
            image.color_space().device_gray();
        } else {
            image.color_space().device_rgb();
        }
        if encoded.lossless {
            image.filter(Filter::FlateDecode);
            let colours = if is_grey(picture) { 1 } else { 3 };
            let mut parameters = image.decode_parms();
            png_rows(&mut parameters, colours, columns);
        } else {
            image.filter(Filter::DctDecode);
        }
        Ok(())
    }

    /// Its bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        self.pdf.finish()
    }
}

/// Rows are filtered as those of a PNG are: the same stream serves both.
fn png_rows(parameters: &mut DecodeParms<'_>, colours: i32, columns: i32) {
    parameters
        .predictor(pdf_writer::types::Predictor::PngOptimum)
        .colors(colours)
        .bits_per_component(8)
        .columns(columns);
}

struct Refs {
    page: Ref,
    content: Ref,
    picture: Ref,
}

impl Refs {
    fn of(number: i32) -> Self {
        let first = FIRST + number * 3;
        Self { page: Ref::new(first), content: Ref::new(first + 1), picture: Ref::new(first + 2) }
    }
}

struct Encoded {
    bytes: Vec<u8>,
    lossless: bool,
}

impl Encoded {
    /// Print on paper is smaller without loss, and sharper; everything else as JPEG. Whichever is smaller.
    fn of(picture: &Picture) -> Result<Self, Refused> {
        let lossy = jpeg(picture, QUALITY)?;
        if is_mostly_paper(picture) {
            let lossless = pixels_of(&png(picture)?);
            if lossless.len() <= lossy.len() {
                return Ok(Self { bytes: lossless, lossless: true });
            }
        }
        Ok(Self { bytes: lossy, lossless: false })
    }
}

/// Whether at least half of it is pure white.
fn is_mostly_paper(picture: &Picture) -> bool {
    let pixels = picture.rgb().chunks_exact(3);
    let all = pixels.len();
    pixels.filter(|pixel| *pixel == [255; 3]).count() >= all / 2
}

/// The pixels of a PNG of ours as they are stored: what its IDAT chunks hold together.
fn pixels_of(png: &[u8]) -> Vec<u8> {
    let mut pixels = Vec::with_capacity(png.len());
    let mut rest = &png[8..];
    while let Some((head, behind)) = rest.split_first_chunk::<8>() {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
        let length = usize::try_from(length).unwrap_or(usize::MAX).min(behind.len());
        if &head[4..] == b"IDAT" {
            pixels.extend_from_slice(&behind[..length]);
        }
        rest = behind.get(length.saturating_add(4)..).unwrap_or_default();
    }
    pixels
}
