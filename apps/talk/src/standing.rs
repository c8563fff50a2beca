//! Stable names of where a consultation stands and of what comes next.

use secondok_client::{api::consultation::State, protocol::Day, summary::NextStep};

/// A state's stable name.
pub const fn state_name(state: State) -> &'static str {
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

/// The stable name of what comes next, and the day that it names.
pub const fn next(next: NextStep) -> (&'static str, Option<Day>) {
    match next {
        NextStep::DoctorAccepts { by } => ("doctor-accepts", Some(by)),
        NextStep::DoctorAnswers { by } => ("doctor-answers", Some(by)),
        NextStep::PatientMayAsk { until } => ("patient-may-ask", Some(until)),
        NextStep::DoctorReplies { by } => ("doctor-replies", Some(by)),
        NextStep::Finished { erased_by } => ("finished", Some(erased_by)),
        NextStep::AskAnother { erased_by } => ("ask-another", Some(erased_by)),
        NextStep::Missed { erased_by } => ("missed", Some(erased_by)),
        NextStep::TakenBack { erased_by } => ("taken-back", Some(erased_by)),
        NextStep::Unknown => ("unknown", None),
    }
}
