//! Compressed frames of DICOM: JPEG, JPEG-LS, JPEG 2000 and run lengths, of an image that says how large they are.
//!
//! The image is made here, so that the fuzzer spends its time within the frame.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use secondok_fuzz::cleans;

/// What an image says of its frame.
#[derive(Debug, Arbitrary)]
struct Image {
    syntax: u8,
    rows: u8,
    columns: u8,
    colour: u8,
    depth: u8,
    signed: bool,
}

const SYNTAXES: [&str; 5] = ["4.50", "4.70", "4.80", "4.90", "5"];
const COLOURS: [(&str, u16); 5] =
    [("MONOCHROME2", 1), ("MONOCHROME1", 1), ("RGB", 3), ("YBR_FULL", 3), ("YBR_FULL_422", 3)];
/// Bits that a sample takes, and bits that count.
const DEPTHS: [(u16, u16); 4] = [(8, 8), (16, 16), (16, 12), (32, 32)];

impl Image {
    /// A file in Explicit VR Little Endian but for its one frame.
    fn file(&self, frame: &[u8]) -> Vec<u8> {
        let of = |number: u8, count: usize| usize::from(number) % count;
        let syntax = SYNTAXES[of(self.syntax, SYNTAXES.len())];
        let (colour, samples) = COLOURS[of(self.colour, COLOURS.len())];
        let (allocated, stored) = DEPTHS[of(self.depth, DEPTHS.len())];
        let mut out = vec![0; 128];
        out.extend(b"DICM");
        text(&mut out, (2, 0x10), *b"UI", &format!("1.2.840.10008.1.2.{syntax}"));
        text(&mut out, (8, 0x16), *b"UI", "1.2.840.10008.5.1.4.1.1.7");
        text(&mut out, (8, 0x60), *b"CS", "OT");
        number(&mut out, 0x02, samples);
        text(&mut out, (0x28, 0x04), *b"CS", colour);
        number(&mut out, 0x10, self.rows.into());
        number(&mut out, 0x11, self.columns.into());
        number(&mut out, 0x0100, allocated);
        number(&mut out, 0x0101, stored);
        number(&mut out, 0x0102, stored - 1);
        number(&mut out, 0x0103, self.signed.into());
        out.extend(b"\xE0\x7F\x10\0OB\0\0\xFF\xFF\xFF\xFF\xFE\xFF\0\xE0\0\0\0\0\xFE\xFF\0\xE0");
        out.extend((frame.len() as u32).next_multiple_of(2).to_le_bytes());
        out.extend(frame);
        out.extend(&[0][..frame.len() % 2]);
        out.extend(b"\xFE\xFF\xDD\xE0\0\0\0\0");
        out
    }
}

fn text(out: &mut Vec<u8>, tag: (u16, u16), vr: [u8; 2], value: &str) {
    element(out, tag, vr, format!("{value}{}", &" "[..value.len() % 2]).as_bytes());
}

fn number(out: &mut Vec<u8>, tag: u16, value: u16) {
    element(out, (0x28, tag), *b"US", &value.to_le_bytes());
}

fn element(out: &mut Vec<u8>, (group, element): (u16, u16), vr: [u8; 2], value: &[u8]) {
    out.extend(group.to_le_bytes());
    out.extend(element.to_le_bytes());
    out.extend(vr);
    out.extend((value.len() as u16).to_le_bytes());
    out.extend(value);
}

fuzz_target!(|input: (Image, &[u8])| {
    let (image, frame) = input;
    cleans(&image.file(frame));
});
