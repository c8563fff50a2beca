//! The states of a consultation. A transition is a method that consumes the state that it leaves.
//!
//! ```text
//! requested ─ accept ─▶ accepted ─ answer ─▶ answered ─ follow-up ─▶ follow-up ─ answer ─▶ answered …
//!  │ decline │ withdraw  │ decline │ withdraw │ close                 │ close
//!  │ late: expired       │ late: expired      │ late: closed          │ late: closed
//! ```

use secondok_api::consultation::{Role, State, Transition};
use secondok_protocol::Day;

use super::rules;

/// A consultation in the state `S`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consultation<S> {
    answer_days: u32,
    state: S,
}

/// Sent; the doctor says by `due` whether they take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requested {
    due: Day,
}

/// Taken; the opinion is given by `due`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accepted {
    due: Day,
}

/// The opinion is there; a follow-up question may be asked until `due`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    due: Day,
}

/// A follow-up question is answered by `due`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUp {
    due: Day,
}

/// Over; kept until the day of erasure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    how: Ending,
    end: End,
}

/// The ways in which a consultation ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Finished.
    Closed,
    /// Not taken, or given back by the doctor.
    Declined,
    /// Not taken or not answered in time.
    Expired,
    /// Taken back by the patient.
    Withdrawn,
}

/// When a consultation ends, and when it is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// The day it ends.
    pub day: Day,
    /// The day it is erased; see [`rules::erase_on`].
    pub erase_on: Day,
}

impl<S> Consultation<S> {
    fn moved_to<T>(self, state: T) -> Consultation<T> {
        Consultation { answer_days: self.answer_days, state }
    }

    fn ended(self, how: Ending, end: End) -> Consultation<Ended> {
        self.moved_to(Ended { how, end })
    }
}

impl Consultation<Requested> {
    /// A new one, to be taken by `due`, of a doctor who answers within `answer_days`.
    pub fn open(due: Day, answer_days: u32) -> Self {
        Self { answer_days, state: Requested { due } }
    }

    /// The doctor takes it.
    pub fn accept(self, today: Day) -> Consultation<Accepted> {
        let due = today + self.answer_days;
        self.moved_to(Accepted { due })
    }

    /// The doctor does not take it.
    pub fn decline(self, end: End) -> Consultation<Ended> {
        self.ended(Ending::Declined, end)
    }

    /// The patient takes it back.
    pub fn withdraw(self, end: End) -> Consultation<Ended> {
        self.ended(Ending::Withdrawn, end)
    }

    /// The doctor said nothing in time.
    pub fn expire(self, end: End) -> Consultation<Ended> {
        self.ended(Ending::Expired, end)
    }
}

impl Consultation<Accepted> {
    /// The doctor gives the opinion.
    pub fn answer(self, today: Day) -> Consultation<Answered> {
        self.moved_to(Answered { due: today + rules::FOLLOW_UP_WITHIN })
    }

    /// The doctor gives it back.
    pub fn decline(self, end: End) -> Consultation<Ended> {
        self.ended(Ending::Declined, end)
    }

    /// The patient takes it back.
    pub fn withdraw(self, end: End) -> Consultation<Ended> {
        self.ended(Ending::Withdrawn, end)
    }

    /// The opinion did not come in time.
    pub fn expire(self, end: End) -> Consultation<Ended> {
        self.ended(Ending::Expired, end)
    }
}

impl Consultation<Answered> {
    /// The patient asks once more.
    pub fn follow_up(self, today: Day) -> Consultation<FollowUp> {
        let due = today + self.answer_days;
        self.moved_to(FollowUp { due })
    }

    /// The doctor closes it, or the time for asking is over.
    pub fn close(self, end: End) -> Consultation<Ended> {
        self.ended(Ending::Closed, end)
    }
}

impl Consultation<FollowUp> {
    /// The doctor answers; the patient may ask again within the same time as before.
    pub fn answer(self, today: Day) -> Consultation<Answered> {
        self.moved_to(Answered { due: today + rules::FOLLOW_UP_WITHIN })
    }

    /// The doctor closes it, or the answer did not come in time.
    pub fn close(self, end: End) -> Consultation<Ended> {
        self.ended(Ending::Closed, end)
    }
}

/// A consultation whose state is known only when running: as it comes from the database or the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// See [`Requested`].
    Requested(Consultation<Requested>),
    /// See [`Accepted`].
    Accepted(Consultation<Accepted>),
    /// See [`Answered`].
    Answered(Consultation<Answered>),
    /// See [`FollowUp`].
    FollowUp(Consultation<FollowUp>),
    /// See [`Ended`].
    Ended(Consultation<Ended>),
}

