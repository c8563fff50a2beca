//! What a message does to a consultation: pure, so that the histories can be tried without a database.

use secondok_api::consultation::Role;

use super::model::{Append, AppendError, ConsultationRow};
use crate::{
    consultations::{
        rules,
        state::{End, Standing},
    },
    store::StoreError,
};

/// What is to be done with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It is new: store it, and the consultation as it then stands.
    New(Box<ConsultationRow>),
    /// It is there already.
    Repeated,
    /// It has the number of an earlier message than the last one: the same one if the hashes are equal.
    Earlier,
}

/// Decides on a message.
pub fn decide(row: &ConsultationRow, append: &Append) -> Result<Decision, AppendError> {
    if !row.is_open_to(append.author) {
        return Err(AppendError::Unknown);
    }
    let role = append.author.role();
    let expected = row.messages.of(role);
    if append.sequence.checked_add(1) == Some(expected) {
        return if append.hash == row.last(role) { Ok(Decision::Repeated) } else { Err(AppendError::Taken) };
    }
    if append.sequence < expected {
        return Ok(Decision::Earlier);
    }
    if append.sequence > expected {
        return Err(AppendError::Gap { expected });
    }
    let end = End { day: append.today, erase_on: append.erase_on };
    let standing = row.standing()?.on(append.today, end);
    let Some(after) = standing.after_message(role, append.transition, end) else {
        return Err(AppendError::WrongState { state: standing.state() });
    };
    if expected >= rules::MESSAGES_MAX {
        return Err(AppendError::Full);
    }
    // Withdrawing stays possible.
    let waits = role == Role::Patient && row.messages.doctor == 0 && append.transition.is_none();
    if waits && expected >= rules::UNANSWERED_MAX {
        return Err(AppendError::Unanswered);
    }
    if append.previous != row.last(role) {
        return Err(AppendError::Mismatch);
    }
    let mut next = row.with(after);
    match role {
        Role::Patient => {
            next.messages.patient += 1;
            next.last_patient = append.hash;
        }
        Role::Doctor => {
            next.messages.doctor += 1;
            next.last_doctor = append.hash;
        }
    }
    Ok(Decision::New(Box::new(next)))
}

impl ConsultationRow {
    /// Where it stands, as the state machine sees it.
    pub fn standing(&self) -> Result<Standing, StoreError> {
        let end = match (self.ended, self.erase_on) {
            (Some(day), Some(erase_on)) => Some(End { day, erase_on }),
            (None, None) => None,
            _ => return Err(self.damaged()),
        };
        Standing::restore(self.state, self.answer_days, self.due, end).ok_or_else(|| self.damaged())
    }

    /// The same consultation, standing there.
    #[must_use]
    pub fn with(&self, standing: Standing) -> Self {
        let end = standing.end();
        Self {
            state: standing.state(),
            due: standing.due(),
            ended: end.map(|end| end.day),
            erase_on: end.map(|end| end.erase_on),
            ..self.clone()
        }
    }

    fn damaged(&self) -> StoreError {
        StoreError::Damaged { what: "a consultation's state and its days do not fit together".to_owned() }
    }
}
