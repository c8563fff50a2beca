//! Statistics for improvement: whole weeks of the whole service, never a person. Off until the operator turns them on.
//!
//! [`measure`] is the closed list of what is counted, [`week`] says which weeks, [`figure`] what of a count may be shown. What
//! may not is never written: the table `statistic` holds what the page `/statistics` shows to everybody, and nothing else.
//! Nothing is noted about anybody for it: a night counts rows that are there until their erasure anyway.

pub mod figure;
pub mod measure;
pub mod week;

use std::collections::BTreeMap;

use self::{figure::Figure, measure::Measure, week::Week};

/// A week that was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedWeek {
    /// Which one.
    pub week: Week,
    /// By measure and bucket. What has no figure here has too few behind it.
    pub figures: BTreeMap<(Measure, &'static str), Figure>,
}

impl CountedWeek {
    /// The figure of a bucket of this measure; none where there is too little behind it.
    pub fn figure(&self, measure: Measure, bucket: &'static str) -> Option<Figure> {
        self.figures.get(&(measure, bucket)).copied()
    }
}
