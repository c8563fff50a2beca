//! A QR code (ISO/IEC 18004), drawn on this device: what is in it is told to nobody.

use std::fmt::Write as _;

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of white around it, without which cameras do not find it.
const QUIET: i32 = 4;

/// The code of this text with what it is in words: `.qr`. Nothing of a text that is too long for any.
pub fn qr(text: &str, label: String) -> impl IntoView + use<> {
    QrCode::encode_text(text, QrCodeEcc::Medium).ok().map(|code| {
        let size = code.size() + 2 * QUIET;
        view! {
            <svg class="qr" role="img" aria-label=label viewBox=format!("0 0 {size} {size}")>
                <path d=path(&code) />
            </svg>
        }
    })
}

/// A square for each dark module.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|&x| code.get_module(x, y)) {
            let _ = write!(path, "M{},{}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finder_stands_in_three_corners_and_white_around_all() {
        let code = QrCode::encode_text("otpauth://totp/a?secret=ABCDEFGHIJKL", QrCodeEcc::Medium);
        let code = code.expect("it is short");
        let drawn = path(&code);
        let is_dark = |x: i32, y: i32| drawn.contains(&format!("M{},{}h", x + QUIET, y + QUIET));
        let last = code.size() - 7;
        for (x, y) in [(0, 0), (last, 0), (0, last)] {
            let ring = (0..7).all(|at| is_dark(x + at, y) && is_dark(x, y + at) && is_dark(x + 6, y + at));
            assert!(ring && is_dark(x + 3, y + 3) && !is_dark(x + 1, y + 1), "a finder at {x}, {y}");
        }
        assert!(!drawn.contains(&format!("M{},", QUIET - 1)), "nothing stands in the quiet zone");
    }
}
