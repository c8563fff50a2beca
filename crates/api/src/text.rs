//! Text that people type and others are shown: nothing in it may act on a screen or a terminal, or hide what it says.

/// Whether it steers what shows it: control characters (C0, C1, DEL) except line end and tab, and the explicit
/// direction overrides, embeddings and isolates of Unicode UAX #9.
pub fn steers(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// Whether nobody sees that it is there: marks of direction and joining, characters without width, fillers, tags, and
/// what Unicode leaves to private use or calls no character.
pub const fn hides(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{E000}'..='\u{F8FF}'
        | '\u{FDD0}'..='\u{FDEF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{10FFFF}')
}

/// Whether it does something instead of being seen, or is not seen. Not so what comes along when somebody pastes a text: soft
/// hyphens, what joins or parts letters (Persian has them) or chooses among forms of one sign, a word processor's own bullets.
pub fn acts(c: char) -> bool {
    let comes_along =
        matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E000}'..='\u{F8FF}');
    c.is_control() || steers(c) || (hides(c) && !comes_along)
}

/// Whether it is one line of 1 to `most` characters that says something and in which nothing acts.
pub fn is_line(text: &str, most: usize) -> bool {
    says_something(text) && text.chars().count() <= most && !text.contains(acts)
}

/// The same of several lines, parted by line feeds.
pub fn is_text(text: &str, most: usize) -> bool {
    says_something(text) && text.chars().count() <= most && !text.contains(|c| c != '\n' && acts(c))
}

fn says_something(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !hides(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_line_acts_or_hides() {
        for line in ["вул. Хрещатик, 1, Київ; <b>", "می\u{200c}روم", "a ❤\u{fe0f}", "da\u{ad}ta \u{f0b7}"]
        {
            assert!(is_line(line, 40), "{line}");
        }
        for hidden in [
            "",
            "  ",
            "\u{200d}",
            "a\nb",
            "a\tb",
            "a\u{7f}",
            "a\u{202e}b",
            "a\u{2066}b",
            "a\u{61c}",
            "a\u{200b}",
            "a\u{2028}b",
            "\u{3164}",
            "a\u{2800}",
            "a\u{e0041}",
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

    #[test]
    fn what_people_write_is_neither() {
        for c in "Сервіс не працює 3–4 грудня, «вночі» (UTC)… naïve Ångström 日本語 العربية №5\n\t".chars()
        {
            assert!(!steers(c) && !hides(c), "{c:?}");
        }
    }

    #[test]
    fn what_deceives_is_known() {
        for c in ['\u{1b}', '\r', '\u{7f}', '\u{9b}', '\u{202e}', '\u{2066}', '\u{2028}'] {
            assert!(steers(c), "{c:?}");
        }
        for c in
            ['\u{ad}', '\u{200b}', '\u{200d}', '\u{200f}', '\u{2060}', '\u{3164}', '\u{feff}', '\u{e0041}']
        {
            assert!(hides(c), "{c:?}");
        }
    }
}
