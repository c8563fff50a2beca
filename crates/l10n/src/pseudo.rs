//! English that looks like another language: longer, with accents, from right to left. Whoever looks at a screen in it
//! sees at once what is not translated, what has no room to grow, and what stands on the wrong side.

use std::borrow::Cow;

/// Letters from right to left whatever they are (Unicode's RIGHT-TO-LEFT OVERRIDE), and the end of it.
const OVERRIDE: (char, char) = ('\u{202e}', '\u{202c}');
/// Of so many letters one is doubled: Ukrainian and German need about a third more room than English.
const DOUBLED: usize = 3;

/// The text as it looks in the pseudo-language. Everything but Latin letters stays as it is.
pub(crate) fn pseudo(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| c.is_ascii_alphabetic()) {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len() * 3);
    let mut letters = 0;
    for c in text.chars() {
        if c.is_ascii_alphabetic() {
            if letters == 0 {
                written.push(OVERRIDE.0);
            }
            letters += 1;
            written.push(accented(c));
            if letters % DOUBLED == 0 {
                written.push(accented(c.to_ascii_lowercase()));
            }
        } else {
            if letters > 0 {
                written.push(OVERRIDE.1);
            }
            letters = 0;
            written.push(c);
        }
    }
    if letters > 0 {
        written.push(OVERRIDE.1);
    }
    Cow::Owned(written)
}

/// The same letter with something above or below it, where there is one.
fn accented(letter: char) -> char {
    const PLAIN: &str = "AEIOUYCNSZaeiouycnsz";
    const ACCENTED: &str = "ÂÊÎÔÛŶÇÑŠŽâêîôûŷçñšž";
    let at = PLAIN.chars().position(|plain| plain == letter);
    at.and_then(|at| ACCENTED.chars().nth(at)).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_get_longer_and_stand_from_right_to_left() {
        assert_eq!(
            pseudo("Choose a doctor."),
            "\u{202e}Çhôôôšêê\u{202c} \u{202e}â\u{202c} \u{202e}dôççtôrr\u{202c}."
        );
    }

    #[test]
    fn what_has_no_letters_stays() {
        for text in ["112", " · ", "", "вже інша мова"] {
            assert!(matches!(pseudo(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }
}
