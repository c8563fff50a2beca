//! Keeps passwords from being guessed. With OPAQUE the first step of a log-in already lets a client try one password by itself, so
//! that is where a guess is counted; a second step that succeeds takes the name's guesses back.
//!
//! All of it lies in memory, is bounded, and knows names by a keyed hash alone. Names that nobody has are counted as others are.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use secondok_api::audit::{Actor, Alert};

use super::{
    buckets::{Buckets, Key},
    stuffing::Stuffing,
};
use crate::clock::Timestamp;

/// Seconds in which the same is told once.
const TOLD_ONCE_IN: u64 = 60 * 60;

/// What one log-in is counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(super) name: Key,
    /// The bucket of a device on which this name has logged in before: who guesses elsewhere does not empty it.
    pub(super) device: Option<Key>,
}

impl Counted {
    fn bucket(&self) -> Key {
        self.device.unwrap_or(self.name)
    }
}

/// Whether a log-in may begin.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// Not for so many seconds.
    pub(super) wait: Option<u64>,
    /// What somebody should look at.
    pub(super) alerts: Vec<Alert>,
}

/// The log-ins of this instance.
#[derive(Debug, Default)]
pub(crate) struct Guard {
    counts: Mutex<Counts>,
    refused: AtomicU64,
}

#[derive(Debug, Default)]
struct Counts {
    buckets: Buckets,
    stuffing: Stuffing,
    stuffing_told: Option<Timestamp>,
    /// Only accounts that there are.
    guessing_told: BTreeMap<Actor, Timestamp>,
}

impl Guard {
    /// The first step of a log-in. `account`: whose the name is, if it is anybody's.
    pub(super) fn begins(&self, counted: Counted, account: Option<Actor>, now: Timestamp) -> Verdict {
        let counts = &mut *self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = counts.buckets.take(counted.bucket(), now).err();
        let are_many = counted.device.is_none() && counts.stuffing.begins(counted.name, now);
        let guessed = account.filter(|_| wait.is_some());
        let alerts = [
            guessed.filter(|who| counts.tells_guessing(*who, now)).map(|who| Alert::Guessing { who }),
            (are_many && counts.tells_stuffing(now)).then_some(Alert::Stuffing),
        ];
        if wait.is_some() {
            self.refused.fetch_add(1, Ordering::Relaxed);
        }
        Verdict { wait, alerts: alerts.into_iter().flatten().collect() }
    }

    /// The second step has shown that the password was right.
    pub(super) fn succeeds(&self, counted: Counted) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.buckets.fill(counted.bucket());
        counts.stuffing.ends(counted.name);
    }

    /// How many log-ins were refused since the start.
    pub(crate) fn refused(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }
}

impl Counts {
    fn tells_guessing(&mut self, who: Actor, now: Timestamp) -> bool {
        self.guessing_told.retain(|_, told| is_recent(*told, now));
        let is_told = self.guessing_told.contains_key(&who);
        if !is_told {
            self.guessing_told.insert(who, now);
        }
        !is_told
    }

    fn tells_stuffing(&mut self, now: Timestamp) -> bool {
        let is_told = self.stuffing_told.is_some_and(|told| is_recent(told, now));
        if !is_told {
            self.stuffing_told = Some(now);
        }
        !is_told
    }
}

/// A time that is yet to come is that of a clock that was wrong.
fn is_recent(told: Timestamp, now: Timestamp) -> bool {
    (told.0..told.0.saturating_add(TOLD_ONCE_IN)).contains(&now.0)
}

#[cfg(test)]
mod tests {
    use secondok_protocol::id::DoctorId;

    use super::*;

    const NOW: u64 = 1_800_000_000;
    const ADA: Actor = Actor::Doctor(DoctorId::from_bytes([4; 16]));
    const ELSEWHERE: Counted = Counted { name: [1; 16], device: None };
    const KNOWN: Counted = Counted { device: Some([2; 16]), ..ELSEWHERE };

    fn begins(guard: &Guard, counted: Counted, second: u64) -> Verdict {
        guard.begins(counted, Some(ADA), Timestamp(NOW + second))
    }

    fn empty(guard: &Guard, counted: Counted) {
        while begins(guard, counted, 0).wait.is_none() {}
    }

    #[test]
    fn whoever_empties_a_names_bucket_does_not_lock_out_a_known_device() {
        let guard = Guard::default();
        empty(&guard, ELSEWHERE);
        assert!(begins(&guard, ELSEWHERE, 1).wait.is_some());
        assert_eq!(begins(&guard, KNOWN, 1).wait, None);
        empty(&guard, KNOWN);
        let other = Counted { device: Some([3; 16]), ..ELSEWHERE };
        assert_eq!(begins(&guard, other, 1).wait, None, "each device has its own");
    }

    #[test]
    fn a_success_fills_the_bucket_that_it_came_from_and_no_other() {
        let guard = Guard::default();
        empty(&guard, ELSEWHERE);
        empty(&guard, KNOWN);
        guard.succeeds(KNOWN);
        assert_eq!(begins(&guard, KNOWN, 0).wait, None);
        assert!(
            begins(&guard, ELSEWHERE, 0).wait.is_some(),
            "a stranger gets no guesses by the doctor's log-in"
        );
        guard.succeeds(ELSEWHERE);
        assert_eq!(begins(&guard, ELSEWHERE, 0).wait, None);
    }

    #[test]
    fn whoever_logs_in_is_none_of_the_many_names() {
        let guard = Guard::default();
        for name in 0..100 {
            let counted = Counted { name: [name; 16], device: None };
            assert_eq!(guard.begins(counted, None, Timestamp(NOW)).alerts, []);
            guard.succeeds(counted);
        }
    }

    #[test]
    fn guessing_is_told_once_an_hour_and_only_of_accounts() {
        let guard = Guard::default();
        let mut told = Vec::new();
        for second in 0..7_200 {
            let Verdict { alerts, .. } = begins(&guard, ELSEWHERE, second);
            told.extend(alerts.into_iter().map(|alert| (second, alert)));
        }
        let of = |second| (second, Alert::Guessing { who: ADA });
        assert_eq!(told, [of(10), of(3_610)]);

        let nobody = Counted { name: [9; 16], device: None };
        let verdicts = (0..50).map(|_| guard.begins(nobody, None, Timestamp(NOW)));
        let verdicts: Vec<Verdict> = verdicts.collect();
        assert!(verdicts[49].wait.is_some() && verdicts.iter().all(|verdict| verdict.alerts.is_empty()));
    }

    #[test]
    fn many_names_are_told_once_an_hour() {
        let guard = Guard::default();
        let mut told = Vec::new();
        for second in 0..4_000_u64 {
            let mut name = [0; 16];
            name[8..].copy_from_slice(&second.to_be_bytes());
            let verdict = guard.begins(Counted { name, device: None }, None, Timestamp(NOW + second));
            assert_eq!(verdict.wait, None);
            told.extend(verdict.alerts.into_iter().map(|alert| (second, alert)));
        }
        assert_eq!(told.len(), 2, "{told:?}");
        assert_eq!(told[0], (30, Alert::Stuffing));
        assert!(told[1].0 >= 30 + TOLD_ONCE_IN);
    }

    #[test]
    fn what_was_refused_is_counted() {
        let guard = Guard::default();
        empty(&guard, ELSEWHERE);
        assert_eq!(guard.refused(), 1);
    }
}
