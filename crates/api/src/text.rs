//! Characters that a text of one person must not have on another's screen.

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

#[cfg(test)]
mod tests {
    use super::*;

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
