//! Names that tell nothing.

use std::collections::BTreeMap;

use secondok_deident::{Format, dicom::group::Placed};

/// Which series of which study an image belongs to, by the identifiers that it has after cleaning.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Series {
    /// Empty where it has none.
    pub(super) study: String,
    /// Empty where it has none.
    pub(super) series: String,
}

impl From<&Placed> for Series {
    fn from(placed: &Placed) -> Self {
        Self { study: placed.study.clone(), series: placed.series.clone() }
    }
}

/// Counts what has been named.
#[derive(Debug, Default)]
pub(super) struct Names {
    photos: u32,
    documents: u32,
    images: u32,
    studies: BTreeMap<String, NamedStudy>,
}

/// A study that has a number: studies are counted in the order in which they come, and so are the series in each.
#[derive(Debug)]
struct NamedStudy {
    number: u32,
    series: BTreeMap<String, NamedSeries>,
}

/// A series that has a number, and how many images of it have one.
#[derive(Debug)]
struct NamedSeries {
    number: u32,
    images: u32,
}

impl Names {
    /// The next name: `Photo 1.jpg`, `Document 1.pdf`, `Study 1/Series 2/0001.dcm`; `Image 0001.dcm` of an image that belongs to no
    /// study.
    pub(super) fn next(&mut self, format: Format, series: Option<Series>) -> String {
        let ending = format.ending();
        match (format, series) {
            (Format::Dicom, Some(Series { study, series })) if !study.is_empty() => {
                let number = count(self.studies.len()) + 1;
                let new = || NamedStudy { number, series: BTreeMap::new() };
                let study = self.studies.entry(study).or_insert_with(new);
                let number = count(study.series.len()) + 1;
                let series = study.series.entry(series).or_insert(NamedSeries { number, images: 0 });
                series.images += 1;
                format!("Study {}/Series {}/{:04}.{ending}", study.number, series.number, series.images)
            }
            (Format::Dicom, _) => {
                self.images += 1;
                format!("Image {:04}.{ending}", self.images)
            }
            (Format::Jpeg | Format::Png, _) => {
                self.photos += 1;
                format!("Photo {}.{ending}", self.photos)
            }
            (Format::Pdf, _) => {
                self.documents += 1;
                format!("Document {}.{ending}", self.documents)
            }
        }
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_count_by_what_something_is() {
        let mut names = Names::default();
        assert_eq!(names.next(Format::Jpeg, None), "Photo 1.jpg");
        assert_eq!(names.next(Format::Png, None), "Photo 2.png");
        assert_eq!(names.next(Format::Pdf, None), "Document 1.pdf");
        assert_eq!(names.next(Format::Dicom, None), "Image 0001.dcm");
    }

    #[test]
    fn images_stand_by_study_and_series() {
        let mut names = Names::default();
        let mut next = |study: &str, series: &str| {
            names.next(Format::Dicom, Some(Series { study: study.to_owned(), series: series.to_owned() }))
        };
        assert_eq!(next("2.9", "2.9.7"), "Study 1/Series 1/0001.dcm");
        assert_eq!(next("2.9", "2.9.3"), "Study 1/Series 2/0001.dcm");
        assert_eq!(next("2.1", "2.9.7"), "Study 2/Series 1/0001.dcm");
        assert_eq!(next("2.9", "2.9.7"), "Study 1/Series 1/0002.dcm");
        assert_eq!(next("", ""), "Image 0001.dcm");
    }
}
