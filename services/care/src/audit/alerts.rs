//! What somebody should look at, on its way to whoever is to be told beside the two logs: counted by kind since the start, and kept in
//! memory until it was taken.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Mutex, PoisonError},
};

use secondok_api::audit::Event;
use tokio::sync::Notify;

use crate::clock::Timestamp;

/// So many wait at most; of more only the number is known.
const WAITING: usize = 100;

/// An alert without whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Its kind, as it stands in the logs.
    pub kind: &'static str,
    /// When.
    pub at: Timestamp,
}

/// All of this instance.
#[derive(Debug, Default)]
pub struct Alerts {
    all: Mutex<All>,
    news: Notify,
}

#[derive(Debug, Default)]
struct All {
    counts: BTreeMap<&'static str, u64>,
    waiting: VecDeque<Told>,
}

impl Alerts {
    pub(crate) fn tell(&self, kind: &'static str, at: Timestamp) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        *all.counts.entry(kind).or_default() += 1;
        if all.waiting.len() == WAITING {
            all.waiting.pop_front();
        }
        all.waiting.push_back(Told { kind, at });
        drop(all);
        self.news.notify_one();
    }

    /// How many there were since the start, of every kind that there is.
    pub fn counts(&self) -> BTreeMap<&'static str, u64> {
        let all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let mut counts: BTreeMap<_, _> = Event::ALERTS.iter().map(|&kind| (kind, 0)).collect();
        counts.extend(&all.counts);
        counts
    }

    /// The next one that nobody has taken, once there is one. For one who takes all of them.
    pub async fn next(&self) -> Told {
        loop {
            if let Some(told) = self.all.lock().unwrap_or_else(PoisonError::into_inner).waiting.pop_front() {
                return told;
            }
            self.news.notified().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn each_is_counted_and_taken_once_in_its_turn() {
        let alerts = Alerts::default();
        alerts.tell("guessing", Timestamp(1));
        alerts.tell("stuffing", Timestamp(2));
        alerts.tell("guessing", Timestamp(3));
        let counts = alerts.counts();
        assert_eq!((counts["guessing"], counts["stuffing"], counts["log-broken"]), (2, 1, 0));
        assert_eq!(counts.len(), Event::ALERTS.len());
        let mut taken = Vec::new();
        for _ in 0..3 {
            taken.push(alerts.next().await.at.0);
        }
        assert_eq!(taken, [1, 2, 3]);
    }

    #[tokio::test]
    async fn the_room_is_bounded() {
        let alerts = Alerts::default();
        for at in 0..1_000 {
            alerts.tell("guessing", Timestamp(at));
        }
        assert_eq!(alerts.next().await.at, Timestamp(900));
        assert_eq!(alerts.counts()["guessing"], 1_000);
    }
}
