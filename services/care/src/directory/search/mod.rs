//! Finding doctors by name or specialty, also by what was mistyped.
//!
//! All words of what is asked for must fit the doctor, each to a word of their name or of a specialty of theirs: the same word,
//! its beginning, or one that differs by as few letters as its length allows (optimal string alignment: a letter left out, put
//! in, exchanged, or swapped with its neighbour). Whoever fits better comes first; where somebody fits without a wrong letter,
//! those with one are not meant.

use std::collections::BTreeMap;

use super::{fold, keyboard};

/// What it costs that a word is only the beginning of the one it fits.
const BEGINNING: u32 = 1;
/// What each letter that differs costs, more than all beginnings together, and the first one besides, which people mistype seldom.
const LETTER: u32 = 64;
const FIRST: u32 = 32;
/// Names of specialists are longer than that of their specialty, by so many letters at most.
const ENDING: usize = 3;
/// A word of so many letters fits nobody by chance once it is read with the other keyboard.
const MEANT: usize = 4;
/// What people put before a name and nobody has to have in theirs.
const ADDRESS: [&str; 6] = ["dr", "doctor", "doktor", "likar", "prof", "profesor"];

/// The words by which doctors are found.
#[derive(Debug, Default)]
pub(super) struct Search {
    words: Vec<Word>,
    /// How many doctors there are.
    doctors: usize,
}

/// One word, and whose it is.
#[derive(Debug)]
struct Word {
    text: String,
    /// The letters that it has.
    letters: u64,
    is_specialty: bool,
    doctors: Vec<usize>,
}

/// What was found: places of doctors, the best first.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) doctors: Vec<usize>,
    /// What it was read as, if it was typed with the other keyboard.
    pub(crate) read_as: Option<String>,
}

impl Search {
    /// Of doctors in their order: each with what names them, and with the names of their specialties.
    pub(super) fn of<'a>(doctors: impl IntoIterator<Item = (String, Vec<&'a str>)>) -> Self {
        let mut words: BTreeMap<(String, bool), Vec<usize>> = BTreeMap::new();
        let mut many = 0;
        for (at, (name, specialties)) in doctors.into_iter().enumerate() {
            many = at + 1;
            let names = fold::words(&name).into_iter().map(|word| (word, false));
            let specialties = specialties.iter().flat_map(|text| fold::words(text)).map(|word| (word, true));
            for key in names.chain(specialties) {
                let whose = words.entry(key).or_default();
                if whose.last() != Some(&at) {
                    whose.push(at);
                }
            }
        }
        let word = |((text, is_specialty), doctors): ((String, bool), Vec<usize>)| Word {
            letters: letters(&text),
            text,
            is_specialty,
            doctors,
        };
        Self { words: words.into_iter().map(word).collect(), doctors: many }
    }

    /// Who fits; of whom fit alike, the earlier in the order comes first.
    pub(super) fn find(&self, text: &str) -> Found {
        let doctors = self.fitting(text);
        if !doctors.is_empty() {
            return Found { doctors, read_as: None };
        }
        let is_long = text.split_whitespace().any(|word| word.chars().count() >= MEANT);
        let Some(other) = keyboard::other(text).filter(|_| is_long) else { return Found::default() };
        let doctors = self.fitting(&other);
        if doctors.is_empty() { Found::default() } else { Found { doctors, read_as: Some(other) } }
    }

    fn fitting(&self, text: &str) -> Vec<usize> {
        let mut asked = fold::words(text);
        asked.sort();
        asked.dedup();
        if asked.iter().any(|word| !ADDRESS.contains(&word.as_str())) {
            asked.retain(|word| !ADDRESS.contains(&word.as_str()));
        }
        if asked.is_empty() {
            return Vec::new();
        }
        let mut costs = vec![Some(0_u32); self.doctors];
        for word in &asked {
            let mut best: Vec<Option<u32>> = vec![None; self.doctors];
            let asked = Asked { letters: letters(word), most: most(word), text: word };
            for known in &self.words {
                let Some(cost) = asked.cost(known) else { continue };
                for doctor in &known.doctors {
                    let place = &mut best[*doctor];
                    *place = Some(place.map_or(cost, |before| before.min(cost)));
                }
            }
            for (sum, cost) in costs.iter_mut().zip(best) {
                *sum = sum.zip(cost).map(|(sum, cost)| sum + cost);
            }
        }
        let mut fitting: Vec<_> =
            costs.into_iter().enumerate().filter_map(|(doctor, cost)| Some((cost?, doctor))).collect();
        fitting.sort_unstable();
        if fitting.first().is_some_and(|(best, _)| *best < LETTER) {
            fitting.retain(|(cost, _)| *cost < LETTER);
        }
        fitting.into_iter().map(|(_, doctor)| doctor).collect()
    }
}

/// A word that is asked for.
struct Asked<'a> {
    text: &'a str,
    letters: u64,
    /// How many letters of it may be wrong.
    most: usize,
}

impl Asked<'_> {
    /// How far it is from this word; none if it is another one.
    fn cost(&self, word: &Word) -> Option<u32> {
        let (asked, known) = (self.text, word.text.as_str());
        if asked == known {
            return Some(0);
        }
        if known.starts_with(asked) {
            return Some(BEGINNING);
        }
        // "Cardiologist" begins as "cardiology" does.
        if word.is_specialty && asked.starts_with(known) && asked.len() - known.len() <= ENDING {
            return Some(BEGINNING);
        }
        // One letter put in, left out or exchanged changes at most two of those that there are.
        let differ = (self.letters ^ word.letters).count_ones() as usize;
        if differ > 2 * self.most || asked.len().abs_diff(known.len()) > self.most {
            return None;
        }
        let distance = strsim::osa_distance(asked, known);
        let first = if asked.as_bytes().first() == known.as_bytes().first() { 0 } else { FIRST };
        (distance <= self.most).then(|| distance as u32 * LETTER + first)
    }
}

/// How many letters may be wrong in a word: in short ones none, because nearly every other one would fit.
const fn most(word: &str) -> usize {
    match word.len() {
        0..=3 => 0,
        4..=5 => 1,
        6..=9 => 2,
        _ => 3,
    }
}

/// The letters of a folded word, each a bit.
fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |letters, byte| letters | 1 << (byte % 64))
}

#[cfg(test)]
mod tests;
