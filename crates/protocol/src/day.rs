//! Whole UTC days: the only time that a patient's actions have.

use std::{
    fmt,
    ops::{Add, Sub},
    str::FromStr,
};

use time::{Date, Duration, macros::date};

const EPOCH: Date = date!(1970 - 01 - 01);

/// A calendar day in UTC, counted from 1970-01-01; written as `2026-11-22`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(u32);

/// A text that is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a day: expected a date such as 2026-11-22")]
pub struct ParseDayError;

impl Day {
    /// The last day that can be written: 9999-12-31.
    pub const MAX: Self = Self(2_932_896);

    /// The day with this number, counted from 1970-01-01; later than [`Day::MAX`] becomes [`Day::MAX`].
    pub const fn from_number(days: u32) -> Self {
        Self(if days > Self::MAX.0 { Self::MAX.0 } else { days })
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The day in which this second since 1970-01-01T00:00:00Z lies.
    pub const fn from_unix_seconds(seconds: u64) -> Self {
        let days = seconds / 86_400;
        Self::from_number(if days > u32::MAX as u64 { u32::MAX } else { days as u32 })
    }

    /// Days from `earlier` until this day; negative if it is the earlier one.
    pub const fn days_since(self, earlier: Self) -> i64 {
        self.0 as i64 - earlier.0 as i64
    }

    /// Year, month (1–12) and day of the month (1–31).
    pub fn calendar(self) -> (i32, u8, u8) {
        let date = self.date();
        (date.year(), date.month().into(), date.day())
    }

    fn date(self) -> Date {
        EPOCH + Duration::days(i64::from(self.0))
    }
}

impl Add<u32> for Day {
    type Output = Self;

    fn add(self, days: u32) -> Self {
        Self::from_number(self.0.saturating_add(days))
    }
}

impl Sub<u32> for Day {
    type Output = Self;

    fn sub(self, days: u32) -> Self {
        Self(self.0.saturating_sub(days))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.calendar();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Day({self})")
    }
}

impl FromStr for Day {
    type Err = ParseDayError;

    fn from_str(text: &str) -> Result<Self, ParseDayError> {
        let mut parts = text.splitn(3, '-');
        let mut number = |digits: usize| -> Option<u32> {
            let part = parts.next()?;
            (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse().ok())
                .flatten()
        };
        let parsed = (|| {
            let (year, month, day) = (number(4)?, number(2)?, number(2)?);
            let month = u8::try_from(month).ok().and_then(|month| month.try_into().ok())?;
            let date =
                Date::from_calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?).ok()?;
            u32::try_from((date - EPOCH).whole_days()).ok()
        })();
        parsed.map(Self).ok_or(ParseDayError)
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_number_agree() {
        let day: Day = "2026-11-22".parse().expect("a day");
        assert_eq!(day, Day::from_unix_seconds(1_795_305_600));
        assert_eq!(day.to_string(), "2026-11-22");
        assert_eq!(Day::MAX.to_string(), "9999-12-31");
        assert_eq!(Day::MAX + 1, Day::MAX);
        assert_eq!((day + 30) - 30, day);
        assert_eq!((day - 2).days_since(day), -2);
    }

    #[test]
    fn what_is_not_a_day_is_refused() {
        for text in
            ["", "2026-11", "2026-13-01", "2026-02-29", "1969-12-31", "26-11-22", "2026-11-22x", "+026-11-22"]
        {
            assert_eq!(text.parse::<Day>(), Err(ParseDayError), "{text}");
        }
    }
}
