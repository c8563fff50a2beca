//! Names of doctors in the addresses of their pages, and names that pretend to be others.

use deunicode::deunicode;
use unicode_script::{Script, UnicodeScript as _};

/// Longest address without its number, in bytes.
const MOST: usize = 50;

/// A name in an address: lower-case ASCII letters, digits and hyphens; from the second on with a number.
pub(crate) fn of_name(name: &str, number: u32) -> String {
    let latin = deunicode(name).to_lowercase();
    let words =
        latin.split(|c: char| !(c.is_ascii_alphanumeric() || c == '\'')).map(|word| word.replace('\'', ""));
    let mut slug = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if slug.len() + word.len() >= MOST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    if slug.is_empty() {
        slug.push_str("doctor");
    }
    if number > 1 { format!("{slug}-{number}") } else { slug }
}

/// Whether each word is written in one script. Letters of two look alike in one word only to deceive.
pub(crate) fn is_plain(name: &str) -> bool {
    name.split(|c: char| c.is_whitespace() || c == '-').all(|word| {
        let mut scripts = word
            .chars()
            .map(|c| c.script())
            .filter(|script| !matches!(script, Script::Common | Script::Inherited));
        let first = scripts.next();
        scripts.all(|script| Some(script) == first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_an_address() {
        for (name, expected) in [
            ("Olena Koval", "olena-koval"),
            ("Олена Коваль", "olena-koval"),
            ("Łukasz O'Brien-Żółć", "lukasz-obrien-zolc"),
            ("…", "doctor"),
        ] {
            assert_eq!(of_name(name, 1), expected);
        }
        assert_eq!(of_name("Olena Koval", 3), "olena-koval-3");
        let long = of_name(&"Wolfeschlegel ".repeat(20), 1);
        assert!(long.len() <= MOST && !long.ends_with('-'), "{long}");
        assert_eq!(of_name(&"x".repeat(100), 1), "doctor");
    }

    #[test]
    fn letters_of_two_scripts_in_a_word_deceive() {
        for plain in
            ["Olena Koval", "Олена Коваль", "Anna-Марія", "Лі Wei", "José d’Arc", "山田 太郎", "O'Brien"]
        {
            assert!(is_plain(plain), "{plain}");
        }
        for deceiving in ["Оlena", "Kоval", "Ηans"] {
            assert!(!is_plain(deceiving), "{deceiving}");
        }
    }
}
