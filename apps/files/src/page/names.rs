//! What files are called here: by what they are and a running number, as the doctor will see them. What they are called on
//! the device may name somebody.

use secondok_ui::{Page, file_name};

use super::{
    list::List,
    set::{Item, Key},
};

/// "Photo 2".
pub(super) fn of(page: Page, list: &List, set: &Item) -> String {
    let kind = match set.key {
        Key::Photo => "photo",
        Key::Document => "document",
        Key::Series { .. } => "scan",
    };
    file_name(page, kind, list.running(set))
}
