//! Which bytes a `Range` header asks for (RFC 9110, section 14): one range; any other header counts as none.

use std::ops::Range;

use http::{HeaderMap, header};
use secondok_api::problem::Kind;

use crate::http::Refusal;

/// The bytes asked for of so many; none for all of them.
pub(super) fn asked(headers: &HeaderMap, length: u64) -> Result<Option<Range<u64>>, Refusal> {
    let mut values = headers.get_all(header::RANGE).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return Ok(None) };
    let Some((first, last)) = value.to_str().ok().and_then(ends) else { return Ok(None) };
    let range = match (first, last) {
        (Some(first), Some(last)) if last < first => return Ok(None),
        (Some(first), last) => first..last.map_or(length, |last| last.saturating_add(1).min(length)),
        (None, Some(last)) => length - last.min(length)..length,
        (None, None) => return Ok(None),
    };
    if range.is_empty() { Err(Kind::RANGE_OUTSIDE.into()) } else { Ok(Some(range)) }
}

/// Both ends as written, each of which may be left out.
fn ends(value: &str) -> Option<(Option<u64>, Option<u64>)> {
    let (unit, range) = value.split_once('=')?;
    let (first, last) = range.split_once('-')?;
    let number = |text: &str| match text.trim() {
        "" => Some(None),
        text if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok().map(Some),
        _ => None,
    };
    unit.eq_ignore_ascii_case("bytes").then_some(())?;
    Some((number(first)?, number(last)?))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn of_100(value: &'static str) -> Result<Option<Range<u64>>, Refusal> {
        asked(&HeaderMap::from_iter([(header::RANGE, HeaderValue::from_static(value))]), 100)
    }

    #[test]
    fn one_range_is_taken_in_each_of_its_forms() {
        for (value, range) in [
            ("bytes=0-9", 0..10),
            ("bytes=90-", 90..100),
            ("bytes=90-1000", 90..100),
            ("bytes=-10", 90..100),
            ("bytes=-1000", 0..100),
            ("Bytes=99-18446744073709551615", 99..100),
        ] {
            assert_eq!(of_100(value), Ok(Some(range)), "{value}");
        }
    }

    #[test]
    fn what_lies_outside_is_refused_and_what_is_no_single_range_is_passed_over() {
        for outside in ["bytes=100-", "bytes=100-200", "bytes=-0"] {
            assert_eq!(of_100(outside), Err(Kind::RANGE_OUTSIDE.into()), "{outside}");
        }
        for other in
            ["bytes=0-1,3-4", "bytes=5-1", "bytes=-", "bytes=+1-2", "lines=1-2", "bytes", "bytes=a-b"]
        {
            assert_eq!(of_100(other), Ok(None), "{other}");
        }
        assert_eq!(asked(&HeaderMap::new(), 100), Ok(None));
    }
}
