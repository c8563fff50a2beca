//! What is known of everything before anything is cleaned: which images belong together, and which lists of discs are of no more
//! use.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use secondok_deident::{
    Kind, Refused, Secret,
    files::dicom::{
        Object,
        directory::Lists,
        group::{Placed, studies},
    },
};

use super::{
    each::{Met, each},
    walk::Source,
};
use crate::failure::Failure;

/// What is known, by the number under which it is met.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    sources: Vec<Source>,
    /// All files.
    pub(super) paths: Vec<PathBuf>,
    names: BTreeMap<usize, String>,
    /// Lists of discs, and how many of the files that they name are not here.
    lists: BTreeMap<usize, usize>,
}

impl Survey {
    /// Looks at everything.
    ///
    /// `told` is called before each file, with how many there were.
    pub(super) fn of(
        sources: Vec<Source>,
        secret: &Secret,
        told: &mut dyn FnMut(usize),
    ) -> Result<Self, Failure> {
        let (mut placed, mut lists, mut paths) = (Vec::new(), Lists::default(), Vec::new());
        numbered(&sources, &mut |number, path, met| {
            told(number);
            let Met::File(bytes) = met else { return Ok(()) };
            paths.push(path.to_owned());
            let is_dicom = Kind::of(&bytes) == Some(Kind::Dicom);
            match is_dicom.then(|| Object::read(bytes.clone())) {
                Some(Err(Refused::Directory)) => lists.list(number, &with_slashes(path), bytes),
                Some(Ok(object)) => {
                    lists.file(&with_slashes(path));
                    placed.push((object.placed(secret), number));
                }
                // It is met once more, and said then.
                Some(Err(_)) | None => lists.file(&with_slashes(path)),
            }
            Ok(())
        })?;
        Ok(Self { names: names(placed), lists: lists.missing().collect(), paths, sources })
    }

    /// Meets everything once more.
    pub(super) fn each(&self, meet: &mut Meet<'_>) -> Result<(), Failure> {
        numbered(&self.sources, meet)
    }

    /// The name of an image that belongs to a study: `Study 1/Series 2/0001.dcm`.
    pub(super) fn name(&self, number: usize) -> Option<&str> {
        self.names.get(&number).map(String::as_str)
    }

    /// Of the list of a disc, how many files it names that are not here.
    pub(super) fn missing(&self, number: usize) -> Option<usize> {
        self.lists.get(&number).copied()
    }
}

/// Whoever meets something under its number.
type Meet<'a> = dyn FnMut(usize, &Path, Met) -> Result<(), Failure> + 'a;

fn numbered(sources: &[Source], meet: &mut Meet<'_>) -> Result<(), Failure> {
    let mut numbers = 0..;
    each(sources, &mut |path, met| meet(numbers.next().unwrap_or_default(), path, met))
}

fn with_slashes(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Names by study, series and place in it, as an app counts them too. What belongs to no study gets none.
fn names(placed: Vec<(Placed, usize)>) -> BTreeMap<usize, String> {
    let mut names = BTreeMap::new();
    let studies = studies(placed).into_iter().filter(|study| !study.uid.is_empty());
    for (study, found) in (1..).zip(studies) {
        for (series, found) in (1..).zip(found.series) {
            for (image, number) in (1..).zip(found.objects) {
                names.insert(number, format!("Study {study}/Series {series}/{image:04}.dcm"));
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(study: &str, series: &str, number: f64) -> Placed {
        Placed {
            study: study.to_owned(),
            series: series.to_owned(),
            instance: String::new(),
            modality: String::new(),
            description: String::new(),
            series_number: None,
            number: Some(number),
        }
    }

    #[test]
    fn images_stand_by_study_and_series_in_the_order_of_their_numbers() {
        let images = [
            placed("2.9", "2.9.7", 2.0),
            placed("", "", 1.0),
            placed("2.9", "2.9.3", 1.0),
            placed("2.9", "2.9.7", 1.0),
            placed("3.1", "2.9.7", 1.0),
        ];
        let names = names(images.into_iter().zip(0..).collect());
        let names: Vec<(usize, &str)> = names.iter().map(|(number, name)| (*number, name.as_str())).collect();
        assert_eq!(
            names,
            [
                (0, "Study 1/Series 2/0002.dcm"),
                (2, "Study 1/Series 1/0001.dcm"),
                (3, "Study 1/Series 2/0001.dcm"),
                (4, "Study 2/Series 1/0001.dcm"),
            ]
        );
    }
}
