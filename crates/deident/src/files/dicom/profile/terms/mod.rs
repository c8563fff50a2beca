//! Terms (PS3.5, 6.2, CS): what stays of them is made of words that the standard uses itself.
//!
//! Programs write many terms that no list has, and somebody can write a name there as well. Which of both a word is nobody can tell,
//! so that what is not known goes, value by value: the others keep their places.

mod list;

use super::{super::data::trim, words};

/// As long as a term may be.
const MOST: usize = 16;
/// How many digits it may have, however they are parted: a telephone number without its code has 7.
const DIGITS: usize = 6;

/// What stays of terms. Empty where nothing does.
pub(super) fn known(text: &[u8]) -> String {
    // A number can be parted into several values too.
    let is_number = |value: &&[u8]| !value.iter().any(u8::is_ascii_alphabetic);
    let numbers = text.split(|byte| *byte == b'\\').filter(is_number).map(digits).sum::<usize>();
    if numbers > DIGITS {
        return String::new();
    }
    let values = text.split(|byte| *byte == b'\\').map(|value| {
        let value = trim(value);
        std::str::from_utf8(value).ok().filter(|value| is_known(value)).unwrap_or_default()
    });
    let kept: Vec<&str> = values.collect();
    let last = kept.iter().rposition(|value| !value.is_empty()).map_or(0, |last| last + 1);
    kept[..last].join("\\")
}

fn is_known(value: &str) -> bool {
    let allowed =
        |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b' ' | b'_');
    value.len() <= MOST
        && value.bytes().all(allowed)
        && digits(value.as_bytes()) <= DIGITS
        && value.split([' ', '_']).all(is_word)
}

fn digits(text: &[u8]) -> usize {
    text.iter().filter(|byte| byte.is_ascii_digit()).count()
}

/// Whether it is a word of the standard or of what describes images, a short number, or too short for a name: X, T2, SAT2.
fn is_word(word: &str) -> bool {
    let digits = digits(word.as_bytes());
    let letters = word.len() - digits;
    let short = match letters {
        0 => digits <= 5,
        1 | 2 => digits <= 2,
        3 => digits == 1,
        _ => false,
    };
    short || list::TERMS.binary_search(&word).is_ok() || words::is_known(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_in_order() {
        assert!(list::TERMS.is_sorted_by(|one, next| one < next));
    }

    #[test]
    fn terms_of_the_standard_stay() {
        for text in [
            "ORIGINAL\\PRIMARY\\AXIAL",
            "MONOCHROME2",
            "ISO_10918_1",
            "HAS OBS CONTEXT",
            "HFS",
            "SAT2",
            "DECY\\ATTN\\SCAT",
            "M\\ND",
            "1PS",
        ] {
            assert_eq!(known(text.as_bytes()), text);
        }
        assert_eq!(known(b" HEAD NECK "), "HEAD NECK");
    }

    #[test]
    fn names_and_numbers_do_not_and_the_others_keep_their_places() {
        for text in
            ["IVANENKO", "OLENA", "IVANENKO PETRO", "Ivanenko", "0671234567", "A1234567", "KOVAL1985", "ІВАН"]
        {
            assert_eq!(known(text.as_bytes()), "", "{text}");
        }
        for text in
            ["123 45 6789", "067 123 45 67", "067_1234", "12 03 1985", "067\\123\\45\\67", "T12 03 1985"]
        {
            assert_eq!(known(text.as_bytes()), "", "{text}");
        }
        assert_eq!(known(b"ORIGINAL\\IVANENKO\\AXIAL"), "ORIGINAL\\\\AXIAL");
        assert_eq!(known(b"ORIGINAL\\PRIMARY\\IVANENKO"), "ORIGINAL\\PRIMARY");
    }
}
