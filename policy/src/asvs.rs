//! `asvs.toml`: where each requirement of the OWASP Application Security Verification Standard stands.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use crate::evidence::{Proof, proof_of};

/// The whole table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asvs {
    /// The standard's edition.
    pub edition: String,
    /// Its chapters, in their order.
    #[serde(rename = "chapter")]
    pub chapters: Vec<Chapter>,
    /// What is said of requirements, sections and chapters, by their numbers.
    requirement: BTreeMap<String, Said>,
}

/// A chapter: "V1".
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// What the standard calls it.
    pub name: String,
    /// For each section the levels (1 to 3) of its requirements, a digit each.
    sections: Vec<String>,
}

/// What is said of a requirement.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Said {
    /// Mutants that break it.
    Attempts(Vec<String>),
    /// How it is met where no test can fail.
    Built(String),
    /// Why it speaks of nothing that is here.
    Absent(String),
    /// Why it is not met, on purpose.
    Exception(String),
}

/// One requirement.
#[derive(Debug)]
pub struct Requirement {
    /// Such as "3.4.1".
    pub number: String,
    /// 1 to 3: the level from which on it is asked for.
    pub level: char,
    /// What is said of it: nothing where it has not been shown yet.
    pub said: Option<&'static Said>,
}

impl Requirement {
    /// What its attempts show; nothing where it has none.
    pub fn proof(&self) -> Option<Proof> {
        match self.said? {
            Said::Attempts(attempts) => Some(proof_of(attempts)),
            _ => None,
        }
    }
}

impl Asvs {
    /// The requirements of the chapter with this number, counted from 1; none where there is no such chapter.
    pub fn requirements(&'static self, chapter: usize) -> Vec<Requirement> {
        let sections = chapter.checked_sub(1).and_then(|at| self.chapters.get(at));
        let sections = sections.map_or(&[][..], |chapter| &chapter.sections);
        let of_section = |(section, levels): (usize, &'static String)| {
            levels.chars().enumerate().map(move |(place, level)| {
                let number = format!("{chapter}.{}.{}", section + 1, place + 1);
                Requirement { said: self.said(&number), number, level }
            })
        };
        sections.iter().enumerate().flat_map(of_section).collect()
    }

    /// What is said of it, of its section, or of its chapter.
    fn said(&'static self, number: &str) -> Option<&'static Said> {
        let mut name = number;
        loop {
            if let Some(said) = self.requirement.get(name) {
                return Some(said);
            }
            name = name.rsplit_once('.')?.0;
        }
    }

    /// Every attempt that is named.
    pub fn attempts(&self) -> impl Iterator<Item = &String> {
        let attempts = self.requirement.values().map(|said| match said {
            Said::Attempts(attempts) => attempts.as_slice(),
            _ => &[],
        });
        attempts.flatten()
    }
}

/// The table.
pub fn read() -> &'static Asvs {
    static ALL: LazyLock<Asvs> =
        LazyLock::new(|| toml::from_str(include_str!("../asvs.toml")).expect("held readable by the tests"));
    &ALL
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = Requirement> {
        (1..=read().chapters.len()).flat_map(|chapter| read().requirements(chapter))
    }

    /// Figures of the standard's edition 5.0.0.
    #[test]
    fn every_requirement_of_the_standard_has_its_row() {
        assert_eq!((read().edition.as_str(), read().chapters.len(), all().count()), ("5.0.0", 17, 345));
        let of = |level| all().filter(|requirement| requirement.level == level).count();
        assert_eq!((of('1'), of('2'), of('3')), (70, 183, 92));
    }

    #[test]
    fn whatever_is_said_is_said_of_a_requirement() {
        let numbers: Vec<String> = all().map(|requirement| requirement.number).collect();
        for name in read().requirement.keys() {
            let below = format!("{name}.");
            assert!(numbers.iter().any(|number| number == name || number.starts_with(&below)), "{name}");
        }
        assert!(read().attempts().count() > 100);
    }

    #[test]
    fn what_is_said_of_a_section_holds_for_what_is_in_it() {
        let said =
            |number: &str| all().find(|requirement| requirement.number == number).and_then(|it| it.said);
        assert!(matches!(said("10.4.16"), Some(Said::Absent(_))));
        assert!(matches!(said("4.4.1"), Some(Said::Absent(_))));
        assert!(matches!(said("1.2.1"), Some(Said::Attempts(_))));
        assert!(said("1.1.1").is_none(), "nothing is claimed of what was not looked at");
    }
}
