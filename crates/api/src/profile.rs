//! What may stand in a doctor's profile, and what of it the doctor may change alone.

use std::{collections::BTreeMap, ops::RangeInclusive};

use serde::{Deserialize, Serialize};

use crate::{
    directory::Profile,
    text::{is_line, is_text},
};

/// Days that a doctor may set for the opinion.
pub const ANSWER_DAYS: RangeInclusive<u32> = 1..=14;
/// The highest price, in units.
pub const PRICE_MAX: u32 = 1000;
/// Longest text of a doctor about themselves, in characters, in each language.
pub const ABOUT_MAX: usize = 4000;
/// Languages that a doctor may name, and in which there may be a text.
pub const LANGUAGES_MAX: usize = 10;

/// What is not possible in a profile: the field, and what it takes, in English.
pub type Faults = Vec<(&'static str, &'static str)>;

/// What doctors change themselves. Name, title, specialties, places of licence and years of practice were verified: they
/// are not among it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnProfile {
    /// Languages that they consult in, ISO 639-1.
    pub languages: Vec<String>,
    /// A text about themselves, by language (ISO 639-1); at least English. Plain text with line feeds.
    pub about: BTreeMap<String, String>,
    /// Price in whole units.
    #[serde(deserialize_with = "crate::whole::number")]
    pub price_units: u32,
    /// Days within which the opinion is given, 1–14. Consultations that were opened before keep theirs.
    #[serde(deserialize_with = "crate::whole::number")]
    pub answer_days: u32,
    /// Whether new consultations can be opened with them; false while they are away.
    pub accepting: bool,
}

/// Body of `PUT` [`crate::path::PROFILE`]: a change, with what it starts from, so that of two devices that change at once
/// neither undoes unseen what the other did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProfileChange {
    /// As the device saw it.
    pub from: OwnProfile,
    /// As it is to be.
    pub to: OwnProfile,
}

impl OwnProfile {
    /// What of this profile the doctor may change.
    pub fn of(profile: &Profile, accepting: bool) -> Self {
        Self {
            languages: profile.languages.clone(),
            about: profile.about.clone(),
            price_units: profile.price_units,
            answer_days: profile.answer_days,
            accepting,
        }
    }

    /// The profile with this in it. What was verified stays as it is.
    #[must_use]
    pub fn within(self, profile: Profile) -> Profile {
        let Self { languages, about, price_units, answer_days, accepting: _ } = self;
        Profile { languages, about, price_units, answer_days, ..profile }
    }

    /// What is not possible in it.
    pub fn faults(&self) -> Faults {
        let languages = (1..=LANGUAGES_MAX).contains(&self.languages.len());
        let about = self.about.contains_key("en")
            && self.about.len() <= LANGUAGES_MAX
            && self.about.iter().all(|(language, text)| code(language, false) && is_text(text, ABOUT_MAX));
        let mut faults = Faults::new();
        let mut check = |right: bool, key, allowed| {
            if !right {
                faults.push((key, allowed))
            }
        };
        check(
            languages && self.languages.iter().all(|text| code(text, false)),
            "languages",
            "ISO 639-1 codes such as \"en\", 1 to 10 of them",
        );
        check(
            about,
            "about",
            "at least a text in English, about.en; in each language plain text of 1 to 4000 characters",
        );
        check(self.price_units <= PRICE_MAX, "price_units", "a whole number up to 1000");
        check(ANSWER_DAYS.contains(&self.answer_days), "answer_days", "a whole number of days from 1 to 14");
        faults
    }
}

impl Profile {
    /// What is not possible in it.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::new();
        let mut check = |right: bool, key, allowed| {
            if !right {
                faults.push((key, allowed))
            }
        };
        check(slug(&self.slug), "slug", "1 to 60 lower-case letters, digits and hyphens");
        check(is_line(&self.name, 100), "name", "the name as on the licence");
        check(
            self.title.is_empty() || is_line(&self.title, 60),
            "title",
            "at most 60 characters on one line",
        );
        check(
            !self.specialties.is_empty() && self.specialties.iter().all(|name| slug(name)),
            "specialties",
            "at least one, such as \"cardiology\"",
        );
        check(
            !self.licensed_in.is_empty() && self.licensed_in.iter().all(|text| country(text)),
            "licensed_in",
            "ISO 3166-1 codes such as \"UA\"",
        );
        check(self.experience_years <= 80, "experience_years", "a whole number up to 80");
        faults.extend(OwnProfile::of(self, true).faults());
        faults
    }
}

/// Whether it has the form of a country's code, ISO 3166-1 alpha-2.
pub(crate) fn country(text: &str) -> bool {
    code(text, true)
}

fn code(text: &str, upper: bool) -> bool {
    text.len() == 2
        && text.bytes().all(|b| if upper { b.is_ascii_uppercase() } else { b.is_ascii_lowercase() })
}

fn slug(text: &str) -> bool {
    (1..=60).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own() -> OwnProfile {
        OwnProfile {
            languages: vec!["uk".to_owned(), "en".to_owned()],
            about: [("en".to_owned(), "First.\n\nSecond <b>.".to_owned())].into(),
            price_units: 2,
            answer_days: 5,
            accepting: true,
        }
    }

    #[test]
    fn a_text_is_plain_and_every_fault_is_told() {
        assert_eq!(own().faults(), []);
        let about = |language: &str, text: &str| OwnProfile {
            about: [("en".to_owned(), "x".to_owned()), (language.to_owned(), text.to_owned())].into(),
            ..own()
        };
        for (wrong, field) in [
            (about("uk", "a\u{202e}b"), "about"),
            (about("uk", "a\u{1b}[2J"), "about"),
            (about("uk", " \n"), "about"),
            (about("uk", &"x".repeat(4001)), "about"),
            (about("ukr", "x"), "about"),
            (OwnProfile { about: [("uk".to_owned(), "x".to_owned())].into(), ..own() }, "about"),
            (OwnProfile { languages: Vec::new(), ..own() }, "languages"),
            (OwnProfile { languages: vec!["EN".to_owned()], ..own() }, "languages"),
            (OwnProfile { languages: vec!["en".to_owned(); 11], ..own() }, "languages"),
            (OwnProfile { price_units: 1001, ..own() }, "price_units"),
            (OwnProfile { answer_days: 0, ..own() }, "answer_days"),
            (OwnProfile { answer_days: 15, ..own() }, "answer_days"),
        ] {
            let told: Vec<_> = wrong.faults().into_iter().map(|(field, _)| field).collect();
            assert_eq!(told, [field], "{wrong:?}");
        }
    }
}
