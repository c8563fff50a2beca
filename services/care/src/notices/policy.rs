//! A change of the privacy policy that is announced: whoever uses an app is told as of anything important. The public pages say
//! it by themselves, above their content.

use secondok_api::notice::{Audience, Notice, NoticeText, Severity};
use secondok_l10n::Language;
use secondok_policy::{Date, versions::Versions};
use secondok_protocol::Day;

use super::rules::NUMBERS_OF_A_DAY;
use crate::site;

/// The notice of it on this day, if a change is announced and not in force yet. Of all that appear on the day of its
/// announcement it has the first number, which is given to no other.
pub(super) fn change(versions: &Versions, today: Day) -> Option<Notice> {
    let next = versions.announced(today.calendar())?;
    let (from, effective) = (day(next.announced)?, day(next.effective)?);
    let text = |language: Language| {
        let (title, body) = site::change_of_policy(language, next.effective);
        (language.code().to_owned(), NoticeText { title, body })
    };
    Some(Notice {
        number: from.number() * NUMBERS_OF_A_DAY,
        severity: Severity::Important,
        audiences: [Audience::Patients, Audience::Doctors].into(),
        from,
        until: Day::from_number(effective.number() - 1),
        texts: Language::ALL.into_iter().map(text).collect(),
    })
}

fn day((year, month, day): Date) -> Option<Day> {
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}
