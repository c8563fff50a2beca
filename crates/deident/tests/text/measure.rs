//! Counts what is found, and writes the table of the documentation.

use std::{collections::BTreeMap, fmt::Write, fs, ops::Range, path::Path};

use secondok_deident::text::{Class, find};

use super::corpus;

/// A part of the corpus: a language, and whether the rules were tuned on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// English, tuned on.
    EnDev,
    /// English, not looked at while tuning.
    EnHeld,
    /// Ukrainian, tuned on.
    UkDev,
    /// Ukrainian, not looked at while tuning.
    UkHeld,
}

impl Part {
    /// In the order of the table.
    pub const ALL: [Self; 4] = [Self::EnDev, Self::EnHeld, Self::UkDev, Self::UkHeld];

    /// Its file.
    pub fn file(self) -> &'static str {
        match self {
            Self::EnDev => "en.dev.txt",
            Self::EnHeld => "en.held.txt",
            Self::UkDev => "uk.dev.txt",
            Self::UkHeld => "uk.held.txt",
        }
    }

    /// Whether its faults may be looked at.
    pub fn is_tuned_on(self) -> bool {
        matches!(self, Self::EnDev | Self::UkDev)
    }
}

/// Of one class.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    marked: u32,
    found: u32,
    told: u32,
    right: u32,
}

impl Counts {
    /// The share of what was marked that was found.
    pub fn recall(self) -> f64 {
        share(self.found, self.marked)
    }

    /// The share of what was pointed out that was marked.
    pub fn precision(self) -> f64 {
        share(self.right, self.told)
    }
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
}

/// What was found in a part of the corpus.
#[derive(Debug, Default)]
pub struct Tally {
    classes: BTreeMap<Class, Counts>,
    /// What was not found, or pointed out without need.
    pub faults: Vec<String>,
}

impl Tally {
    /// Of one class.
    pub fn of(&self, class: Class) -> Counts {
        self.classes.get(&class).copied().unwrap_or_default()
    }

    /// Of all classes together.
    pub fn all(&self) -> Counts {
        self.classes.values().fold(Counts::default(), |sum, counts| Counts {
            marked: sum.marked + counts.marked,
            found: sum.found + counts.found,
            told: sum.told + counts.told,
            right: sum.right + counts.right,
        })
    }
}

/// All parts. Found is what overlaps a mark of its own class.
pub fn all() -> Vec<(Part, Tally)> {
    Part::ALL.into_iter().map(|part| (part, tally(part))).collect()
}

fn tally(part: Part) -> Tally {
    let overlap = |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
    let mut tally = Tally::default();
    for message in corpus::read(part.file()) {
        let found = find(&message.text);
        for (range, class) in &message.marked {
            let is_found = found.iter().any(|found| found.class == *class && overlap(&found.range, range));
            let counts = tally.classes.entry(*class).or_default();
            counts.marked += 1;
            counts.found += u32::from(is_found);
            if !is_found {
                tally.faults.push(format!(
                    "not found: {class:?} {:?} in {:?}",
                    &message.text[range.clone()],
                    message.text
                ));
            }
        }
        for told in found {
            let is_right = message
                .marked
                .iter()
                .any(|(range, class)| *class == told.class && overlap(range, &told.range));
            let counts = tally.classes.entry(told.class).or_default();
            counts.told += 1;
            counts.right += u32::from(is_right);
            if !is_right {
                tally.faults.push(format!(
                    "no need: {:?} {:?} in {:?}",
                    told.class, &message.text[told.range], message.text
                ));
            }
        }
    }
    tally
}

/// The table: for each class and part, found of marked and right of told.
pub fn table(tallies: &[(Part, Tally)]) -> String {
    let mut table = String::from(
        "| class | English, tuned on | English, held out | Ukrainian, tuned on | Ukrainian, held out |\n|---|---|---|---|---|\n",
    );
    let cell = |counts: Counts| {
        let Counts { marked, found, told, right } = counts;
        format!(" {:.2} ({found}/{marked}) · {:.2} ({right}/{told}) |", counts.recall(), counts.precision())
    };
    let mut row = |name: &str, counts: &dyn Fn(&Tally) -> Counts| {
        let cells: String = tallies.iter().map(|(_, tally)| cell(counts(tally))).collect();
        writeln!(table, "| {name} |{cells}").expect("a string takes what is written");
    };
    for class in Class::ALL {
        row(&format!("{class:?}"), &|tally| tally.of(class));
    }
    row("**all**", &|tally| tally.all());
    table
}

const FROM: &str = "<!-- made by `UPDATE=1 cargo test -p secondok-deident --test text documentation` -->\n";
const UNTIL: &str = "<!-- until here -->\n";

/// Compares the table with the one of the documentation; `UPDATE=1` writes it anew.
///
/// # Panics
/// Where it is old.
pub fn document(tallies: &[(Part, Tally)]) {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/deidentification.md");
    let stands = fs::read_to_string(&page).expect("the page");
    let (before, rest) = stands.split_once(FROM).expect("the mark before the table");
    let (_, after) = rest.split_once(UNTIL).expect("the mark after the table");
    let made = format!("{before}{FROM}{}{UNTIL}{after}", table(tallies));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&page, &made).expect("the page can be written");
    }
    assert!(
        made == fs::read_to_string(&page).expect("the page"),
        "the table is old; UPDATE=1 writes it anew"
    );
}
