//! A QR code on the screen.

use leptos::prelude::*;
use secondok_talk::QrCode;

/// The code, with what it is in words: `.qr`.
pub fn qr(code: QrCode, label: String) -> impl IntoView {
    let size = code.size;
    view! {
        <svg class="qr" role="img" aria-label=label viewBox=format!("0 0 {size} {size}")>
            <path d=code.path />
        </svg>
    }
}
