//! The policy's texts, and from when to when each is in force.

use std::{collections::BTreeMap, fmt, sync::LazyLock};

use fluent_syntax::{ast::Entry, parser};
use secondok_l10n::{Language, Messages, Texts};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use time::{Date as Day, Month};
use toml::value::Datetime;

use crate::Date;

/// Days that lie at least between the day on which a change is announced and the day on which it takes effect.
pub const NOTICE_DAYS: i64 = 30;

/// This project's own texts.
const SOURCES: &[Source<'_>] = &[
    (1, Language::En, include_str!("../versions/1/en.ftl")),
    (1, Language::Uk, include_str!("../versions/1/uk.ftl")),
];

/// A text: number of its version, language, message file.
pub type Source<'a> = (u16, Language, &'a str);

/// Versions that nobody could rely on: what is wrong with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionsError(String);

impl fmt::Display for VersionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for VersionsError {}

/// One version of the policy.
#[derive(Debug)]
pub struct Version {
    /// Counted from 1.
    pub number: u16,
    /// The day from which it can be read.
    pub announced: Date,
    /// The day on which it takes effect.
    pub effective: Date,
    texts: Messages,
    ids: Vec<String>,
}

impl Version {
    /// Its texts: `intro`, for each promise a heading under its name, and its sentences under `PROMISE_SENTENCE`.
    pub fn texts(&self, language: Language) -> Texts<'_> {
        self.texts.of(language)
    }

    /// The identifiers of its texts, in their order.
    pub fn ids(&self) -> &[String] {
        &self.ids
    }
}

/// Every version, the oldest first.
#[derive(Debug)]
pub struct Versions(Vec<Version>);

