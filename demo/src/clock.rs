//! A clock that can be set back by whole days, so that what is played now happened then.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use secondok_care::clock::{Clock, Timestamp};

/// Another clock, some days behind it.
#[derive(Debug)]
pub struct MovableClock {
    clock: Arc<dyn Clock>,
    days_behind: AtomicU32,
}

impl MovableClock {
    /// Begins with no day behind.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, days_behind: AtomicU32::new(0) }
    }

    /// Stands this many days behind from now on.
    pub fn stand_behind(&self, days: u32) {
        self.days_behind.store(days, Ordering::SeqCst);
    }
}

impl Clock for MovableClock {
    fn now(&self) -> Timestamp {
        let days = self.days_behind.load(Ordering::SeqCst);
        Timestamp(self.clock.now().0.saturating_sub(u64::from(days) * 86_400))
    }
}
