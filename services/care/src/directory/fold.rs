//! Words as they are compared: without case, accents, apostrophes and script, so that "Шевченко" and "Shevchenko" are one.

use secondok_api::text::{acts, hides};

/// What parts no word: "Дем'янчук" is one, however the apostrophe was typed.
const APOSTROPHES: [char; 8] = ['\'', '’', '‘', 'ʼ', 'ʹ', '`', '´', '′'];

/// The words of a text, in its order.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_control() => spaced.push(' '),
            _ if acts(c) || hides(c) || APOSTROPHES.contains(&c) => {}
            _ if c.is_alphanumeric() || is_mark(c) => spaced.push(c),
            _ => spaced.push(' '),
        }
    }
    spaced.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect()
}

/// Combining marks, which stand behind their letter where a text is decomposed (Unicode block U+0300).
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Letters in which the usual ways of writing a name in Latin letters differ become one: "Halyna" and "Галина", "Yurii" and
/// "Юрій", "Wójcik" and "Вуйцик" but for a letter. A letter that stands twice counts once.
fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    let mut is_second = false;
    for c in any_ascii::any_ascii(word).chars().filter(char::is_ascii_alphanumeric) {
        let c = match c.to_ascii_lowercase() {
            'h' => 'g',
            'y' | 'j' => 'i',
            'w' => 'v',
            'q' => 'k',
            other => other,
        };
        is_second = !is_second && c.is_ascii_alphabetic() && folded.ends_with(c);
        if !is_second {
            folded.push(c);
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_is_one_word_in_both_scripts() {
        for (ukrainian, latin) in [
            ("Шевченко", "SHEVCHENKO"),
            ("Галина Гнатюк", "Halyna Hnatiuk"),
            ("Юрій", "Yurii"),
            ("Сергій", "Serhiy"),
            ("Євген", "Yevhen"),
            ("Юлія", "Julia"),
            ("Дем'янчук", "Demianchuk"),
            ("Дем’янчук", "Демʼянчук"),
            ("Щербак", "Shcherbak"),
            ("Ольга", "Olha"),
            ("Анна", "Ana"),
            ("Próbna", "Pro\u{301}bna"),
            ("Łukasz Żółć", "lukasz zolc"),
        ] {
            assert_eq!(words(ukrainian), words(latin), "{ukrainian}");
        }
    }

    #[test]
    fn what_is_not_seen_is_no_part_of_a_word() {
        assert_eq!(words("a\u{202e}da\u{200b} \u{0} lo\u{ad}ve\u{1b}[2J"), ["ada", "love", "2i"]);
        assert_eq!(words("Ivanenko-Petrenko, (MD)"), ["ivanenko", "petrenko", "md"]);
        assert!(words(" !?.,'\u{202e}\u{fffd} ").is_empty());
    }
}
