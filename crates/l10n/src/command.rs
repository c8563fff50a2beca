//! Commands that stand in a text, to be copied into a terminal.

use std::borrow::Cow;

/// A word as a shell takes it: in quotation marks if it needs them.
pub fn shell_word(word: &str) -> Cow<'_, str> {
    // Where the backslash parts folders it is no escape.
    let is_plain =
        |c: char| c.is_ascii_alphanumeric() || "/._-:@%+=,".contains(c) || (cfg!(windows) && c == '\\');
    if !word.is_empty() && word.chars().all(is_plain) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(format!("'{}'", word.replace('\'', r"'\''")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_takes_any_folder() {
        for (word, expected) in [
            ("/tmp/a-b", "/tmp/a-b"),
            ("/tmp/a b", "'/tmp/a b'"),
            ("it's", r"'it'\''s'"),
            ("~somebody", "'~somebody'"),
            ("тека", "'тека'"),
            ("", "''"),
        ] {
            assert_eq!(shell_word(word), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_backslash_is_a_letter_like_others() {
        assert_eq!(shell_word(r"a\b"), r"'a\b'");
    }
}
