//! When somebody is written to about an alert: each one by a mail of its own, but no more than [`PER_HOUR`], and then one that says
//! that there are more.

use secondok_care::{audit::Told, clock::Timestamp};

/// Mails about single alerts in an hour.
const PER_HOUR: u32 = 20;
const HOUR: u64 = 60 * 60;

/// What a mail says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// What happened, and when.
    One(Told),
    /// More happened, from this moment on; until the hour is over nothing more is written.
    More(Timestamp),
}

/// What was written in the current hour.
#[derive(Debug, Default)]
pub struct Letters {
    began: Option<Timestamp>,
    written: u32,
}

impl Letters {
    /// What is to be written about this one, if anything is.
    pub fn about(&mut self, told: Told) -> Option<Letter> {
        // A time that is yet to come is that of a clock that was wrong.
        let is_running =
            self.began.is_some_and(|began| (began.0..began.0.saturating_add(HOUR)).contains(&told.at.0));
        if !is_running {
            *self = Self { began: Some(told.at), written: 0 };
        }
        self.written = self.written.saturating_add(1);
        match self.written {
            ..=PER_HOUR => Some(Letter::One(told)),
            written if written == PER_HOUR + 1 => Some(Letter::More(told.at)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_800_000_000;

    fn about(letters: &mut Letters, second: u64) -> Option<Letter> {
        letters.about(Told { kind: "guessing", at: Timestamp(NOW + second) })
    }

    #[test]
    fn an_hour_has_twenty_letters_and_one_that_says_that_there_are_more() {
        let mut letters = Letters::default();
        let written: Vec<Letter> = (0..500).filter_map(|second| about(&mut letters, second)).collect();
        assert_eq!(written.len(), 21);
        assert!(written[..20].iter().all(|letter| matches!(letter, Letter::One(_))));
        assert_eq!(written[20], Letter::More(Timestamp(NOW + 20)));
        assert_eq!(about(&mut letters, 3_599), None);
        assert!(matches!(about(&mut letters, 3_600), Some(Letter::One(_))), "the next hour");
    }

    #[test]
    fn a_clock_that_ran_ahead_keeps_nothing_back_once_it_is_right() {
        let mut letters = Letters::default();
        for _ in 0..50 {
            about(&mut letters, 86_400);
        }
        assert!(matches!(about(&mut letters, 0), Some(Letter::One(_))));
    }
}
