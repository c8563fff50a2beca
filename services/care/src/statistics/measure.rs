//! What is counted: a closed list. Each measure counts consultations of its own kind, each in one bucket, and there is no
//! total beside them: what is missing cannot be computed from what is shown.

use std::collections::BTreeMap;

use super::figure::Figure;

/// Something that is counted each week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Consultations that were requested.
    Requested,
    /// Days from the request until the doctor took it or declined it.
    Reply,
    /// Days from the request until the doctor's last answer.
    Answer,
    /// Consultations that ended, by how.
    Ended,
}

/// What has one bucket alone.
const ALL: &[&str] = &["all"];
/// The days with which the buckets of a measure of days begin. The last one has no end.
const REPLY: &[&str] = &["0", "1", "2", "3"];
const ANSWER: &[&str] = &["0", "2", "4", "8", "15"];
/// States, as the database names them.
const ENDED: &[&str] = &["closed", "declined", "expired", "withdrawn"];

impl Measure {
    /// All of them, in the order in which they are shown.
    pub const EVERY: [Self; 4] = [Self::Requested, Self::Reply, Self::Answer, Self::Ended];

    /// Its name, in the database and in the texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Reply => "reply",
            Self::Answer => "answer",
            Self::Ended => "ended",
        }
    }

    /// Its buckets, in the order in which they are shown.
    pub const fn buckets(self) -> &'static [&'static str] {
        match self {
            Self::Requested => ALL,
            Self::Reply => REPLY,
            Self::Answer => ANSWER,
            Self::Ended => ENDED,
        }
    }

    /// Whether its buckets are days.
    pub const fn is_of_days(self) -> bool {
        matches!(self, Self::Reply | Self::Answer)
    }

    /// The bucket of what the database says of a consultation: a number of days, a state, or nothing in particular. None: it
    /// is no part of this measure.
    pub(crate) fn bucket(self, part: &str) -> Option<&'static str> {
        if !self.is_of_days() {
            return self.buckets().iter().find(|bucket| **bucket == part).copied();
        }
        // A clock that was set back: the same day.
        let days = part.parse::<i64>().ok()?.max(0);
        let begins = |bucket: &&&str| bucket.parse().is_ok_and(|from: i64| from <= days);
        self.buckets().iter().rfind(begins).copied()
    }

    /// Every bucket with what may be shown of the consultations that each doctor has in it. Each by itself.
    pub(crate) fn figures(
        self,
        counted: &BTreeMap<&'static str, Vec<u32>>,
    ) -> Vec<(&'static str, Option<Figure>)> {
        let figure = |bucket: &&'static str| counted.get(bucket).and_then(|counts| Figure::of(counts));
        self.buckets().iter().map(|bucket| (*bucket, figure(bucket))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_days_has_its_bucket() {
        let of = |measure: Measure, days: i32| measure.bucket(&days.to_string()).expect("there is one");
        assert_eq!([0, 1, 2, 3, 9].map(|days| of(Measure::Reply, days)), ["0", "1", "2", "3", "3"]);
        let answers = [-1, 0, 1, 2, 3, 4, 7, 8, 14, 15, 99].map(|days| of(Measure::Answer, days));
        assert_eq!(answers, ["0", "0", "0", "2", "2", "4", "4", "8", "8", "15", "15"]);
        assert_eq!(Measure::Answer.bucket("soon"), None);
    }

    #[test]
    fn what_a_measure_does_not_know_is_no_part_of_it() {
        assert_eq!(Measure::Ended.bucket("expired"), Some("expired"));
        assert_eq!(Measure::Ended.bucket("accepted"), None);
        assert_eq!(Measure::Requested.bucket("all"), Some("all"));
    }

    /// Of three doctors who have as many each.
    fn three(each: u32) -> Vec<u32> {
        vec![each; 3]
    }

    /// Whatever number stands behind a bucket that is not shown: what is shown is the same.
    #[test]
    fn nothing_that_is_shown_tells_of_what_is_not() {
        for measure in Measure::EVERY {
            for hidden in measure.buckets() {
                let others = measure.buckets().iter().filter(|bucket| *bucket != hidden);
                let counted: BTreeMap<_, _> =
                    others.zip(7..).map(|(bucket, each)| (*bucket, three(each))).collect();
                let shown = measure.figures(&counted);
                assert_eq!(
                    shown.iter().filter(|(_, figure)| figure.is_none()).count(),
                    1,
                    "{measure:?}: {hidden}"
                );
                for few in 1..=14 {
                    let by_doctor = vec![few / 3, few / 3, few - 2 * (few / 3)];
                    let with = BTreeMap::from_iter(counted.clone().into_iter().chain([(*hidden, by_doctor)]));
                    assert_eq!(measure.figures(&with), shown, "{measure:?}: {few} in {hidden}");
                }
            }
        }
    }

    #[test]
    fn no_two_measures_and_no_two_buckets_have_one_name() {
        let mut names = Vec::from_iter(Measure::EVERY.map(Measure::name));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 4);
        for measure in Measure::EVERY {
            let mut buckets = measure.buckets().to_vec();
            buckets.sort_unstable();
            buckets.dedup();
            assert_eq!(buckets.len(), measure.buckets().len(), "{measure:?}");
        }
    }
}
