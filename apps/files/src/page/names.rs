//! What files are called here: by what they are and a running number, as the doctor will see them. What they are called on
//! the device may name somebody.

use secondok_ui::{Page, file_name};

use super::{
    list::List,
    set::{Item, Key},
};

/// "CT · 120 images": what made them, where it is known, and how many there are, where that is worth saying.
pub(super) fn what(modality: &str, many: Option<String>) -> String {
    let modality = Some(modality.to_owned()).filter(|modality| !modality.is_empty());
    modality.into_iter().chain(many).collect::<Vec<_>>().join(" · ")
}

/// "Photo 2", or "Scan 1, series 3".
pub(super) fn of(page: Page, list: &List, set: &Item) -> String {
    let kind = match set.key {
        Key::Photo => "photo",
        Key::Document => "document",
        Key::Series { .. } => "scan",
    };
    let name = file_name(page, kind, list.running(set));
    match list.series(set) {
        Some(number) => page.text_with("files-series", &[("name", name.into()), ("number", number.into())]),
        None => name,
    }
}
