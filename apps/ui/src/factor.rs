//! Second factors: one that is being set up, shown once, and the field for the six digits that it shows.

use leptos::prelude::*;
use secondok_talk::QrCode;

use crate::{Page, TextField, copy, qr};

/// What is said around it.
#[derive(Debug, Clone)]
pub struct FactorWords {
    /// How it is scanned.
    pub scan: String,
    /// What the picture is.
    pub picture: String,
    /// How it is typed.
    pub typed: String,
}

/// As a QR code, and as a key to type or to copy. `address`: `otpauth://totp/…`; `key`: as it is typed, in fours.
pub fn factor_for_app(page: Page, words: FactorWords, address: &str, key: String) -> impl IntoView + use<> {
    let FactorWords { scan, picture, typed } = words;
    let copied = key.replace(' ', "");
    view! {
        <p>{scan}</p>
        {QrCode::of_text(address).map(|code| qr(code, picture))}
        <p>{typed}</p>
        <p class="code" translate="no"><code dir="ltr">{key}</code></p>
        <p class="actions">
            <button class="button quiet" type="button" on:click=move |_| copy(page, copied.clone())>{page.text("copy")}</button>
        </p>
    }
}

/// The field for the six digits that an authenticator app shows.
pub fn digits(page: Page, id: &str, label: String, text: RwSignal<String>) -> impl IntoView + use<> {
    view! {
        <TextField
            id=id.to_owned()
            label
            hint=page.text("login-code-hint")
            text
            fill="one-time-code"
            digits=true
        />
    }
}
