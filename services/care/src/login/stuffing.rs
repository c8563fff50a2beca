//! Whether somebody tries many names, as with a list from elsewhere: names with which a log-in was begun and did not come to its end.

use std::collections::VecDeque;

use super::buckets::Key;
use crate::clock::Timestamp;

/// With more names than this somebody is told.
const NAMES: usize = 30;
/// For so many seconds a name counts.
const WINDOW: u64 = 10 * 60;

/// The names of the last ten minutes, as many as have to be told apart.
#[derive(Debug, Default)]
pub(super) struct Stuffing(VecDeque<(Timestamp, Key)>);

impl Stuffing {
    /// A log-in with this name begins, or is refused. Whether those are many names now; they are counted anew then.
    pub(super) fn begins(&mut self, name: Key, now: Timestamp) -> bool {
        // A time that is yet to come is that of a clock that was wrong.
        self.0.retain(|&(at, other)| (at.0..at.0.saturating_add(WINDOW)).contains(&now.0) && other != name);
        self.0.push_back((now, name));
        let are_many = self.0.len() > NAMES;
        if are_many {
            self.0.clear();
        }
        are_many
    }

    /// It was they.
    pub(super) fn ends(&mut self, name: Key) {
        self.0.retain(|&(_, other)| other != name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_800_000_000;

    /// Log-ins with so many names, one each so many seconds; how often they were many.
    fn told(names: u8, every: u64, come_to_their_end: bool) -> usize {
        let mut stuffing = Stuffing::default();
        let tried = (0..names).filter(|&name| {
            let are_many = stuffing.begins([name; 16], Timestamp(NOW + u64::from(name) * every));
            if come_to_their_end {
                stuffing.ends([name; 16]);
            }
            are_many
        });
        tried.count()
    }

    #[test]
    fn more_than_thirty_names_in_ten_minutes_are_many() {
        assert_eq!((told(30, 1, false), told(31, 1, false), told(93, 1, false)), (0, 1, 3));
        assert_eq!(told(31, 19, false), 1);
        assert_eq!(told(200, 20, false), 0, "thirty in ten minutes, for an hour");
    }

    #[test]
    fn whoever_logs_in_is_none_of_them_and_the_same_name_is_one() {
        assert_eq!(told(200, 1, true), 0);
        let mut stuffing = Stuffing::default();
        assert!((0..200).all(|second| !stuffing.begins([1; 16], Timestamp(NOW + second))));
    }

    #[test]
    fn a_clock_that_ran_ahead_makes_no_names_many() {
        let mut stuffing = Stuffing::default();
        assert!((0..30).all(|name| !stuffing.begins([name; 16], Timestamp(NOW + 86_400))));
        assert!(!stuffing.begins([30; 16], Timestamp(NOW)));
    }
}
