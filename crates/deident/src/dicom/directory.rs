//! The list of what is on a disc (DICOMDIR; PS3.3, annex F): it holds names and birth dates and no images, and is never cleaned.

use std::collections::BTreeSet;

use dicom_dictionary_std::{tags, uids};

use super::{data::Value, read};

/// The files that a list names, relative to its folder, with slashes, each once. None: it is no such list.
pub fn listed(bytes: &[u8]) -> Option<Vec<String>> {
    let file = read::read(bytes).ok()?;
    let class = file.data.text(tags::SOP_CLASS_UID).map(str::to_owned).or(file.class)?;
    if class != uids::MEDIA_STORAGE_DIRECTORY_STORAGE {
        return None;
    }
    let Some(Value::Items(records)) =
        file.data.get(tags::DIRECTORY_RECORD_SEQUENCE).map(|element| &element.value)
    else {
        return Some(Vec::new());
    };
    let name = |id: &str| id.split('\\').map(str::trim).collect::<Vec<_>>().join("/");
    let names: BTreeSet<String> =
        records.iter().filter_map(|record| record.text(tags::REFERENCED_FILE_ID)).map(name).collect();
    Some(names.into_iter().collect())
}

/// How many of the files that a list names are not among these, which are named in the same way. Discs are copied with names in
/// capitals or in small letters, and with a version behind them or without (ISO 9660, 7.5).
pub fn missing<'a>(listed: &[String], there: impl IntoIterator<Item = &'a str>) -> usize {
    let plain = |name: &str| {
        let name = name.split(';').next().unwrap_or_default();
        name.trim_end_matches('.').to_ascii_lowercase()
    };
    let there: BTreeSet<String> = there.into_iter().map(plain).collect();
    listed.iter().filter(|name| !there.contains(&plain(name))).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_however_the_disc_was_copied() {
        let listed = ["IMAGES/IM1".to_owned(), "IMAGES/IM2.DCM".to_owned(), "IM3".to_owned()];
        assert_eq!(missing(&listed, ["images/im1;1", "Images/im2.dcm", "IM3."]), 0);
        assert_eq!(missing(&listed, ["im1", "IM3"]), 2);
    }
}
