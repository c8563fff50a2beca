//! Where a consultation stands, and what comes next.

use secondok_api::{
    consultation::{Counts, MailboxState, State},
    desk::account::Account,
};
use secondok_protocol::{Day, id::DoctorId};

/// What comes next, and until when. Whole UTC days; the day named is the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextStep {
    /// The doctor says whether they take it; if not by that day, it expires and costs nothing.
    DoctorAccepts {
        /// The last day.
        by: Day,
    },
    /// The doctor gives the opinion; if not by that day, it expires.
    DoctorAnswers {
        /// The last day.
        by: Day,
    },
    /// The patient may ask about the opinion; after that day it closes by itself.
    PatientMayAsk {
        /// The last day.
        until: Day,
    },
    /// The doctor replies to the follow-up question; after that day it closes by itself.
    DoctorReplies {
        /// The last day.
        by: Day,
    },
    /// It is finished; it can be read until it is erased.
    Finished {
        /// Erased on this day at the latest.
        erased_by: Day,
    },
    /// The doctor did not take it, or gave it back: another doctor can be asked.
    AskAnother {
        /// Erased on this day at the latest.
        erased_by: Day,
    },
    /// The doctor let the days go by: another doctor can be asked.
    Missed {
        /// Erased on this day at the latest.
        erased_by: Day,
    },
    /// The patient took it back.
    TakenBack {
        /// Erased on this day at the latest.
        erased_by: Day,
    },
    /// A day is due that the service did not name: look again later.
    Unknown,
}

/// One consultation at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The patient's own number of it, from 1.
    pub index: u32,
    /// Who was asked.
    pub doctor: DoctorId,
    /// Where it stands.
    pub state: State,
    /// The day it was opened.
    pub opened: Day,
    /// Whole days left for what comes next: 0 means that today is the last one.
    pub days_left: Option<i64>,
    /// What comes next.
    pub next: NextStep,
    /// Messages of each side.
    pub messages: Counts,
    /// Messages of the doctor that this device has not opened yet.
    pub unread: u32,
    /// Whether a message of this device is still on its way, or attachments are.
    pub sending: bool,
    /// Texts kept on this device that were not sent.
    pub drafts: usize,
}

impl Summary {
    /// Whether support was asked, not a doctor.
    pub fn is_with_support(&self) -> bool {
        self.doctor == Account::Support.id()
    }
}

impl NextStep {
    /// What comes next in this state.
    pub fn of(state: &MailboxState) -> Self {
        let due = |step: fn(Day) -> Self| state.due.map_or(Self::Unknown, step);
        let ended = |step: fn(Day) -> Self| state.erased_by.map_or(Self::Unknown, step);
        match state.state {
            State::Requested => due(|by| Self::DoctorAccepts { by }),
            State::Accepted => due(|by| Self::DoctorAnswers { by }),
            State::Answered => due(|until| Self::PatientMayAsk { until }),
            State::FollowUp => due(|by| Self::DoctorReplies { by }),
            State::Closed => ended(|erased_by| Self::Finished { erased_by }),
            State::Declined => ended(|erased_by| Self::AskAnother { erased_by }),
            State::Expired => ended(|erased_by| Self::Missed { erased_by }),
            State::Withdrawn => ended(|erased_by| Self::TakenBack { erased_by }),
        }
    }

    /// Its stable name.
    pub const fn name(self) -> &'static str {
        self.parts().0
    }

    /// The last day for it, or the day by which everything is erased.
    pub const fn day(self) -> Option<Day> {
        self.parts().1
    }

    const fn parts(self) -> (&'static str, Option<Day>) {
        match self {
            Self::DoctorAccepts { by } => ("doctor-accepts", Some(by)),
            Self::DoctorAnswers { by } => ("doctor-answers", Some(by)),
            Self::PatientMayAsk { until } => ("patient-may-ask", Some(until)),
            Self::DoctorReplies { by } => ("doctor-replies", Some(by)),
            Self::Finished { erased_by } => ("finished", Some(erased_by)),
            Self::AskAnother { erased_by } => ("ask-another", Some(erased_by)),
            Self::Missed { erased_by } => ("missed", Some(erased_by)),
            Self::TakenBack { erased_by } => ("taken-back", Some(erased_by)),
            Self::Unknown => ("unknown", None),
        }
    }
}

/// Whole days left for what comes next: 0 means that today is the last one. By the service's own day, which decides.
pub fn days_left(state: &MailboxState) -> Option<i64> {
    state.due.map(|due| due.days_since(state.today).max(0))
}

/// Whether a consultation in this state is over.
pub const fn is_over(state: State) -> bool {
    matches!(state, State::Closed | State::Declined | State::Expired | State::Withdrawn)
}
