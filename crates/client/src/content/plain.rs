//! Text from the other side, made harmless for a screen.

use std::borrow::Cow;

use secondok_api::text::steers;

/// The text without characters that steer a terminal or turn the reading direction around: each becomes `�`. Line
/// ends and tabs stay. To be used wherever a text of the other side is shown.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(steers) {
        Cow::Owned(text.chars().map(|c| if steers(c) { char::REPLACEMENT_CHARACTER } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_not_shown() {
        assert_eq!(printable("так\n\tні"), "так\n\tні");
        assert_eq!(printable("\u{1b}[2Jgone\r"), "\u{fffd}[2Jgone\u{fffd}");
        assert_eq!(printable("a\u{202e}b\u{9b}c"), "a\u{fffd}b\u{fffd}c");
    }
}
