//! How slow a sender may be. Few uploads go on at a time, and whoever sends next to nothing keeps others out.

use std::time::Duration;

use tokio::time::{Instant, sleep};

/// Bytes in a second that a sender brings on average: half of what the slowest mobile network gives that still carries
/// pictures (64 kbit/s). A part of 4 MiB takes 17 minutes so, a photograph of 1 MiB four.
pub(super) const LEAST: u64 = 4 * 1024;
/// So long a sender may lag behind that, by standing still or by going slower for longer: a phone in a tunnel or a lift,
/// and as long again until its network believes that it is back.
pub(super) const PATIENCE: Duration = Duration::from_secs(120);

/// The patience with one sender: it runs out as time goes by, and what arrives fills it up again.
#[derive(Debug)]
pub(super) struct Pace {
    until: Instant,
}

impl Pace {
    /// Full.
    pub(super) fn new() -> Self {
        Self { until: from_now(PATIENCE) }
    }

    /// When it has run out, unless something arrives.
    pub(super) const fn until(&self) -> Instant {
        self.until
    }

    /// So many bytes have arrived.
    pub(super) fn arrived(&mut self, bytes: usize) {
        let earned = Duration::from_micros(bytes as u64 * 1_000_000 / LEAST);
        self.until = (self.until + earned).min(from_now(PATIENCE));
    }
}

/// The moment that is so far away. The runtime's timers know it; nothing here asks for the time.
fn from_now(time: Duration) -> Instant {
    sleep(time).deadline()
}

#[cfg(test)]
mod tests {
    use tokio::time::{advance, pause};

    use super::*;

    /// Seconds until it runs out when so many bytes come each second; none if that is not within an hour.
    async fn lasts(each_second: usize) -> Option<u32> {
        let mut pace = Pace::new();
        for second in 1..=3_600 {
            advance(Duration::from_secs(1)).await;
            if pace.until() < from_now(Duration::ZERO) {
                return Some(second);
            }
            pace.arrived(each_second);
        }
        None
    }

    #[tokio::test]
    async fn who_brings_the_least_goes_on_and_who_brings_less_does_not() {
        pause();
        assert_eq!(lasts(4 * 1024).await, None);
        assert_eq!(lasts(2 * 1024).await, Some(240), "twice the patience at half of the pace");
        assert_eq!(lasts(1).await, Some(121));
        assert_eq!(lasts(0).await, Some(121));
    }

    #[tokio::test]
    async fn what_came_fast_is_no_store_for_standing_still_later() {
        pause();
        let mut pace = Pace::new();
        pace.arrived(100 << 20);
        assert_eq!(pace.until(), from_now(PATIENCE));
        advance(PATIENCE - Duration::from_secs(1)).await;
        pace.arrived(20 * 1024);
        assert_eq!(pace.until(), from_now(Duration::from_secs(6)), "five seconds for what came");
    }
}
