//! Text that people type and others are shown: nothing in it may act on a screen or a terminal, or hide what it says.

/// Whether a character does something instead of being seen: control characters, what turns the direction of writing
/// (Unicode TR 9), separators of lines and paragraphs, and characters without a width.
pub fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether it is one line of 1 to `most` characters that says something and in which nothing acts.
pub fn is_line(text: &str, most: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= most && !text.contains(acts)
}

/// The same of several lines, parted by line feeds.
pub fn is_text(text: &str, most: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= most && !text.contains(|c| c != '\n' && acts(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_line_acts_or_hides() {
        assert!(is_line("вул. Хрещатик, 1, Київ; <b>", 40));
        for hidden in [
            "",
            "  ",
            "a\nb",
            "a\tb",
            "a\u{7f}",
            "a\u{202e}b",
            "a\u{2066}b",
            "a\u{61c}",
            "a\u{200b}",
            "a\u{2028}b",
        ] {
            assert!(!is_line(hidden, 40), "{hidden:?}");
        }
        assert!(is_line("четыре", 6) && !is_line("четыре", 5), "characters are counted, not bytes");
    }

    #[test]
    fn a_text_has_lines_and_nothing_else_that_acts() {
        assert!(is_text("One.\n\nTwo.", 10));
        assert!(!is_text("One.\r\nTwo.", 20) && !is_text("One.\u{202e}", 20) && !is_text("\n", 20));
    }
}
