//! Where a consultation stands.

use secondok_client::{
    api::consultation::{Counts, State},
    protocol::Day,
};
use secondok_l10n::Texts;
use serde::Serialize;

/// Where a consultation stands, as an object.
#[derive(Debug, Serialize)]
pub(crate) struct StateObject {
    pub(crate) number: u32,
    pub(crate) state: State,
    pub(crate) days_left: Option<i64>,
    /// What comes next: stable name.
    pub(crate) next: &'static str,
    /// The last day for it, or the day by which everything is erased.
    pub(crate) next_day: Option<Day>,
    pub(crate) messages: Counts,
}

/// A day in words.
pub(crate) fn date(texts: Texts<'_>, day: Day) -> String {
    texts.date(day.calendar())
}
