//! Weeks that are counted.

use secondok_protocol::Day;

const DAYS: u32 = 7;
/// 1970-01-01 was a Thursday: so many days before it a week begins.
const THURSDAY: u32 = 3;
/// So many whole weeks are kept, and shown: a quarter of a year.
pub const KEPT: u32 = 13;

/// A week from Monday to Sunday (ISO 8601), in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week {
    monday: Day,
}

impl Week {
    /// The week in which this day lies.
    pub fn of(day: Day) -> Self {
        Self { monday: day - (day.number() + THURSDAY) % DAYS }
    }

    /// The first week of which no day is before this one.
    pub fn whole_from(day: Day) -> Self {
        Self::of(day + (DAYS - 1))
    }

    /// The earliest week that is kept on this day: the weeks before the one that is under way are.
    pub fn earliest_kept(today: Day) -> Self {
        Self::of(Self::of(today).monday - KEPT * DAYS)
    }

    /// The Monday.
    pub const fn first(self) -> Day {
        self.monday
    }

    /// The Sunday.
    pub fn last(self) -> Day {
        self.monday + (DAYS - 1)
    }

    /// The week after it.
    pub fn next(self) -> Self {
        Self { monday: self.monday + DAYS }
    }

    /// Whether no day of it is still to come or under way.
    pub fn is_over(self, today: Day) -> bool {
        today > self.last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn a_week_begins_on_monday_and_is_over_after_sunday() {
        let week = Week::of(day("2026-11-27"));
        assert_eq!((week.first(), week.last()), (day("2026-11-23"), day("2026-11-29")));
        for same in ["2026-11-23", "2026-11-29"] {
            assert_eq!(Week::of(day(same)), week, "{same}");
            assert!(!week.is_over(day(same)), "{same}");
        }
        assert!(week.is_over(day("2026-11-30")));
        assert_eq!(week.next(), Week::of(day("2026-11-30")));
        // Over the end of a year with 53 weeks.
        assert_eq!(Week::of(day("2027-01-01")).first(), day("2026-12-28"));
    }

    #[test]
    fn a_week_that_had_begun_is_not_whole() {
        assert_eq!(Week::whole_from(day("2026-11-23")).first(), day("2026-11-23"));
        for later in ["2026-11-24", "2026-11-29", "2026-11-30"] {
            assert_eq!(Week::whole_from(day(later)).first(), day("2026-11-30"), "{later}");
        }
    }

    #[test]
    fn thirteen_weeks_are_kept_beside_the_one_that_is_under_way() {
        for today in ["2026-11-23", "2026-11-29"] {
            let earliest = Week::earliest_kept(day(today));
            assert_eq!(earliest.first(), day("2026-08-24"), "{today}");
            assert_eq!(day("2026-11-23").days_since(earliest.first()), 13 * 7);
        }
    }
}
