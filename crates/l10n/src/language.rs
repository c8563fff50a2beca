//! The languages there are.

use std::{fmt, str::FromStr};

/// A language that every text exists in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Language {
    /// English, also for whoever asks for a language that is not here.
    #[default]
    En,
    /// Ukrainian.
    Uk,
    /// Nobody's: English made longer, with accents, from right to left, to look at screens in. It is not among
    /// [`Language::ALL`], and no wish leads to it.
    Pseudo,
}

/// Which way a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left. No people's language here is written so yet; pages and styles are made for it already.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub const fn html(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// A code that stands for none of the languages here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a language of this service: expected en or uk")]
pub struct UnknownLanguage;

impl Language {
    /// Every language of people, English first.
    pub const ALL: [Self; 2] = [Self::En, Self::Uk];

    /// ISO 639-1 code, also the value of HTML's `lang`; the pseudo-language is English of a region of its own.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Uk => "uk",
            Self::Pseudo => "en-XB",
        }
    }

    /// The language of exactly this code, as an app keeps what was chosen.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::Pseudo]).find(|language| language.code() == code)
    }

    /// Its name in itself.
    pub const fn autonym(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Uk => "Українська",
            Self::Pseudo => "Pseudo",
        }
    }

    /// Which way it is written.
    pub const fn direction(self) -> Direction {
        match self {
            Self::En | Self::Uk => Direction::Ltr,
            Self::Pseudo => Direction::Rtl,
        }
    }

    /// The best of the languages here for a list of wishes: `Accept-Language` with its weights
    /// (RFC 9110, section 12.5.4), or `LANG` and `LANGUAGE` as POSIX and gettext write them (`uk_UA.UTF-8`, `uk:en`).
    /// None if no wish can be met.
    pub fn negotiate(wishes: &str) -> Option<Self> {
        wishes
            .split([',', ':'])
            .enumerate()
            .filter_map(|(place, wish)| {
                let (tag, weight) = weighted(wish);
                Some((tag.parse().ok()?, weight, place))
            })
            .filter(|(_, weight, _)| *weight > 0)
            .max_by_key(|(_, weight, place)| (*weight, std::cmp::Reverse(*place)))
            .map(|(language, ..)| language)
    }

    /// The language that its texts are written in: English is the pseudo-language's.
    pub const fn written_in(self) -> Self {
        match self {
            Self::Pseudo => Self::En,
            other => other,
        }
    }

    /// The kind of a whole number, by which messages choose their form (Unicode CLDR, cardinal plural rules): `one`, `few`,
    /// `many` or `other`.
    pub const fn plural(self, number: i64) -> &'static str {
        let number = number.unsigned_abs();
        match self.written_in() {
            Self::Uk => match (number % 10, number % 100) {
                (1, 11) => "many",
                (1, _) => "one",
                (2..=4, 12..=14) => "many",
                (2..=4, _) => "few",
                _ => "many",
            },
            _ if number == 1 => "one",
            _ => "other",
        }
    }
}

/// A wish's tag and its weight in thousandths; an unreadable weight counts as none.
fn weighted(wish: &str) -> (&str, u32) {
    let Some((tag, parameters)) = wish.split_once(';') else { return (wish.trim(), 1_000) };
    let weight = parameters.trim().strip_prefix("q=").and_then(|weight| weight.parse::<f32>().ok());
    (tag.trim(), weight.map_or(0, |weight| (weight.clamp(0.0, 1.0) * 1_000.0) as u32))
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads a tag by its primary subtag: `uk`, `uk-UA`, `uk_UA.UTF-8`.
    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.code()))
            .ok_or(UnknownLanguage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_met_by_weight_then_by_order() {
        let cases = [
            ("uk-UA,uk;q=0.9,en;q=0.8", Some(Language::Uk)),
            ("en;q=0.5, uk;q=0.9", Some(Language::Uk)),
            ("fr, en, uk", Some(Language::En)),
            ("uk_UA.UTF-8", Some(Language::Uk)),
            ("de:uk:en", Some(Language::Uk)),
            ("uk;q=0, en;q=0.1", Some(Language::En)),
            ("EN-gb", Some(Language::En)),
            ("C.UTF-8", None),
            ("uk;q=much", None),
            ("", None),
            ("en-XB", Some(Language::En)),
        ];
        for (wishes, met) in cases {
            assert_eq!(Language::negotiate(wishes), met, "{wishes}");
        }
    }

    #[test]
    fn numbers_are_of_the_kind_that_cldr_says() {
        let kinds = |language: Language, numbers: &[i64]| -> Vec<_> {
            numbers.iter().map(|number| language.plural(*number)).collect()
        };
        assert_eq!(
            kinds(Language::En, &[0, 1, 2, 11, 21, 101]),
            ["other", "one", "other", "other", "other", "other"]
        );
        for (numbers, kind) in [
            (vec![1, 21, 31, 101, 1_001, -1], "one"),
            (vec![2, 3, 4, 22, 24, 104], "few"),
            (vec![0, 5, 9, 10, 11, 12, 13, 14, 15, 19, 20, 25, 100, 111, 112, 1_011], "many"),
        ] {
            assert_eq!(kinds(Language::Uk, &numbers), vec![kind; numbers.len()]);
        }
        assert_eq!(kinds(Language::Pseudo, &[1, 2]), ["one", "other"]);
    }

    #[test]
    fn the_pseudo_language_is_nobodys() {
        assert!(!Language::ALL.contains(&Language::Pseudo));
        assert_eq!(Language::negotiate(Language::Pseudo.code()), Some(Language::En));
        assert_eq!(Language::of_code(Language::Pseudo.code()), Some(Language::Pseudo));
        assert_eq!(Language::of_code("uk"), Some(Language::Uk));
        assert_eq!(Language::of_code("fr"), None);
    }
}
