//! Whole studies: which files belong together, and in which order.

use std::cmp::Ordering;

use dicom_core::Tag;
use dicom_dictionary_std::tags;

use super::{
    Object,
    profile::{known, renamed},
};
use crate::secret::Secret;

/// Where an object belongs. Identifiers are those that it has once it is cleaned.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Study Instance UID. Empty where it has none.
    pub study: String,
    /// Series Instance UID. Empty where it has none.
    pub series: String,
    /// SOP Instance UID.
    pub instance: String,
    /// What made it: CT, MR, US, … Empty where it does not say.
    pub modality: String,
    /// What of its series' description may stay.
    pub description: String,
    /// The series' number.
    pub series_number: Option<f64>,
    /// Its number within the series.
    pub number: Option<f64>,
}

impl Object {
    /// Where it belongs.
    pub fn placed(&self, secret: &Secret) -> Placed {
        let bytes = |tag: Tag| self.data.get(tag).map_or(&[][..], |element| element.text());
        let uid = |tag: Tag| renamed(secret, bytes(tag), true);
        let modality = self.data.text(tags::MODALITY).filter(|text| text.len() <= 16);
        Placed {
            study: uid(tags::STUDY_INSTANCE_UID),
            series: uid(tags::SERIES_INSTANCE_UID),
            instance: uid(tags::SOP_INSTANCE_UID),
            modality: modality.unwrap_or_default().to_owned(),
            description: known(bytes(tags::SERIES_DESCRIPTION)),
            series_number: self.data.decimal(tags::SERIES_NUMBER),
            number: self.data.decimal(tags::INSTANCE_NUMBER),
        }
    }
}

impl Placed {
    /// Which of two comes first: by study, then by series, each in the order of their numbers. What has no number comes last. It
    /// is a matter of what the objects say, never of how they came.
    pub fn order(&self, other: &Self) -> Ordering {
        let number = |number: Option<f64>| number.unwrap_or(f64::INFINITY);
        let series = number(self.series_number).total_cmp(&number(other.series_number));
        let own = number(self.number).total_cmp(&number(other.number));
        self.study
            .cmp(&other.study)
            .then(series)
            .then_with(|| self.series.cmp(&other.series))
            .then(own)
            .then_with(|| self.instance.cmp(&other.instance))
    }
}

/// What was made at one visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Study<T> {
    /// Its UID.
    pub uid: String,
    /// Its series, by number.
    pub series: Vec<Series<T>>,
}

/// Images that belong to one another: slices of a scan.
#[derive(Debug, Clone, PartialEq)]
pub struct Series<T> {
    /// Its UID.
    pub uid: String,
    /// What made it.
    pub modality: String,
    /// What of its description may stay.
    pub description: String,
    /// Its objects, by number.
    pub objects: Vec<T>,
}

/// Puts objects into studies and series. The order does not depend on the order in which they come.
pub fn studies<T>(objects: impl IntoIterator<Item = (Placed, T)>) -> Vec<Study<T>> {
    let mut objects: Vec<(Placed, T)> = objects.into_iter().collect();
    objects.sort_by(|(one, _), (other, _)| one.order(other));
    let mut studies: Vec<Study<T>> = Vec::new();
    for (placed, object) in objects {
        if studies.last().is_none_or(|study| study.uid != placed.study) {
            studies.push(Study { uid: placed.study, series: Vec::new() });
        }
        let Some(study) = studies.last_mut() else { continue };
        if study.series.last().is_none_or(|series| series.uid != placed.series) {
            let Placed { series: uid, modality, description, .. } = placed;
            study.series.push(Series { uid, modality, description, objects: Vec::new() });
        }
        if let Some(series) = study.series.last_mut() {
            series.objects.push(object);
        }
    }
    studies
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(study: &str, series: (&str, f64), number: f64) -> Placed {
        Placed {
            study: study.to_owned(),
            series: series.0.to_owned(),
            instance: format!("{study}{number}"),
            modality: "CT".to_owned(),
            description: String::new(),
            series_number: Some(series.1),
            number: Some(number),
        }
    }

    #[test]
    fn objects_come_in_the_order_of_their_numbers_by_study_and_series() {
        let objects = [
            (placed("B", ("x", 1.0), 1.0), 1),
            (placed("A", ("y", 2.0), 10.0), 2),
            (placed("A", ("z", 1.0), 2.0), 3),
            (placed("A", ("y", 2.0), 9.0), 4),
            (placed("A", ("z", 1.0), 1.0), 5),
        ];
        let found: Vec<Vec<Vec<i32>>> = studies(objects)
            .into_iter()
            .map(|study| study.series.into_iter().map(|series| series.objects).collect())
            .collect();
        assert_eq!(found, [vec![vec![5, 3], vec![4, 2]], vec![vec![1]]]);
    }
}