impl Versions {
    /// This project's own.
    pub fn own() -> &'static Self {
        static OWN: LazyLock<Versions> = LazyLock::new(|| {
            Versions::load(include_str!("../versions.toml"), SOURCES).expect("held readable by the tests")
        });
        &OWN
    }

    /// Reads a list as in `versions.toml` and the texts that belong to it.
    ///
    /// Fails where a text is missing in a language, says something else than its fingerprint, or something is to be put into
    /// it; where a version is announced before the one before it is in force, so that two would be announced at once, or takes
    /// effect less than [`NOTICE_DAYS`] days after it was announced. The first one changes nothing and needs no notice.
    pub fn load(list: &str, sources: &[Source<'_>]) -> Result<Self, VersionsError> {
        let file: File = toml::from_str(list).map_err(|error| VersionsError(error.to_string()))?;
        let mut versions: Vec<Version> = Vec::new();
        for row in file.version {
            let number = row.number;
            let failed = |why: String| VersionsError(format!("version {number}: {why}"));
            let version = row.load(sources).map_err(failed)?;
            follows(versions.last(), &version).map_err(failed)?;
            versions.push(version);
        }
        if versions.is_empty() {
            return Err(VersionsError("there is no version".to_owned()));
        }
        Ok(Self(versions))
    }

    /// What can be read on a day: everything that was announced, the oldest first. The first one always can.
    pub fn readable(&self, today: Date) -> impl Iterator<Item = &Version> {
        self.0.iter().filter(move |version| version.number == 1 || version.announced <= today)
    }

    /// The version in force on a day; before the first one takes effect, that one.
    pub fn in_force(&self, today: Date) -> &Version {
        self.0.iter().rev().find(|version| version.effective <= today).unwrap_or(&self.0[0])
    }

    /// The version that is announced and not in force yet, if there is one: the one that takes effect next.
    pub fn announced(&self, today: Date) -> Option<&Version> {
        self.readable(today).find(|version| version.announced <= today && version.effective > today)
    }

    /// The version with this number, if it can be read on this day.
    pub fn numbered(&self, number: u16, today: Date) -> Option<&Version> {
        self.readable(today).find(|version| version.number == number)
    }

    /// The newest version, announced or not.
    pub fn newest(&self) -> &Version {
        &self.0[self.0.len() - 1]
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    number: u16,
    announced: Datetime,
    effective: Datetime,
    /// By the code of the language, in hexadecimal digits.
    sha256: BTreeMap<String, String>,
}

impl Row {
    fn load(self, sources: &[Source<'_>]) -> Result<Version, String> {
        let texts: Vec<(Language, &str)> = sources
            .iter()
            .filter(|(number, ..)| *number == self.number)
            .map(|(_, language, text)| (*language, *text))
            .collect();
        let mut ids = None;
        for language in Language::ALL {
            let (_, text) = texts
                .iter()
                .find(|(of, _)| *of == language)
                .ok_or_else(|| format!("no text in {language}"))?;
            self.check(language, text)?;
            let its = text_ids(text);
            if *ids.get_or_insert_with(|| its.clone()) != its {
                return Err(format!("{language} says something else than the other languages"));
            }
        }
        Ok(Version {
            number: self.number,
            announced: date(&self.announced)?,
            effective: date(&self.effective)?,
            texts: Messages::load(&texts).map_err(|error| error.to_string())?,
            ids: ids.unwrap_or_default(),
        })
    }

    /// A text that people have agreed to is not altered behind their backs, and says the same to everybody.
    fn check(&self, language: Language, text: &str) -> Result<(), String> {
        let is = fingerprint(text);
        if self.sha256.get(language.code()) != Some(&is) {
            return Err(format!(
                "the text in {language} is another than the one that was published (its SHA-256 is {is}); what changes is \
                 a new version"
            ));
        }
        if text.contains('{') {
            return Err(format!("something is to be put into the text in {language}"));
        }
        Ok(())
    }
}

/// Whether a version may stand behind another one.
fn follows(former: Option<&Version>, next: &Version) -> Result<(), String> {
    let Some(former) = former else {
        return if next.number == 1 { Ok(()) } else { Err("versions are counted from 1".to_owned()) };
    };
    if next.number != former.number + 1 {
        return Err(format!("it does not follow version {}", former.number));
    }
    if next.announced < former.effective || next.effective <= former.effective {
        return Err(format!("it is announced before version {} is in force", former.number));
    }
    let days = (day(next.effective)? - day(next.announced)?).whole_days();
    if days < NOTICE_DAYS {
        return Err(format!("it takes effect {days} days after it is announced, not {NOTICE_DAYS}"));
    }
    Ok(())
}

fn date(written: &Datetime) -> Result<Date, String> {
    let date = written.date.ok_or_else(|| format!("{written} is no day"))?;
    let date = (i32::from(date.year), date.month, date.day);
    day(date).map(|_| date)
}

fn day((year, month, day): Date) -> Result<Day, String> {
    let date = Month::try_from(month).and_then(|month| Day::from_calendar_date(year, month, day));
    date.map_err(|error| error.to_string())
}

/// The SHA-256 of a text, in hexadecimal digits.
pub fn fingerprint(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The identifiers of a message file's messages, in their order.
pub(crate) fn text_ids(text: &str) -> Vec<String> {
    let (Ok(resource) | Err((resource, _))) = parser::parse(text);
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    });
    messages.collect()
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    const TEXTS: [&str; 2] = ["a = A\na_1 = We keep the day.\n", "a = A\na_1 = We keep nothing.\n"];

    fn row(number: u16, announced: &str, effective: &str, text: &str) -> String {
        let sha256 = fingerprint(text);
        format!(
            "[[version]]\nnumber = {number}\nannounced = {announced}\neffective = {effective}\n\
             sha256 = {{ en = \"{sha256}\", uk = \"{sha256}\" }}\n"
        )
    }

    /// Two versions: the first from 2 January on, the second as given.
    fn two(announced: &str, effective: &str) -> Result<Versions, VersionsError> {
        let list = row(1, "2026-01-01", "2026-01-02", TEXTS[0]) + &row(2, announced, effective, TEXTS[1]);
        let sources =
            Language::ALL.map(|language| [(1, language, TEXTS[0]), (2, language, TEXTS[1])]).concat();
        Versions::load(&list, &sources)
    }

    fn why(versions: Result<Versions, VersionsError>) -> String {
        versions.expect_err("nobody could rely on these").to_string()
    }

    #[test]
    fn our_own_are_in_order() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("versions");
        let folders = fs::read_dir(folder).expect("the folder of the texts").count();
        assert_eq!(
            folders,
            usize::from(Versions::own().newest().number),
            "each folder of texts is a version"
        );
    }

    /// A text that people have agreed to is not altered behind their backs.
    #[test]
    fn no_text_is_changed_without_a_new_version() {
        let list = row(1, "2026-01-01", "2026-01-02", TEXTS[0]);
        let altered = Language::ALL.map(|language| (1, language, TEXTS[1]));
        assert!(why(Versions::load(&list, &altered)).contains("another than the one that was published"));
    }

    #[test]
    fn a_change_is_announced_thirty_days_before_it_takes_effect() {
        assert!(two("2026-03-01", "2026-03-31").is_ok());
        assert_eq!(
            why(two("2026-03-01", "2026-03-30")),
            "version 2: it takes effect 29 days after it is announced, not 30"
        );
        // In the past: nobody could have read it before it was in force.
        assert!(why(two("2026-03-01", "2025-12-01")).contains("before version 1 is in force"));
        // Two at once: only one would be told.
        assert!(why(two("2026-01-01", "2026-03-01")).contains("before version 1 is in force"));
    }

    #[test]
    fn every_language_has_every_text() {
        let list = row(1, "2026-01-01", "2026-01-02", TEXTS[0]);
        let one = [(1, Language::En, TEXTS[0])];
        assert_eq!(why(Versions::load(&list, &one)), "version 1: no text in uk");
        let both = [(1, Language::En, TEXTS[0]), (1, Language::Uk, "a = A\n")];
        let named = list.replace(
            &format!("uk = \"{}\"", fingerprint(TEXTS[0])),
            &format!("uk = \"{}\"", fingerprint("a = A\n")),
        );
        assert!(why(Versions::load(&named, &both)).contains("something else than the other languages"));
        let filled = "a = A { $day }\n";
        let sources = Language::ALL.map(|language| (1, language, filled));
        let list = row(1, "2026-01-01", "2026-01-02", filled);
        assert!(why(Versions::load(&list, &sources)).contains("put into"));
        assert!(why(Versions::load("version = []", &[])).contains("no version"));
        assert!(Versions::load("[[version]]", &[]).is_err());
    }

    #[test]
    fn a_version_is_in_force_from_its_day_on_and_no_day_earlier() {
        let versions = two("2026-03-01", "2026-04-15").expect("in order");
        let on = |today| {
            let announced = versions.announced(today).map(|version| version.number);
            (versions.in_force(today).number, announced, versions.readable(today).count())
        };
        assert_eq!(on((2025, 12, 31)), (1, None, 1));
        assert_eq!(on((2026, 1, 1)), (1, Some(1), 1));
        assert_eq!(on((2026, 2, 28)), (1, None, 1));
        assert_eq!(on((2026, 3, 1)), (1, Some(2), 2));
        assert_eq!(on((2026, 4, 14)), (1, Some(2), 2));
        assert_eq!(on((2026, 4, 15)), (2, None, 2));
        assert!(versions.numbered(2, (2026, 2, 28)).is_none(), "what is not announced cannot be read");
        assert!(versions.numbered(1, (2026, 4, 15)).is_some(), "what was in force stays readable");
    }
}
