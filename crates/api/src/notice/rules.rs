//! What a notice has to be before anybody is shown it: the service refuses all else, and whoever writes one is told before
//! they send it. Days are whole UTC days; a last day is inclusive.

use secondok_protocol::Day;

use super::{Draft, NoticeText};
use crate::text::{hides, steers};

/// Characters of a title.
pub const TITLE_MAX: usize = 120;
/// Characters of a body.
pub const BODY_MAX: usize = 2_000;
/// Days for which a notice is shown at most, and within which its first day lies.
pub const DAYS_MAX: u32 = 365;
/// A draft that keeps the rules, by type: nothing else is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedDraft(Draft);

impl CheckedDraft {
    /// The draft.
    pub fn draft(&self) -> &Draft {
        &self.0
    }
}

/// Which of a text's parts it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The title.
    Title,
    /// The body.
    Body,
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Title => "title",
            Self::Body => "body",
        })
    }
}

/// Why a draft is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nobody would see it.
    #[error("No audience is named. Name at least one of site, patients and doctors.")]
    NoAudience,
    /// Some people could not read it.
    #[error("The text in the language {language:?} is missing. Write it in every language of the service.")]
    LanguageMissing {
        /// ISO 639-1.
        language: &'static str,
    },
    /// Nobody would be shown that text.
    #[error("There is a text in a language that the service does not have. Leave it out.")]
    LanguageUnknown,
    /// Nothing but white space.
    #[error("The {part} in the language {language:?} is empty. Write it.")]
    Empty {
        /// ISO 639-1.
        language: &'static str,
        /// Which part.
        part: Part,
    },
    /// Too long to be read above something else.
    #[error("The {part} in the language {language:?} has {found} characters. Make it at most {max}.")]
    TooLong {
        /// ISO 639-1.
        language: &'static str,
        /// Which part.
        part: Part,
        /// Characters that it has.
        found: usize,
        /// Characters that it may have.
        max: usize,
    },
    /// A character that steers the screen, turns the reading direction around or is not seen.
    #[error(
        "The {part} in the language {language:?} has the character U+{code:04X}, which is not seen or changes how the \
         rest is seen. Take it out."
    )]
    Character {
        /// ISO 639-1.
        language: &'static str,
        /// Which part.
        part: Part,
        /// The character.
        code: u32,
    },
    /// It would end before it begins.
    #[error("The last day is before the first. Choose a later last day.")]
    EndsBeforeItBegins,
    /// Nobody would see it.
    #[error("The last day has passed. Choose today or a later one.")]
    Over,
    /// Nothing important stays so for longer.
    #[error("It would be shown for more than {DAYS_MAX} days. Choose an earlier last day.")]
    TooLasting,
    /// Most likely a wrong year.
    #[error("It would begin in more than {DAYS_MAX} days. Choose an earlier first day.")]
    TooFar,
}

/// The draft, if it keeps the rules today, of a service with these languages (ISO 639-1).
///
/// # Errors
/// The first of [`faults`].
pub fn check(draft: Draft, today: Day, languages: &[&'static str]) -> Result<CheckedDraft, Refused> {
    match faults(&draft, today, languages).into_iter().next() {
        Some(fault) => Err(fault),
        None => Ok(CheckedDraft(draft)),
    }
}

/// Everything for which the draft is not taken today, by a service with these languages (ISO 639-1); nothing where it is.
pub fn faults(draft: &Draft, today: Day, languages: &[&'static str]) -> Vec<Refused> {
    let mut faults = Vec::new();
    if draft.audiences.is_empty() {
        faults.push(Refused::NoAudience);
    }
    faults.extend(days(draft, today).err());
    for &language in languages {
        let Some(NoticeText { title, body }) = draft.texts.get(language) else {
            faults.push(Refused::LanguageMissing { language });
            continue;
        };
        faults.extend(part(language, Part::Title, title, TITLE_MAX, |_| false).err());
        faults.extend(part(language, Part::Body, body, BODY_MAX, |c| c == '\n').err());
    }
    if draft.texts.keys().any(|language| !languages.contains(&language.as_str())) {
        faults.push(Refused::LanguageUnknown);
    }
    faults
}

fn days(draft: &Draft, today: Day) -> Result<(), Refused> {
    if draft.until < draft.from {
        Err(Refused::EndsBeforeItBegins)
    } else if draft.until < today {
        Err(Refused::Over)
    } else if draft.until.days_since(draft.from) >= i64::from(DAYS_MAX) {
        Err(Refused::TooLasting)
    } else if draft.from.days_since(today) > i64::from(DAYS_MAX) {
        Err(Refused::TooFar)
    } else {
        Ok(())
    }
}

fn part(
    language: &'static str,
    part: Part,
    text: &str,
    max: usize,
    line_end: fn(char) -> bool,
) -> Result<(), Refused> {
    let found = text.chars().count();
    if text.trim().is_empty() {
        return Err(Refused::Empty { language, part });
    }
    if found > max {
        return Err(Refused::TooLong { language, part, found, max });
    }
    let bad = text.chars().find(|&c| (c.is_control() && !line_end(c)) || steers(c) || hides(c));
    bad.map_or(Ok(()), |c| Err(Refused::Character { language, part, code: c.into() }))
}

#[cfg(test)]
mod tests;
