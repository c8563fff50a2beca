//! Dates moved by the same days (PS3.15, E.3.6; PS3.5, 6.2 for how they are written).

use std::ops::Range;

use crate::secret::Secret;

/// How far dates move at most: ten years.
const MOST: u64 = 3650;

/// Whole days into the past, the same for everything that is cleaned under a secret. Intervals stay as they are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shift {
    days: i64,
}

impl Shift {
    pub(super) fn new(secret: &Secret) -> Self {
        let drawn = u64::from_be_bytes(secret.derive(&[b"days"]));
        Self { days: (1 + drawn % MOST) as i64 }
    }

    /// A date or several. None where it is none: what is not understood is not kept.
    pub(super) fn date(self, text: &[u8]) -> Option<String> {
        each(text, |value| {
            let digits: String = value.chars().filter(|letter| *letter != '.').collect();
            (digits.len() == 8).then(|| self.day(&digits)).flatten()
        })
    }

    /// A date with a time or several. The offset from universal time goes: it tells where. What has no day loses its month.
    pub(super) fn date_time(self, text: &[u8]) -> Option<String> {
        each(text, |value| {
            let value = value.split(['+', '-', '&']).next().unwrap_or_default();
            let (day, time) = value.split_at_checked(8).unwrap_or((value, ""));
            match day.len() {
                8 => Some(self.day(day)? + &clock(time)?),
                4 | 6 => self.day(&format!("{}0701", day.get(..4)?)).map(|day| day[..4].to_owned()),
                _ => None,
            }
        })
    }

    fn day(self, digits: &str) -> Option<String> {
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let part = |range: Range<usize>| digits.get(range).and_then(|part| part.parse::<i64>().ok());
        let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
        let number = number(year, month, day);
        if date(number) != (year, month, day) {
            return None;
        }
        let (year, month, day) = date(number - self.days);
        (year >= 0).then(|| format!("{year:04}{month:02}{day:02}"))
    }
}

/// A time of day or several: it stays. None where it is none.
pub(super) fn time(text: &[u8]) -> Option<String> {
    each(text, |value| {
        let digits: String = value.chars().filter(|letter| *letter != ':').collect();
        (!digits.is_empty()).then(|| clock(&digits)).flatten()
    })
}

/// `HHMMSS.FFFFFF`, cut off anywhere.
fn clock(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str, most| part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_clock = digits(whole, 6) && whole.len() % 2 == 0 && digits(fraction, 6);
    // No number of somebody is a time of day because a file calls it one; a minute can have 61 seconds.
    let parts = [(0..2, "23"), (2..4, "59"), (4..6, "60")];
    let in_day = parts.into_iter().all(|(part, most)| whole.get(part).is_none_or(|part| part <= most));
    (is_clock && in_day).then(|| text.to_owned())
}

/// Each of the values, or none at all.
fn each(text: &[u8], change: impl Fn(&str) -> Option<String>) -> Option<String> {
    let text = std::str::from_utf8(text).ok()?;
    let values: Option<Vec<String>> = text
        .split('\\')
        .map(|value| match value.trim_matches([' ', '\0']) {
            "" => Some(String::new()),
            value => change(value),
        })
        .collect();
    values.map(|values| values.join("\\"))
}

/// Days since the beginning of the year 0 of the Gregorian calendar, which begins with March.
fn number(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    365 * year + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * month + 2) / 5
        + day
        - 1
}

/// The year, month and day of such a number.
fn date(number: i64) -> (i64, i64, i64) {
    let era = number.div_euclid(146_097);
    let of_era = number.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (400 * era + year + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEEK: Shift = Shift { days: 7 };

    #[test]
    fn dates_move_by_whole_days_over_months_and_leap_years() {
        for (was, is) in [
            ("20240305", "20240227"),
            ("2024.03.05", "20240227"),
            ("20230305", "20230226"),
            ("20000101", "19991225"),
            ("19000301", "19000222"),
            ("20240305\\20240306", "20240227\\20240228"),
        ] {
            assert_eq!(WEEK.date(was.as_bytes()).as_deref(), Some(is), "{was}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_kept() {
        for text in
            ["20240230", "20241301", "Ivanenko", "2024", "20240101-20240202", "99999999", "２０２４０１０１"]
        {
            assert_eq!(WEEK.date(text.as_bytes()), None, "{text}");
        }
        assert_eq!(WEEK.date(&[0xFF; 8]), None);
    }

    #[test]
    fn times_stay_and_tell_no_zone() {
        assert_eq!(WEEK.date_time(b"20240305101112.5+0200").as_deref(), Some("20240227101112.5"));
        assert_eq!(WEEK.date_time(b"20240305").as_deref(), Some("20240227"));
        assert_eq!(WEEK.date_time(b"202403").as_deref(), Some("2024"));
        assert_eq!(WEEK.date_time(b"20240305Kyiv"), None);
        assert_eq!(time(b"101112.123456").as_deref(), Some("101112.123456"));
        assert_eq!(time(b"10:11:12").as_deref(), Some("101112"));
        for text in ["in the evening", "671234", "106012", "101261"] {
            assert_eq!(time(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn every_secret_moves_dates_back_and_none_by_nothing() {
        for seed in 0..=255 {
            let days = Shift::new(&Secret::new([seed; 32])).days;
            assert!((1..=3650).contains(&days));
        }
        assert_ne!(Shift::new(&Secret::new([1; 32])).days, Shift::new(&Secret::new([2; 32])).days);
    }
}
