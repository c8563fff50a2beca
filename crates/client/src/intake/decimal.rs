//! Numbers as people write them.

use std::{fmt, str::FromStr};

/// A number with up to three decimals, exact: what a person writes is what the doctor reads.
/// Written with a point; read with a point or a comma.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal {
    thousandths: i64,
}

/// A text that is not such a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a number such as 12 or 7.4")]
pub struct ParseDecimalError;

impl Decimal {
    /// A whole number.
    pub const fn whole(number: i32) -> Self {
        Self { thousandths: number as i64 * 1_000 }
    }

    /// How many decimals it needs, 0–3.
    pub const fn decimals(self) -> u8 {
        match self.thousandths {
            n if n % 1_000 == 0 => 0,
            n if n % 100 == 0 => 1,
            n if n % 10 == 0 => 2,
            _ => 3,
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) =
            (self.thousandths.unsigned_abs() / 1_000, self.thousandths.unsigned_abs() % 1_000);
        let sign = if self.thousandths < 0 { "-" } else { "" };
        match usize::from(self.decimals()) {
            0 => write!(f, "{sign}{whole}"),
            decimals => write!(f, "{sign}{whole}.{}", &format!("{rest:03}")[..decimals]),
        }
    }
}

impl FromStr for Decimal {
    type Err = ParseDecimalError;

    fn from_str(text: &str) -> Result<Self, ParseDecimalError> {
        let text = text.trim();
        let (sign, digits) = match text.strip_prefix(['-', '−']) {
            Some(digits) => (-1, digits),
            None => (1, text),
        };
        let (whole, rest) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let has_point = digits.len() != whole.len();
        if whole.is_empty() || !plain(whole) || !plain(rest) || has_point && rest.is_empty() {
            return Err(ParseDecimalError);
        }
        // Nine digits are more than any question takes, and keep the arithmetic far from its limits.
        if whole.len() > 9 || rest.len() > 3 {
            return Err(ParseDecimalError);
        }
        let whole: i64 = whole.parse().map_err(|_| ParseDecimalError)?;
        let rest: i64 = format!("{rest:0<3}").parse().map_err(|_| ParseDecimalError)?;
        Ok(Self { thousandths: sign * (whole * 1_000 + rest) })
    }
}

impl serde::Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Decimal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, read) in [
            ("7,4", "7.4"),
            (" 7.40 ", "7.4"),
            ("0.005", "0.005"),
            ("-1", "-1"),
            ("−0,25", "-0.25"),
            ("120", "120"),
        ] {
            assert_eq!(text.parse::<Decimal>().unwrap().to_string(), read, "{text}");
        }
        for text in ["", "7.", ".5", "1.2345", "1e3", "12 000", "1234567890", "--1", "1,2,3", "٣"] {
            assert_eq!(text.parse::<Decimal>(), Err(ParseDecimalError), "{text}");
        }
    }
}
