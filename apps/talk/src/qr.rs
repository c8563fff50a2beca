//! A QR code (ISO/IEC 18004), drawn on this device: what is in it is told to nobody.

use std::fmt::Write as _;

use qrcodegen::{QrCodeEcc, QrSegment};
use serde::{Deserialize, Serialize};

/// Modules of white around it, without which cameras do not find it.
const QUIET: i32 = 4;
/// What says that bytes are no text in any alphabet (AIM ECI 899, "8-bit binary data").
const NO_TEXT: u32 = 899;

/// A code as it is drawn. It is not printed: who sees it has what is in it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QrCode {
    /// Its width and height in modules, with the white around it.
    pub size: i32,
    /// A square for each dark module: a path of SVG.
    pub path: String,
}

impl QrCode {
    /// Of a text that other programs read; none where it is too long for any.
    pub fn of_text(text: &str) -> Option<Self> {
        Self::of(&QrSegment::make_segments(text))
    }

    /// Of bytes for our own programs, which others take for no text; none where there are too many for any.
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        Self::of(&[QrSegment::make_eci(NO_TEXT), QrSegment::make_bytes(bytes)])
    }

    fn of(segments: &[QrSegment]) -> Option<Self> {
        let code = qrcodegen::QrCode::encode_segments(segments, QrCodeEcc::Medium).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            for x in (0..code.size()).filter(|&x| code.get_module(x, y)) {
                let _ = write!(path, "M{},{}h1v1h-1z", x + QUIET, y + QUIET);
            }
        }
        Some(Self { size: code.size() + 2 * QUIET, path })
    }
}

impl std::fmt::Debug for QrCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("QrCode(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finder_stands_in_three_corners_and_white_around_all() {
        let text = QrCode::of_text("otpauth://totp/a?secret=ABCDEFGHIJKL").expect("it is short");
        let bytes = QrCode::of_bytes(&[0xff; 32]).expect("they are few");
        for QrCode { size, path } in [text, bytes] {
            let is_dark = |x: i32, y: i32| path.contains(&format!("M{},{}h", x + QUIET, y + QUIET));
            let last = size - 2 * QUIET - 7;
            for (x, y) in [(0, 0), (last, 0), (0, last)] {
                let ring =
                    (0..7).all(|at| is_dark(x + at, y) && is_dark(x, y + at) && is_dark(x + 6, y + at));
                assert!(ring && is_dark(x + 3, y + 3) && !is_dark(x + 1, y + 1), "a finder at {x}, {y}");
            }
            assert!(!path.contains(&format!("M{},", QUIET - 1)), "nothing stands in the quiet zone");
        }
    }

    #[test]
    fn a_code_is_not_printed() {
        let code = QrCode::of_bytes(b"secret").expect("they are few");
        assert_eq!(format!("{code:?}"), "QrCode(redacted)");
    }
}
