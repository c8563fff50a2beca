//! Values that stay if they are what their value representation says (PS3.5, 6.2), and those that say nothing.

use dicom_core::VR;

use super::{action::is_text, words::known};

/// The most that is said of an age: above, people are too few (45 CFR 164.514(b)(2)(i)(C)).
const OLDEST: &str = "090Y";
/// What stands where a text must.
pub(super) const REMOVED: &str = "Removed";

/// Whether numbers are numbers and terms are terms: who types a name into such a field breaks its rules, or its capitals.
pub(super) fn is_what_it_says(vr: VR, text: &[u8]) -> bool {
    let values = text.split(|byte| *byte == b'\\').map(super::super::data::trim);
    let all = |most: usize, allowed: fn(&u8) -> bool| {
        values.clone().all(|value| value.len() <= most && value.iter().all(allowed))
    };
    match vr {
        // Of several words only known ones: a name has two.
        VR::CS => {
            values.clone().all(|value| !value.contains(&b' ') || known(value).len() == value.len())
                && all(16, |byte| {
                    byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b' ' | b'_')
                })
        }
        VR::DS => all(16, |byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E')),
        // 32 bits hold it, and no telephone number with its country.
        VR::IS => values.clone().all(|value| {
            let number = std::str::from_utf8(value).ok().map(|number| number.parse::<i32>());
            value.is_empty() || number.is_some_and(|number| number.is_ok())
        }),
        _ => false,
    }
}

/// An age: 90 years where it is more than 89 (HIPAA's category "90 or older"). None where it is no age.
pub(super) fn age(text: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(text).ok()?;
    let (number, unit) = text.split_at_checked(3)?;
    let number: u32 = number.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.parse().ok())??;
    match unit {
        "Y" if number > 89 => Some(OLDEST.to_owned()),
        "Y" | "M" | "W" | "D" => Some(text.to_owned()),
        _ => None,
    }
}

/// A value of this representation and about this length that says nothing.
pub(super) fn dummy(vr: VR, length: usize) -> Vec<u8> {
    match vr {
        _ if is_text(vr) => REMOVED.as_bytes().to_vec(),
        VR::AE | VR::CS => b"REMOVED".to_vec(),
        VR::DS | VR::IS => b"0".to_vec(),
        VR::AS => b"000Y".to_vec(),
        VR::UR => b"https://removed.invalid".to_vec(),
        VR::OB | VR::UN | VR::OW => vec![0, 0],
        _ => vec![0; length.min(8)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_above_89_are_one() {
        for (was, is) in
            [("089Y", Some("089Y")), ("090Y", Some("090Y")), ("103Y", Some("090Y")), ("011M", Some("011M"))]
        {
            assert_eq!(age(was.as_bytes()).as_deref(), is);
        }
        for text in ["old", "1 Y", "45", "045Y (Ivanenko)", ""] {
            assert_eq!(age(text.as_bytes()), None);
        }
    }

    #[test]
    fn numbers_and_terms_are_told_from_words() {
        assert!(is_what_it_says(VR::DS, b"1.5\\-2e3 "));
        assert!(is_what_it_says(VR::CS, b"ORIGINAL\\PRIMARY"));
        assert!(is_what_it_says(VR::IS, b"12"));
        assert!(!is_what_it_says(VR::DS, b"Ivanenko"));
        assert!(!is_what_it_says(VR::CS, b"Ivanenko"));
        assert!(!is_what_it_says(VR::CS, "ІВАНЕНКО".as_bytes()));
        assert!(!is_what_it_says(VR::IS, b"380671234567"));
        assert!(!is_what_it_says(VR::CS, b"IVANENKO PETRO"));
        assert!(is_what_it_says(VR::CS, b"HEAD NECK"));
    }
}
