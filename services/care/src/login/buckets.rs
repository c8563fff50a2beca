//! Buckets of guesses, in memory: each holds [`BURST`], and gets one back every [`EVERY`] seconds. What is kept of one is the moment
//! at which it will be full again (the theoretical arrival time of ITU-T I.371's cell rate algorithm); a full one is not kept.

use std::collections::{BTreeSet, HashMap};

use crate::clock::Timestamp;

/// What a bucket is kept by: a keyed hash.
pub(super) type Key = [u8; 16];

/// Guesses that a full bucket holds.
pub(super) const BURST: u64 = 10;
/// Seconds in which it gets one back.
pub(super) const EVERY: u64 = 60;
/// Buckets that are kept at most: some 6 MiB.
const MOST: usize = 65_536;

/// All that are not full.
#[derive(Debug)]
pub(super) struct Buckets {
    most: usize,
    full_at: HashMap<Key, Timestamp>,
    /// The same, the ones that are full soonest first.
    order: BTreeSet<(Timestamp, Key)>,
}

impl Default for Buckets {
    fn default() -> Self {
        Self { most: MOST, full_at: HashMap::new(), order: BTreeSet::new() }
    }
}

impl Buckets {
    /// Takes one guess, or says in how many seconds there will be one.
    pub(super) fn take(&mut self, key: Key, now: Timestamp) -> Result<(), u64> {
        self.forget_full(now);
        let empty = Timestamp(now.0.saturating_add(BURST * EVERY));
        // No bucket is emptier than empty: a clock that ran ahead locks nobody out once it is right.
        let full_at = self.full_at.get(&key).copied().unwrap_or(now).min(empty);
        let after = Timestamp(full_at.0.saturating_add(EVERY));
        if after > empty {
            return Err(after.0 - empty.0);
        }
        self.put(key, after);
        Ok(())
    }

    /// Fills one.
    pub(super) fn fill(&mut self, key: Key) {
        if let Some(full_at) = self.full_at.remove(&key) {
            self.order.remove(&(full_at, key));
        }
    }

    fn put(&mut self, key: Key, full_at: Timestamp) {
        self.fill(key);
        // Not the oldest one: names that nobody has, one guess each, would push out the one that somebody is at.
        if self.full_at.len() >= self.most
            && let Some((_, fullest)) = self.order.pop_first()
        {
            self.full_at.remove(&fullest);
        }
        self.full_at.insert(key, full_at);
        self.order.insert((full_at, key));
    }

    fn forget_full(&mut self, now: Timestamp) {
        while let Some(&(full_at, key)) = self.order.first()
            && full_at <= now
        {
            self.order.remove(&(full_at, key));
            self.full_at.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_800_000_000;
    const ADA: Key = [1; 16];

    /// Whether each of so many guesses was taken.
    fn taken(buckets: &mut Buckets, key: Key, now: u64, tries: usize) -> usize {
        (0..tries).filter(|_| buckets.take(key, Timestamp(now)).is_ok()).count()
    }

    #[test]
    fn a_bucket_holds_ten_guesses_and_gets_one_back_each_minute() {
        let mut buckets = Buckets::default();
        assert_eq!(taken(&mut buckets, ADA, NOW, 50), 10);
        assert_eq!(buckets.take(ADA, Timestamp(NOW)), Err(60));
        assert_eq!(buckets.take(ADA, Timestamp(NOW + 59)), Err(1));
        assert_eq!(taken(&mut buckets, ADA, NOW + 60, 5), 1);
        assert_eq!(taken(&mut buckets, ADA, NOW + 60 + 180, 5), 3);
        assert_eq!(taken(&mut buckets, ADA, NOW + 10_000, 50), 10, "and never more than ten");
    }

    #[test]
    fn each_name_has_its_own_and_a_full_one_is_not_kept() {
        let mut buckets = Buckets::default();
        assert_eq!(taken(&mut buckets, ADA, NOW, 20), 10);
        assert_eq!(taken(&mut buckets, [2; 16], NOW, 20), 10);
        buckets.fill(ADA);
        assert_eq!(taken(&mut buckets, ADA, NOW, 20), 10);
        assert_eq!(taken(&mut buckets, [3; 16], NOW + 600, 1), 1);
        assert_eq!((buckets.full_at.len(), buckets.order.len()), (1, 1));
    }

    #[test]
    fn a_clock_that_ran_ahead_locks_nobody_out_once_it_is_right() {
        let mut buckets = Buckets::default();
        assert_eq!(taken(&mut buckets, ADA, NOW + 86_400, 20), 10);
        assert_eq!(buckets.take(ADA, Timestamp(NOW)), Err(60));
        assert!(buckets.take(ADA, Timestamp(NOW + 60)).is_err(), "nothing was kept of the refusal");
        buckets.fill(ADA);
        assert!(buckets.take(ADA, Timestamp(NOW)).is_ok());
    }

    #[test]
    fn names_that_nobody_has_do_not_push_out_the_one_that_somebody_is_at() {
        let mut buckets = Buckets { most: 100, ..Buckets::default() };
        assert_eq!(taken(&mut buckets, ADA, NOW, 20), 10);
        for name in 0..10_000_u64 {
            let mut key = [0; 16];
            key[8..].copy_from_slice(&name.to_be_bytes());
            assert!(buckets.take(key, Timestamp(NOW)).is_ok(), "{name}");
        }
        assert_eq!((buckets.full_at.len(), buckets.order.len()), (100, 100), "the room is bounded");
        assert_eq!(taken(&mut buckets, ADA, NOW, 20), 0);
    }
}
