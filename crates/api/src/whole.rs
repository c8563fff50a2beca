//! Whole numbers in bodies: to JSON, `7` and `7.0` are the same integer (JSON Schema 2020-12, validation, 6.1.1), and some
//! programs write it as `7.0`. TOML has signed ones alone.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{Error, Unexpected, Visitor},
};

/// The first whole number that a float may not be told from its neighbour: 2^53.
const INEXACT: f64 = 9_007_199_254_740_992.0;

/// Reads a whole number that is not below zero and fits `T`.
pub(crate) fn number<'de, D: Deserializer<'de>, T: TryFrom<u64>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_u64(Whole(PhantomData))
}

struct Whole<T>(PhantomData<T>);

impl<T: TryFrom<u64>> Visitor<'_> for Whole<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        T::try_from(number).map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        match u64::try_from(number) {
            Ok(number) => self.visit_u64(number),
            Err(_) => Err(E::invalid_value(Unexpected::Signed(number), &self)),
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is whole, and exact")]
    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        if number.fract() == 0.0 && (0.0..INEXACT).contains(&number) {
            return self.visit_u64(number as u64);
        }
        Err(E::invalid_value(Unexpected::Float(number), &self))
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    struct Body {
        #[serde(deserialize_with = "super::number")]
        number: u32,
    }

    #[test]
    fn a_whole_number_is_one_however_it_is_written() {
        let read = |text: &str| serde_json::from_str::<Body>(&format!("{{\"number\":{text}}}"));
        for (text, number) in [("7", 7), ("7.0", 7), ("0.0", 0), ("70e-1", 7)] {
            assert_eq!(read(text).expect(text).number, number);
        }
        use serde::de::{
            IntoDeserializer as _,
            value::{Error, I64Deserializer},
        };
        let signed = |number: i64| -> Result<u32, Error> {
            let number: I64Deserializer<Error> = number.into_deserializer();
            super::number(number)
        };
        assert_eq!(signed(7), Ok(7));
        assert!(signed(-1).is_err() && signed(4_294_967_296).is_err());
        for text in ["7.5", "-1", "-1.0", "4294967296", "4294967296.0", "1e300", "\"7\"", "null"] {
            read(text).expect_err(text);
        }
    }
}
