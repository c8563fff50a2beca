//! Why a file cannot be used, and the way on, in words.

use secondok_client::way_on::WayOn;
use secondok_talk::Trouble;
use secondok_ui::Page;

use crate::talk::imaging::Refusal;

/// What happened, and the way on.
pub(super) fn sentences(page: Page, Refusal(name): &Refusal) -> (String, String) {
    let id = format!("files-why-{name}");
    // One that a newer worker knows says at least that it is so.
    let id = if page.texts().has(&id) { id } else { "files-why-unsupported".to_owned() };
    (page.text(&id), page.text(&format!("{id}-next")))
}

/// Imaging did not come, or the browser lets none run: no file is at fault.
pub(super) fn not_here() -> Trouble {
    Trouble::new("failure-files-not-here", WayOn::CheckConnection)
}

/// Why a file cannot be used, where that is in the way of sending.
pub(super) fn trouble(Refusal(name): &Refusal) -> Trouble {
    Trouble::new(format!("files-why-{name}"), WayOn::Change)
}
