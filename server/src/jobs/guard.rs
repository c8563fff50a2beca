//! Whether the nightly work may believe the clock: what it erases does not come back.

use std::time::Duration;

use secondok_care::store::DayStep;

/// More days than this since the last night need a second look: either the service stood still for long, or the
/// clock is wrong.
pub const PLAUSIBLE_DAYS: u32 = 7;
/// A clock that has jumped is believed after it has gone on steadily for this long: time for somebody to set it right.
pub const STEADY: Duration = Duration::from_secs(24 * 60 * 60);

/// What the nightly work does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Nothing: today's was done.
    Done,
    /// Its work.
    Run,
    /// It waits, because the clock has jumped forward by this many days.
    Wait {
        /// Days since the last night.
        days: u32,
    },
    /// It waits, because the clock stands before the last night.
    Backwards,
}

/// Whose word is taken for a clock that has jumped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// Nobody's: a jump waits.
    None,
    /// Somebody has looked at the clock and found it right. It is good for one night: a later jump waits again.
    Once,
    /// Nothing can be lost, because everything is invented: a jump never waits.
    Always,
}

/// Remembers a jump until a night was made after it.
#[derive(Debug)]
pub struct Guard {
    trust: Trust,
    jump: Option<Jump>,
}

#[derive(Debug, Clone, Copy)]
struct Jump {
    days: u32,
    seen: Duration,
    /// Believed from the beginning, on somebody's word.
    trusted: bool,
}

impl Guard {
    /// Has seen nothing yet.
    pub const fn new(trust: Trust) -> Self {
        Self { trust, jump: None }
    }

    /// What to do at this step. `uptime` comes from a clock that nobody can set. A night that fails is decided anew.
    pub fn decide(&mut self, step: DayStep, uptime: Duration) -> Decision {
        let days = match step {
            DayStep::Same => {
                self.night_made();
                return Decision::Done;
            }
            DayStep::Backwards { .. } => return Decision::Backwards,
            DayStep::Jump { days } if days > PLAUSIBLE_DAYS => days,
            DayStep::First | DayStep::Next | DayStep::Jump { .. } => {
                self.jump = None;
                return Decision::Run;
            }
        };
        // The jump that was seen, grown by the days that have passed since, is the same jump.
        let known = self.jump.filter(|jump| {
            let passed = (uptime.saturating_sub(jump.seen).as_secs() / STEADY.as_secs()) as u32;
            (jump.days..=jump.days.saturating_add(passed + 1)).contains(&days)
        });
        let jump = known.unwrap_or_else(|| {
            let trusted = self.trust != Trust::None;
            self.spend_trust();
            Jump { days, seen: uptime, trusted }
        });
        self.jump = Some(jump);
        if jump.trusted || uptime.saturating_sub(jump.seen) >= STEADY {
            Decision::Run
        } else {
            Decision::Wait { days }
        }
    }

    /// Today's night was made: what was believed of the clock was believed of this day.
    pub fn night_made(&mut self) {
        self.jump = None;
        self.spend_trust();
    }

    fn spend_trust(&mut self) {
        if self.trust == Trust::Once {
            self.trust = Trust::None;
        }
    }
}

#[cfg(test)]
mod tests {
    use secondok_protocol::Day;

    use super::*;

    const HOUR: Duration = Duration::from_secs(3_600);

    #[test]
    fn ordinary_nights_run() {
        let mut guard = Guard::new(Trust::None);
        for step in [DayStep::First, DayStep::Next, DayStep::Jump { days: PLAUSIBLE_DAYS }] {
            assert_eq!(guard.decide(step, HOUR), Decision::Run, "{step:?}");
        }
        assert_eq!(guard.decide(DayStep::Same, HOUR), Decision::Done);
    }

    #[test]
    fn a_jump_waits_a_whole_day_and_then_is_believed() {
        let mut guard = Guard::new(Trust::None);
        let jump = |days| DayStep::Jump { days };
        assert_eq!(guard.decide(jump(400), HOUR), Decision::Wait { days: 400 });
        assert_eq!(guard.decide(jump(401), 24 * HOUR), Decision::Wait { days: 401 });
        assert_eq!(guard.decide(jump(401), 25 * HOUR), Decision::Run);
        assert_eq!(guard.decide(jump(401), 26 * HOUR), Decision::Run, "again, after a night that failed");
    }

    #[test]
    fn a_clock_that_keeps_jumping_is_never_believed() {
        let mut guard = Guard::new(Trust::None);
        for hour in 0..72 {
            let step = DayStep::Jump { days: 100 + hour * 10 };
            assert!(matches!(guard.decide(step, HOUR * hour), Decision::Wait { .. }), "hour {hour}");
        }
    }

    #[test]
    fn somebodys_word_is_good_for_one_night() {
        let mut guard = Guard::new(Trust::Once);
        let jump = DayStep::Jump { days: 400 };
        assert_eq!(guard.decide(jump, HOUR), Decision::Run);
        assert_eq!(guard.decide(jump, 2 * HOUR), Decision::Run, "again, after a night that failed");
        guard.night_made();
        assert_eq!(guard.decide(jump, 25 * HOUR), Decision::Wait { days: 400 }, "the next jump");

        let mut guard = Guard::new(Trust::Once);
        assert_eq!(guard.decide(DayStep::Same, HOUR), Decision::Done, "the clock had not jumped");
        assert_eq!(guard.decide(jump, 25 * HOUR), Decision::Wait { days: 400 });

        let mut guard = Guard::new(Trust::Once);
        assert_eq!(guard.decide(jump, HOUR), Decision::Run);
        let other = DayStep::Jump { days: 4_000 };
        assert_eq!(
            guard.decide(other, 2 * HOUR),
            Decision::Wait { days: 4_000 },
            "another jump than was looked at"
        );
    }

    #[test]
    fn what_is_invented_never_waits() {
        let mut guard = Guard::new(Trust::Always);
        for hour in 1..3 {
            assert_eq!(guard.decide(DayStep::Jump { days: 400 }, HOUR * hour), Decision::Run);
            guard.night_made();
        }
    }

    #[test]
    fn a_clock_that_was_set_back_waits_for_its_own_past() {
        let step = DayStep::Backwards { last: Day::from_number(20_000) };
        assert_eq!(Guard::new(Trust::Once).decide(step, 48 * HOUR), Decision::Backwards);
    }
}
