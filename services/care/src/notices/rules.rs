//! When a notice is shown, and the number by which it is known to have been seen. What it has to be before anybody is shown
//! it stands in `secondok_api::notice::rules`.

pub use secondok_api::notice::rules::{BODY_MAX, CheckedDraft, DAYS_MAX, Refused, TITLE_MAX};
use secondok_api::notice::{Draft, NoticeState};
use secondok_l10n::Language;
use secondok_protocol::Day;

use crate::store::NoticeRow;

/// Days for which a notice is kept after its last day, so that the staff can look up what was said.
pub const KEPT_AFTER: u32 = 90;
/// Numbers that notices which appear on one day can have.
pub const NUMBERS_OF_A_DAY: u32 = 1_000;

/// The draft, if it keeps the rules today, in every language of the service.
///
/// # Errors
/// [`Refused`].
pub fn check(draft: Draft, today: Day) -> Result<CheckedDraft, Refused> {
    secondok_api::notice::rules::check(draft, today, &Language::ALL.map(Language::code))
}

/// Where a notice stands on this day.
pub fn state(row: &NoticeRow, today: Day) -> NoticeState {
    match (row.withdrawn, row.number) {
        (Some(_), _) => NoticeState::Withdrawn,
        (None, None) => NoticeState::Draft,
        (None, Some(_)) if today < row.draft.from => NoticeState::Coming,
        (None, Some(_)) if today > row.draft.until => NoticeState::Over,
        (None, Some(_)) => NoticeState::InForce,
    }
}

/// The numbers of what is released today and begins on `from`: they begin with the day on which it appears. So, of two
/// notices, the one that appears later has the greater number, in whatever order they were written and released, and no
/// number comes twice: to have seen one is to have seen what has a lower number.
pub fn numbers(from: Day, today: Day) -> std::ops::RangeInclusive<u32> {
    let first = from.max(today).number() * NUMBERS_OF_A_DAY;
    first + 1..=first + NUMBERS_OF_A_DAY - 1
}

#[cfg(test)]
mod tests;
