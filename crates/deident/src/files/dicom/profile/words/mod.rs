//! Descriptions cleaned (PS3.15, E.3.5): what stays is made of words of a closed list.
//!
//! A name looks like any other word, so that no list of names would do. What is not on the list goes: a description becomes
//! shorter, never telling.

mod list;

/// What stands behind a number in two letters. Any others are the second half of a British postcode, of fifteen houses.
const UNITS: [&str; 14] =
    ["ch", "cm", "db", "hz", "kv", "ma", "mg", "mi", "ml", "mm", "ms", "mt", "nd", "th"];

/// Names of sequences, kernels, levels of the spine: T1, C5, 3D, B30f, FC08, 5mm.
fn is_technical(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let head = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let tail = word.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    (1..=2).contains(&digits)
        && head + digits + tail == word.len()
        && head <= 2
        && tail <= 2
        && head + tail >= 1
        && (head > 0 || tail < 2 || UNITS.contains(&word[digits..].to_ascii_lowercase().as_str()))
}

/// Begins an escape sequence (ISO 2022).
const ESCAPE: u8 = 0x1B;
/// What stands behind it where letters of ASCII are still what they are: back to ASCII, to the Roman letters of JIS X 0201, and to
/// Chinese and Korean beside them.
const ASCII: [&[u8]; 4] = [b"(B", b"(J", b"$)A", b"$)C"];

/// Whether a word may stay.
pub(super) fn is_known(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    is_technical(word) || list::WORDS.binary_search(&lower.as_str()).is_ok()
}

/// The parts of a text that are in ASCII or an extension of it. Behind an escape sequence the same bytes can be letters of another
/// alphabet (PS3.3, C.12.1.1.2: Japanese, Korean and Chinese), of which some would be taken for words here.
fn in_ascii(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut parts = text.split(|byte| *byte == ESCAPE);
    parts
        .next()
        .into_iter()
        .chain(parts.filter_map(|part| ASCII.iter().find_map(|begins| part.strip_prefix(*begins))))
}

/// What stays of a text, a space between words. Empty where nothing does.
pub(in crate::files::dicom) fn known(text: &[u8]) -> String {
    // Letters outside of ASCII are part of the word they stand in, whatever their character set.
    let words =
        in_ascii(text).flat_map(|part| part.split(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()));
    let mut kept = String::new();
    for word in words {
        if let Ok(word) = std::str::from_utf8(word)
            && is_known(word)
        {
            if !kept.is_empty() {
                kept.push(' ');
            }
            kept.push_str(word);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_order() {
        assert!(list::WORDS.is_sorted_by(|one, next| one < next));
    }

    #[test]
    fn what_describes_images_stays() {
        for text in [
            "T2 FLAIR sag 3mm",
            "CT chest with contrast",
            "MR brain wo and w GADOVIST",
            "B30f",
            "C5 C6",
            "4CH 3D",
        ] {
            assert_eq!(known(text.as_bytes()), text);
        }
    }

    #[test]
    fn names_dates_and_numbers_do_not() {
        for (text, left) in [
            ("Ivanenko brain", "brain"),
            ("MR-KNEE_PETRENKO^OLENA", "MR KNEE"),
            ("CT 12.03.1985", "CT"),
            ("CT 5 mm +380671234567", "CT mm"),
            ("Київ brain", "brain"),
            ("brainІваненко", ""),
            ("A1234567", ""),
            ("Case 12", ""),
            ("SW1A 1AA chest", "SW1A chest"),
            ("brain \x1B$B;C5;\x1B(B T1", "brain T1"),
        ] {
            assert_eq!(known(text.as_bytes()), left, "{text}");
        }
    }
}
