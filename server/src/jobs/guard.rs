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

/// Remembers a jump until it is believed.
#[derive(Debug)]
pub struct Guard {
    accepted: bool,
    jump: Option<Jump>,
}

#[derive(Debug, Clone, Copy)]
struct Jump {
    days: u32,
    seen: Duration,
}

impl Guard {
    /// `accepted`: somebody has looked at the clock and found it right.
    pub const fn new(accepted: bool) -> Self {
        Self { accepted, jump: None }
    }

    /// What to do at this step. `uptime` comes from a clock that nobody can set.
    pub fn decide(&mut self, step: DayStep, uptime: Duration) -> Decision {
        let days = match step {
            DayStep::Same => return Decision::Done,
            DayStep::Backwards { .. } => return Decision::Backwards,
            DayStep::Jump { days } if days > PLAUSIBLE_DAYS && !self.accepted => days,
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
        match known {
            Some(jump) if uptime.saturating_sub(jump.seen) >= STEADY => {
                self.jump = None;
                Decision::Run
            }
            Some(_) => Decision::Wait { days },
            None => {
                self.jump = Some(Jump { days, seen: uptime });
                Decision::Wait { days }
            }
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
        let mut guard = Guard::new(false);
        for step in [DayStep::First, DayStep::Next, DayStep::Jump { days: PLAUSIBLE_DAYS }] {
            assert_eq!(guard.decide(step, HOUR), Decision::Run, "{step:?}");
        }
        assert_eq!(guard.decide(DayStep::Same, HOUR), Decision::Done);
    }

    #[test]
    fn a_jump_waits_a_whole_day_and_then_is_believed() {
        let mut guard = Guard::new(false);
        let jump = |days| DayStep::Jump { days };
        assert_eq!(guard.decide(jump(400), HOUR), Decision::Wait { days: 400 });
        assert_eq!(guard.decide(jump(401), 24 * HOUR), Decision::Wait { days: 401 });
        assert_eq!(guard.decide(jump(401), 25 * HOUR), Decision::Run);
    }

    #[test]
    fn a_clock_that_keeps_jumping_is_never_believed() {
        let mut guard = Guard::new(false);
        for hour in 0..72 {
            let step = DayStep::Jump { days: 100 + hour * 10 };
            assert!(matches!(guard.decide(step, HOUR * hour), Decision::Wait { .. }), "hour {hour}");
        }
    }

    #[test]
    fn somebodys_word_is_enough() {
        assert_eq!(Guard::new(true).decide(DayStep::Jump { days: 400 }, HOUR), Decision::Run);
    }

    #[test]
    fn a_clock_that_was_set_back_waits_for_its_own_past() {
        let step = DayStep::Backwards { last: Day::from_number(20_000) };
        assert_eq!(Guard::new(true).decide(step, 48 * HOUR), Decision::Backwards);
    }
}
