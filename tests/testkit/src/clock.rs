//! A clock for tests.

use std::sync::atomic::{AtomicU64, Ordering};

use secondok_care::clock::{Clock, Timestamp};
use secondok_protocol::Day;

/// A clock that moves only when told, so that a test can stand on any day.
#[derive(Debug)]
pub struct ManualClock(AtomicU64);

impl ManualClock {
    /// Stands at this time.
    pub const fn at(now: Timestamp) -> Self {
        Self(AtomicU64::new(now.0))
    }

    /// Stands at noon of this day.
    pub const fn on(day: Day) -> Self {
        Self::at(Timestamp(day.number() as u64 * 86_400 + 43_200))
    }

    /// Moves forward.
    pub fn advance_seconds(&self, seconds: u64) {
        self.0.fetch_add(seconds, Ordering::Relaxed);
    }

    /// Moves forward by whole days.
    pub fn advance_days(&self, days: u32) {
        self.advance_seconds(u64::from(days) * 86_400);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_utc() {
        let day = Day::from_number(20_000);
        let clock = ManualClock::on(day);
        assert_eq!(clock.today(), day);
        clock.advance_seconds(43_199);
        assert_eq!(clock.today(), day);
        clock.advance_seconds(1);
        assert_eq!(clock.today(), day + 1);
        clock.advance_days(3);
        assert_eq!(clock.today(), day + 4);
    }
}
