//! Opening, following and ending a consultation.

use secondok_protocol::{
    Day,
    id::{DoctorId, MailboxAddress, MessageHash},
};
use serde::{Deserialize, Serialize};

use crate::bytes::Bytes;

/// Who wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The patient.
    Patient,
    /// The doctor.
    Doctor,
}

impl From<secondok_protocol::message::Role> for Role {
    fn from(role: secondok_protocol::message::Role) -> Self {
        match role {
            secondok_protocol::message::Role::Patient => Self::Patient,
            secondok_protocol::message::Role::Doctor => Self::Doctor,
        }
    }
}

impl From<Role> for secondok_protocol::message::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Patient => Self::Patient,
            Role::Doctor => Self::Doctor,
        }
    }
}

/// Where a consultation stands. An erased one is not told apart from one that never was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Sent; the doctor has not answered yet whether they take it.
    Requested,
    /// Taken; the opinion is due.
    Accepted,
    /// The opinion is there; the patient may ask a follow-up question.
    Answered,
    /// A follow-up question waits for the doctor.
    FollowUp,
    /// Finished.
    Closed,
    /// The doctor does not take it, or gave it back.
    Declined,
    /// Not taken or not answered in time.
    Expired,
    /// The patient took it back before the opinion.
    Withdrawn,
}

impl State {
    /// Its stable name, the same as on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Accepted => "accepted",
            Self::Answered => "answered",
            Self::FollowUp => "follow-up",
            Self::Closed => "closed",
            Self::Declined => "declined",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A change of state that travels with the message that brings it, so that both happen or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Transition {
    /// Doctor: `requested → accepted`.
    Accept,
    /// Doctor: `requested | accepted → declined`.
    Decline,
    /// Doctor: `accepted | follow-up → answered`.
    Answer,
    /// Patient: `answered → follow-up`.
    FollowUp,
    /// Doctor: `answered | follow-up → closed`.
    Close,
    /// Patient: `requested | accepted → withdrawn`.
    Withdraw,
}

/// The right to open a consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Admission {
    /// Admission is free on this service.
    Open,
}

/// Body of `PUT` [`crate::path::MAILBOX`]: opens a consultation with its first message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenMailbox {
    /// Who is asked.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
    pub doctor: DoctorId,
    /// The right to ask.
    pub admission: Admission,
    /// The patient's message 0, sealed.
    pub message: Bytes,
}

/// How many messages each side has written; the next sequence number of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counts {
    /// By the patient.
    pub patient: u32,
    /// By the doctor.
    pub doctor: u32,
}

impl Counts {
    /// The count of one side.
    pub fn of(self, role: Role) -> u32 {
        match role {
            Role::Patient => self.patient,
            Role::Doctor => self.doctor,
        }
    }
}

/// What the service knows of one consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailboxState {
    /// Its mailbox.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::MailboxAddress))]
    pub mailbox: MailboxAddress,
    /// Who was asked.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
    pub doctor: DoctorId,
    /// Where it stands.
    pub state: State,
    /// The day it was opened.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub opened: Day,
    /// The last day for what comes next: accepting, answering, asking a follow-up. None once it has ended.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::Day>))]
    pub due: Option<Day>,
    /// The day by which everything is erased at the latest; set once it has ended.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::Day>))]
    pub erased_by: Option<Day>,
    /// Messages written so far.
    pub messages: Counts,
    /// The service's own day, so that a device with a wrong clock can tell.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub today: Day,
}

/// Answer to a message that is on disk. A repeated message gets the same one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// Whose message.
    pub role: Role,
    /// Which one.
    pub sequence: u32,
    /// SHA-256 of its wire bytes.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::MessageHash))]
    pub hash: MessageHash,
}

/// Query of `PUT` [`crate::path::MESSAGE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SendQuery {
    /// The change of state that the message brings, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transition: Option<Transition>,
}

/// Query of `GET` [`crate::path::MESSAGES`] and [`crate::path::EVENTS`]: what is already known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FromQuery {
    /// First patient's message wanted.
    #[serde(default)]
    pub patient: u32,
    /// First doctor's message wanted.
    #[serde(default)]
    pub doctor: u32,
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::State;

    #[test]
    fn a_states_name_is_the_one_on_the_wire() {
        let states = [
            State::Requested,
            State::Accepted,
            State::Answered,
            State::FollowUp,
            State::Closed,
            State::Declined,
            State::Expired,
            State::Withdrawn,
        ];
        for state in states {
            assert_eq!(serde_json::to_value(state).unwrap(), state.name());
        }
    }
}
