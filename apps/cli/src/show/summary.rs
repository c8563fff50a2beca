//! Where a consultation stands.

use secondok_client::{
    api::consultation::{Counts, State},
    protocol::Day,
    summary::NextStep,
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

/// A state's stable name.
pub(crate) const fn state_name(state: State) -> &'static str {
    match state {
        State::Requested => "requested",
        State::Accepted => "accepted",
        State::Answered => "answered",
        State::FollowUp => "follow-up",
        State::Closed => "closed",
        State::Declined => "declined",
        State::Expired => "expired",
        State::Withdrawn => "withdrawn",
    }
}

/// The stable name of what comes next.
pub(crate) const fn next_name(next: &NextStep) -> &'static str {
    match next {
        NextStep::DoctorAccepts { .. } => "doctor-accepts",
        NextStep::DoctorAnswers { .. } => "doctor-answers",
        NextStep::PatientMayAsk { .. } => "patient-may-ask",
        NextStep::DoctorReplies { .. } => "doctor-replies",
        NextStep::Finished { .. } => "finished",
        NextStep::AskAnother { .. } => "ask-another",
        NextStep::Missed { .. } => "missed",
        NextStep::TakenBack { .. } => "taken-back",
        NextStep::Unknown => "unknown",
    }
}

/// The day that it names.
pub(crate) const fn next_day(next: &NextStep) -> Option<Day> {
    match next {
        NextStep::DoctorAccepts { by } | NextStep::DoctorAnswers { by } | NextStep::DoctorReplies { by } => {
            Some(*by)
        }
        NextStep::PatientMayAsk { until } => Some(*until),
        NextStep::Finished { erased_by }
        | NextStep::AskAnother { erased_by }
        | NextStep::Missed { erased_by }
        | NextStep::TakenBack { erased_by } => Some(*erased_by),
        NextStep::Unknown => None,
    }
}
