//! The real clock: read here and nowhere else.

use secondok_care::clock::{Clock, Timestamp};

/// The system's clock, moved forward by whole days on a demonstration service.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock {
    days_ahead: u32,
}

impl SystemClock {
    /// Goes this many days ahead. Only a service that calls itself a demonstration may do so: the caller sees to it.
    pub const fn days_ahead(days_ahead: u32) -> Self {
        Self { days_ahead }
    }
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the clock enters")]
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        // Before 1970 no day can be written; the guard of the nightly work reports a clock that stands there.
        let seconds = since.map_or(0, |since| since.as_secs());
        Timestamp(seconds + u64::from(self.days_ahead) * 86_400)
    }
}
