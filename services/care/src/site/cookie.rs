//! The one cookie of the public pages: the number of the important notice that was read last, and nothing else. It is set by
//! nothing but a person's own "I have read this", and whatever it says, nobody gets to see or do more by it.

use axum::http::{HeaderMap, HeaderValue, header};

/// Its name.
pub(super) const NAME: &str = "notice";
/// Days for which it is kept at most, however long the notice stands: browsers keep none for longer.
pub(super) const DAYS_MAX: u32 = 400;

/// The number in it. Anything but a number is as if it were not there.
pub(super) fn read(headers: &HeaderMap) -> Option<u32> {
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = pairs.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == NAME).and_then(|(_, value)| number(value))
}

/// A number in digits, and nothing beside them.
pub(super) fn number(text: &str) -> Option<u32> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// The header that sets it, for so many days. Scripts cannot read it, and no other site's request brings it. A whole number of
/// days: nothing in it tells when it was set.
pub(super) fn header(number: u32, days: u32, https: bool) -> HeaderValue {
    let seconds = u64::from(days.min(DAYS_MAX)) * 86_400;
    let secure = if https { "; Secure" } else { "" };
    let text = format!("{NAME}={number}; Path=/; Max-Age={seconds}; SameSite=Strict; HttpOnly{secure}");
    text.try_into().expect("letters and digits")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn of(values: &[&str]) -> Option<u32> {
        let name = |value: &&str| (header::COOKIE, HeaderValue::from_str(value).unwrap());
        read(&values.iter().map(name).collect())
    }

    #[test]
    fn a_number_is_read_and_nothing_else() {
        assert_eq!(of(&["notice=20779001"]), Some(20_779_001));
        assert_eq!(of(&["other=1; notice=7", "third=2"]), Some(7));
        assert_eq!(of(&["other=1", "notice=7"]), Some(7));
        for nothing in [
            "",
            "notice",
            "notice=",
            "notice=-1",
            "notice=+1",
            "notice=1a",
            "notice= ",
            "notices=1",
            "notice=4294967296",
        ] {
            assert_eq!(of(&[nothing]), None, "{nothing}");
        }
    }

    #[test]
    fn it_holds_the_number_and_goes_back_to_this_site_only() {
        let text = "notice=7; Path=/; Max-Age=172800; SameSite=Strict; HttpOnly";
        assert_eq!(header(7, 2, false), text);
        assert_eq!(header(7, 2, true), format!("{text}; Secure").as_str());
        assert_eq!(header(7, 700, false), header(7, DAYS_MAX, false));
    }
}
