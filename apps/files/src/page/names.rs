//! What files are called here: by what they are and a running number, as the doctor will see them. What they are called on
//! the device may name somebody.

use secondok_ui::{Page, file_name};

use super::{
    list::List,
    set::{Item, Key},
};

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
