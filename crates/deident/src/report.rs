//! What was taken out, for a lay person.

use std::collections::BTreeMap;

/// What identifying things are counted under, in words people know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Names of the patient, of relatives.
    Names,
    /// Numbers of patients, visits, orders, insurance.
    Numbers,
    /// Days and times: shifted, or taken out.
    Dates,
    /// Addresses and places, where a photo was taken.
    Places,
    /// What else describes a person: age, weight, origin, religion, occupation.
    Person,
    /// Doctors, nurses and whoever else had to do with it.
    Staff,
    /// Hospitals and departments.
    Institutions,
    /// Makers, models and serial numbers of cameras, machines and programs.
    Devices,
    /// Notes and comments in free text.
    Notes,
    /// Identifiers made by machines: replaced by new ones.
    Identifiers,
    /// What only its maker understands, and what no standard knows.
    Unknown,
    /// What nobody sees: thumbnails, earlier versions, scripts, files within the file, bytes after its end.
    Hidden,
    /// Places painted over.
    Painted,
}

impl Group {
    /// Its stable name, by which apps and programs know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Numbers => "numbers",
            Self::Dates => "dates",
            Self::Places => "places",
            Self::Person => "person",
            Self::Staff => "staff",
            Self::Institutions => "institutions",
            Self::Devices => "devices",
            Self::Notes => "notes",
            Self::Identifiers => "identifiers",
            Self::Unknown => "unknown",
            Self::Hidden => "hidden",
            Self::Painted => "painted",
        }
    }
}

/// How much of what was taken out or replaced.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    counts: BTreeMap<Group, u32>,
}

#[cfg(feature = "files")]
impl Report {
    pub(crate) fn count(&mut self, group: Group) {
        self.count_many(group, 1);
    }

    pub(crate) fn count_many(&mut self, group: Group, many: u32) {
        if many > 0 {
            let count = self.counts.entry(group).or_default();
            *count = count.saturating_add(many);
        }
    }
}

impl Report {
    /// How many of each, in the order of [`Group`]; none that is 0.
    pub fn counts(&self) -> impl Iterator<Item = (Group, u32)> + '_ {
        self.counts.iter().map(|(group, count)| (*group, *count))
    }

    /// Of all together.
    pub fn total(&self) -> u32 {
        self.counts.values().fold(0, |sum, count| sum.saturating_add(*count))
    }
}
