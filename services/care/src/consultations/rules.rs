//! Deadlines and limits, in whole UTC days. A last day is inclusive: what is due on it is late from the next day on.

pub use secondok_api::profile::ANSWER_DAYS;
use secondok_protocol::Day;

/// Days within which a doctor says whether they take a consultation.
pub const ACCEPT_WITHIN: u32 = 3;
/// Days within which the patient may ask a follow-up question after an answer.
pub const FOLLOW_UP_WITHIN: u32 = 14;
/// Messages that each side may write in one consultation.
pub const MESSAGES_MAX: u32 = 500;
/// Messages that the patient may write before the doctor's first. Until then they are sealed to a prekey, and the doctor
/// has to keep a key for each of them, whoever the patient is. Half of
/// [`KEPT_MAX`](secondok_protocol::message::KEPT_MAX), at which the doctor's app opens no more of them.
pub const UNANSWERED_MAX: u32 = 20;
/// Days within which an upload is completed: on the day it was begun, or on the next.
pub const UPLOAD_WITHIN: u32 = 1;
/// An ended consultation is erased this many days after its end at the earliest.
pub const ERASE_AFTER_MIN: u32 = 23;
/// An ended consultation is erased this many days after its end at the latest; what the patient is shown.
pub const ERASE_AFTER_MAX: u32 = 37;

/// The last day on which a request of this day can be taken.
pub fn accept_by(opened: Day) -> Day {
    opened + ACCEPT_WITHIN
}

/// The day of erasure of what ended on `ended`: 30 ± 7 days later, by a random number, so that it does not tell
/// the day of the end.
pub fn erase_on(ended: Day, random: u32) -> Day {
    ended + ERASE_AFTER_MIN + random % (ERASE_AFTER_MAX - ERASE_AFTER_MIN + 1)
}

/// The day by which it is erased in any case.
pub fn erased_by(ended: Day) -> Day {
    ended + ERASE_AFTER_MAX
}

/// Whether `today` is past the last day.
pub fn is_late(due: Day, today: Day) -> bool {
    today > due
}
