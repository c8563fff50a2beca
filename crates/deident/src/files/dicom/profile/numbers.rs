//! Values that stay if they are what their value representation says (PS3.5, 6.2), and those that say nothing.

use dicom_core::{Tag, VR};
use dicom_dictionary_std::tags;

use super::action::is_text;

/// The most that is said of an age: above, people are too few (45 CFR 164.514(b)(2)(i)(C)).
const OLDEST: &str = "090Y";
/// What stands where a text must.
pub(super) const REMOVED: &str = "Removed";

/// How many digits a number may have before its point: a telephone number without its code has 7.
const DIGITS: usize = 6;
/// What is counted in becquerels, decays, microseconds and the like, and has more. No count begins with a zero, as a
/// telephone number does.
const LONG: [Tag; 8] = [
    tags::RADIONUCLIDE_TOTAL_DOSE,
    tags::COUNTS_ACCUMULATED,
    tags::PRIMARY_PROMPTS_COUNTS_ACCUMULATED,
    tags::SECONDARY_COUNTS_ACCUMULATED,
    tags::FRAME_REFERENCE_TIME,
    tags::ACTUAL_FRAME_DURATION,
    tags::EXPOSURE_INU_AS,
    tags::EXPOSURE_TIME_INU_S,
];

/// Whether numbers are numbers, and none that could be a number of somebody.
pub(super) fn is_number(tag: Tag, vr: VR, text: &[u8]) -> bool {
    let is_long = LONG.contains(&tag);
    text.split(|byte| *byte == b'\\').map(super::super::data::trim).all(|value| {
        let Ok(value) = std::str::from_utf8(value) else { return false };
        let number = match vr {
            // The standard says 16 characters, and many programs write more.
            VR::DS => value.len() <= 24 && value.parse::<f64>().is_ok_and(f64::is_finite),
            VR::IS => value.parse::<i32>().is_ok(),
            _ => false,
        };
        let (digits, power) = value.split_once(['e', 'E']).unwrap_or((value, ""));
        let whole = digits.trim_start_matches(['+', '-']).split('.').next().unwrap_or_default();
        value.is_empty()
            || number
                && power.len() <= 4
                && (whole.len() <= DIGITS || is_long && whole.len() <= 10 && !whole.starts_with('0'))
    })
}

/// Whether numbers in binary form are text: twelve letters, digits and what stands between them are no numbers, as a file may call
/// them.
pub(super) fn is_written(bytes: &[u8]) -> bool {
    let bytes = super::super::data::trim(bytes);
    let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || b" ^.,-'".contains(byte);
    bytes.len() >= 12 && bytes.iter().all(is_sign)
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
    fn names_are_told_from_numbers_in_binary_form() {
        assert!(is_written(b"Ivanenko^Olena") && is_written(b"380671234567"));
        assert!(!is_written(&[0, 2, 0, 0, 16, 0, 1, 2, 3, 4, 5, 6]) && !is_written(b"Ivanenko"));
        assert!(!is_written(&[1.5_f64, 0.123_456].map(f64::to_le_bytes).concat()));
    }

    #[test]
    fn numbers_are_told_from_words_and_from_numbers_of_somebody() {
        let is_number = |vr, text: &str| super::is_number(tags::SLICE_THICKNESS, vr, text.as_bytes());
        for text in ["1.5\\-2e3 ", "-123456.789012", "0.00012345678", "", "1\\\\2"] {
            assert!(is_number(VR::DS, text), "{text}");
        }
        for text in [
            "Ivanenko",
            "0671234567",
            "5550134",
            "1.2.3",
            "e",
            "inf",
            "5550134.5",
            "67e-01234567",
            "0.1234567890123456789012345",
        ] {
            assert!(!is_number(VR::DS, text), "{text}");
        }
        assert!(is_number(VR::IS, "12") && is_number(VR::IS, "-200000"));
        for text in ["380671234567", "0671234567", "5550134", "1.5", "0000012"] {
            assert!(!is_number(VR::IS, text), "{text}");
        }
        assert!(super::is_number(tags::RADIONUCLIDE_TOTAL_DOSE, VR::DS, b"370000000"));
        assert!(!super::is_number(tags::RADIONUCLIDE_TOTAL_DOSE, VR::DS, b"0671234567"));
    }
}
