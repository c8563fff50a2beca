//! Time as a parameter: only the composition root and tests know where it comes from.

use std::fmt;

use secondok_protocol::Day;

/// Seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub u64);

impl Timestamp {
    /// The day in which it lies.
    pub const fn day(self) -> Day {
        Day::from_unix_seconds(self.0)
    }

    /// When a day begins, UTC.
    pub const fn beginning(day: Day) -> Self {
        Self(day.number() as u64 * 86_400)
    }
}

/// Where the time comes from.
pub trait Clock: fmt::Debug + Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;

    /// Today, UTC.
    fn today(&self) -> Day {
        self.now().day()
    }
}
