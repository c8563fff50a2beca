//! How many questions support takes in an hour: each way to it has its own measure, so that whoever floods one leaves the
//! others open. Counted in memory, of nobody in particular.

use std::sync::{Mutex, PoisonError};

use crate::clock::Timestamp;

/// Questions from the app in an hour.
pub const FROM_APP: u32 = 240;

/// Questions from the pages' form in an hour.
pub const FROM_SITE: u32 = 240;

/// Questions by e-mail in an hour.
pub const FROM_MAIL: u32 = 240;

const HOUR: u64 = 60 * 60;

/// The measure of one way.
#[derive(Debug)]
pub(crate) struct Quota {
    most: u32,
    /// The hour, counted from 1970-01-01, and how many it has taken.
    taken: Mutex<(u64, u32)>,
}

impl Quota {
    pub(crate) const fn new(most: u32) -> Self {
        Self { most, taken: Mutex::new((0, 0)) }
    }

    /// Takes one more. False: this hour has had its measure.
    pub(crate) fn take(&self, now: Timestamp) -> bool {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let hour = now.0 / HOUR;
        if taken.0 != hour {
            *taken = (hour, 0);
        }
        let is_free = taken.1 < self.most;
        taken.1 += u32::from(is_free);
        is_free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_takes_its_measure_and_the_next_one_takes_it_again() {
        let quota = Quota::new(2);
        let at = |second| quota.take(Timestamp(second));
        assert_eq!([at(7_200), at(7_201), at(10_799)], [true, true, false]);
        assert_eq!([at(10_800), at(10_800), at(10_800)], [true, true, false]);
    }
}
