//! Copying something for somebody who wants to paste it.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

use crate::Page;

/// Puts the text on the device's clipboard, and says whether that was done (`copied`, `not-copied`).
pub fn copy(page: Page, text: String) {
    let clipboard: web_sys::Clipboard = window().navigator().clipboard();
    spawn_local(async move {
        let copied = JsFuture::from(clipboard.write_text(&text)).await;
        page.say(page.text(if copied.is_ok() { "copied" } else { "not-copied" }));
    });
}
