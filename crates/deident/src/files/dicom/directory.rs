//! The list of what is on a disc (DICOMDIR; PS3.3, annex F): it holds names and birth dates and no images, and is never cleaned.

use std::collections::BTreeSet;

use bytes::Bytes;
use dicom_dictionary_std::{tags, uids};

use super::{data::Value, read};

/// Lists of discs among other files, each with what its owner knows it by.
#[derive(Debug)]
pub struct Lists<T> {
    /// All files that are here.
    files: Vec<String>,
    /// Each with its own path, and what it names.
    lists: Vec<(T, String, Vec<String>)>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { files: Vec::new(), lists: Vec::new() }
    }
}

impl<T> Lists<T> {
    /// Takes note of a file that is no list, by its path, with slashes.
    pub fn file(&mut self, path: &str) {
        self.files.push(path.to_owned());
    }

    /// Takes note of a list. Of one that cannot be read nothing is missing.
    pub fn list(&mut self, known_by: T, path: &str, bytes: Bytes) {
        self.lists.push((known_by, path.to_owned(), listed(bytes).unwrap_or_default()));
    }

    /// Of each list, how many of the files that it names are not here, below its own folder.
    pub fn missing(self) -> impl Iterator<Item = (T, usize)> {
        let Self { files, lists } = self;
        lists.into_iter().map(move |(known_by, path, listed)| {
            let folder = path.rfind('/').map_or("", |end| &path[..=end]);
            let there = files.iter().filter_map(|file| file.strip_prefix(folder));
            (known_by, missing(&listed, there))
        })
    }
}

/// The files that a list names, relative to its folder, with slashes, each once. None: it is no such list.
pub fn listed(bytes: impl Into<Bytes>) -> Option<Vec<String>> {
    let file = read::read(bytes.into()).ok()?;
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

    fn lacks(list: &str, listed: &[&str], files: &[&str]) -> usize {
        let listed = listed.iter().map(|name| (*name).to_owned()).collect();
        let files = files.iter().map(|name| (*name).to_owned()).collect();
        let lists = Lists { files, lists: vec![((), list.to_owned(), listed)] };
        lists.missing().map(|((), missing)| missing).sum()
    }

    #[test]
    fn names_are_the_same_however_the_disc_was_copied() {
        let listed = ["IMAGES/IM1", "IMAGES/IM2.DCM", "IM3"];
        assert_eq!(lacks("DICOMDIR", &listed, &["images/im1;1", "Images/im2.dcm", "IM3."]), 0);
        assert_eq!(lacks("DICOMDIR", &listed, &["im1", "IM3"]), 2);
    }

    #[test]
    fn files_are_looked_for_below_the_folder_of_the_list() {
        let listed = ["IMAGES/1", "IMAGES/2"];
        let all = ["disc/IMAGES/1", "disc/IMAGES/2"];
        assert_eq!(lacks("disc/DICOMDIR", &listed, &all), 0);
        assert_eq!(lacks("DICOMDIR", &listed, &["IMAGES/1", "IMAGES/2"]), 0);
        assert_eq!(lacks("disc/DICOMDIR", &listed, &all[..1]), 1, "one is missing");
        assert_eq!(lacks("DICOMDIR", &listed, &all), 2, "they are of another folder");
    }
}
