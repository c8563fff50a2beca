//! How hard a password is to guess, as far as that can be told honestly: a program sees its length and its pattern, and
//! never whether somebody else has thought of it.

use std::collections::BTreeSet;

use secondok_client::doctor::PASSWORD_LEAST;

/// What can be said of a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Nothing was typed yet.
    Empty,
    /// So many characters are missing.
    Short(usize),
    /// It is digits and nothing else.
    Digits,
    /// Few different characters, or one piece again and again.
    Repeats,
    /// Letters or digits as they stand beside each other on a keyboard or in the alphabet.
    Row,
    /// Long enough; good if it was made by chance.
    Enough,
    /// Long: hard to guess unless it is known from elsewhere.
    Long,
}

/// So long, even a few ordinary words are hard to guess.
const LONG: usize = 20;
/// Fewer different characters than this are a pattern.
const DIFFERENT: usize = 6;
/// Rows that come to everybody's mind.
const ROWS: [&str; 6] =
    ["abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхї"];

impl Strength {
    /// Of this password.
    pub fn of(password: &str) -> Self {
        let characters: Vec<char> = password.to_lowercase().chars().collect();
        let different: BTreeSet<char> = characters.iter().copied().collect();
        match characters.len() {
            0 => Self::Empty,
            length if length < PASSWORD_LEAST => Self::Short(PASSWORD_LEAST - length),
            _ if characters.iter().all(char::is_ascii_digit) => Self::Digits,
            length if different.len() < DIFFERENT || is_one_piece(&characters, length) => Self::Repeats,
            length if in_rows(&characters) * 2 > length => Self::Row,
            length if length >= LONG => Self::Long,
            _ => Self::Enough,
        }
    }

    /// Its stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Short(_) => "short",
            Self::Digits => "digits",
            Self::Repeats => "repeats",
            Self::Row => "row",
            Self::Enough => "enough",
            Self::Long => "long",
        }
    }
}

/// Whether it is one piece, put down several times.
fn is_one_piece(characters: &[char], length: usize) -> bool {
    (1..=length / 2).any(|piece| characters.iter().zip(&characters[piece..]).all(|(one, other)| one == other))
}

/// How many characters stand in a row of at least four, in either direction.
fn in_rows(characters: &[char]) -> usize {
    let follows = |one: char, other: char| {
        ROWS.iter().any(|row| {
            let place = |c: char| row.chars().position(|has| has == c);
            matches!((place(one), place(other)), (Some(one), Some(other)) if one.abs_diff(other) == 1)
        })
    };
    let (mut inside, mut run) = (0, 1);
    for pair in characters.windows(2) {
        if follows(pair[0], pair[1]) {
            run += 1;
        } else {
            inside += if run >= 4 { run } else { 0 };
            run = 1;
        }
    }
    inside + if run >= 4 { run } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::Strength;

    #[test]
    fn what_is_said_of_a_password() {
        let cases = [
            ("", "empty"),
            ("elevenchars", "short"),
            ("190119952002", "digits"),
            ("aaaaaaaaaaaa", "repeats"),
            ("Parol1Parol1", "repeats"),
            ("qwertyuiop12", "row"),
            ("abcdefgh9876", "row"),
            ("йцукенгшщз12", "row"),
            ("vogel-Tasse7k", "enough"),
            ("Kaffee im Regen am Dnipro", "long"),
        ];
        for (password, said) in cases {
            assert_eq!(Strength::of(password).name(), said, "{password}");
        }
        assert_eq!(Strength::of("elevenchars"), Strength::Short(1));
    }
}
