//! When what could not be done is tried again.

use std::time::Duration;

/// The first time after a fault, and the longest.
const SOON: Duration = Duration::from_secs(5);
const AT_LAST: Duration = Duration::from_secs(60);

/// How long to wait after so many faults, one behind the other: each time twice as long, so that a service which is back is
/// not met by everybody at once, and never so long that somebody in front of it would wonder.
pub fn again_in(faults: u32) -> Duration {
    SOON.saturating_mul(1 << faults.saturating_sub(1).min(8)).min(AT_LAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_tried_soon_then_less_often_and_never_given_up() {
        let seconds = [1, 2, 3, 4, 5, 6, u32::MAX].map(|faults| again_in(faults).as_secs());
        assert_eq!(seconds, [5, 10, 20, 40, 60, 60, 60]);
    }
}