impl Standing {
    /// From what is stored: `due` while it runs, `end` once it has ended. None if they do not fit together.
    pub fn restore(state: State, answer_days: u32, due: Option<Day>, end: Option<End>) -> Option<Self> {
        let ended = |how| {
            let (None, Some(end)) = (due, end) else { return None };
            Some(Self::Ended(Consultation { answer_days, state: Ended { how, end } }))
        };
        let running = if end.is_none() { due } else { None };
        match state {
            State::Requested => running.map(|due| Self::Requested(Consultation::open(due, answer_days))),
            State::Accepted => {
                running.map(|due| Self::Accepted(Consultation { answer_days, state: Accepted { due } }))
            }
            State::Answered => {
                running.map(|due| Self::Answered(Consultation { answer_days, state: Answered { due } }))
            }
            State::FollowUp => {
                running.map(|due| Self::FollowUp(Consultation { answer_days, state: FollowUp { due } }))
            }
            State::Closed => ended(Ending::Closed),
            State::Declined => ended(Ending::Declined),
            State::Expired => ended(Ending::Expired),
            State::Withdrawn => ended(Ending::Withdrawn),
        }
    }

    /// Its name on the wire.
    pub fn state(&self) -> State {
        match self {
            Self::Requested(_) => State::Requested,
            Self::Accepted(_) => State::Accepted,
            Self::Answered(_) => State::Answered,
            Self::FollowUp(_) => State::FollowUp,
            Self::Ended(ended) => match ended.state.how {
                Ending::Closed => State::Closed,
                Ending::Declined => State::Declined,
                Ending::Expired => State::Expired,
                Ending::Withdrawn => State::Withdrawn,
            },
        }
    }

    /// The last day for what comes next; none once it has ended.
    pub fn due(&self) -> Option<Day> {
        match self {
            Self::Requested(running) => Some(running.state.due),
            Self::Accepted(running) => Some(running.state.due),
            Self::Answered(running) => Some(running.state.due),
            Self::FollowUp(running) => Some(running.state.due),
            Self::Ended(_) => None,
        }
    }

    /// When it ended and is erased; none while it runs.
    pub fn end(&self) -> Option<End> {
        match self {
            Self::Ended(ended) => Some(ended.state.end),
            _ => None,
        }
    }

    /// What it is once today has come: ended, if its last day has passed.
    pub fn on(self, today: Day, end: End) -> Self {
        if !self.due().is_some_and(|due| rules::is_late(due, today)) {
            return self;
        }
        Self::Ended(match self {
            Self::Requested(late) => late.expire(end),
            Self::Accepted(late) => late.expire(end),
            Self::Answered(late) => late.close(end),
            Self::FollowUp(late) => late.close(end),
            Self::Ended(ended) => ended,
        })
    }

    /// What it is once the service ends it, because what it was opened for is decided.
    #[must_use]
    pub fn over(self, end: End) -> Self {
        match self {
            Self::Requested(Consultation { answer_days, .. })
            | Self::Accepted(Consultation { answer_days, .. })
            | Self::Answered(Consultation { answer_days, .. })
            | Self::FollowUp(Consultation { answer_days, .. }) => {
                Self::Ended(Consultation { answer_days, state: Ended { how: Ending::Closed, end } })
            }
            Self::Ended(_) => self,
        }
    }

    /// What it is after this message of this side; `end` is used if the message ends it. None if the state does not
    /// allow the message. Deadlines are the caller's to check first, with [`Standing::on`].
    pub fn after_message(self, by: Role, transition: Option<Transition>, end: End) -> Option<Self> {
        use Role::{Doctor, Patient};
        let today = end.day;
        Some(match (self, by, transition) {
            (Self::Requested(_) | Self::Accepted(_) | Self::FollowUp(_), Patient, None)
            | (Self::Accepted(_) | Self::Answered(_) | Self::FollowUp(_), Doctor, None) => self,

            (Self::Requested(from), Doctor, Some(Transition::Accept)) => Self::Accepted(from.accept(today)),
            (Self::Requested(from), Doctor, Some(Transition::Decline)) => Self::Ended(from.decline(end)),
            (Self::Accepted(from), Doctor, Some(Transition::Decline)) => Self::Ended(from.decline(end)),
            (Self::Accepted(from), Doctor, Some(Transition::Answer)) => Self::Answered(from.answer(today)),
            (Self::FollowUp(from), Doctor, Some(Transition::Answer)) => Self::Answered(from.answer(today)),
            (Self::Answered(from), Doctor, Some(Transition::Close)) => Self::Ended(from.close(end)),
            (Self::FollowUp(from), Doctor, Some(Transition::Close)) => Self::Ended(from.close(end)),

            (Self::Answered(from), Patient, Some(Transition::FollowUp)) => {
                Self::FollowUp(from.follow_up(today))
            }
            (Self::Requested(from), Patient, Some(Transition::Withdraw)) => Self::Ended(from.withdraw(end)),
            (Self::Accepted(from), Patient, Some(Transition::Withdraw)) => Self::Ended(from.withdraw(end)),
            _ => return None,
        })
    }
}
