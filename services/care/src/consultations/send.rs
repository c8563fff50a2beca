//! `PUT` a message: appends it, with the change of state that it brings.

use axum::{Json, body::Body, extract::State};
use http::HeaderMap;
use secondok_api::{
    consultation::{Receipt, Role, SendQuery},
    frame::MessageFrame,
    path::MESSAGE_TYPE,
    problem::Kind,
};
use secondok_protocol::{
    id::MessageHash,
    message::{self, Header, WIRE_LEN},
};

use super::rules;
use crate::{
    Care,
    http::{Asked, Caller, MessagePath, Refusal, body},
    store::{Append, AppendError},
};

/// Appends the message; the same one again gets the same receipt.
pub(crate) async fn handle(
    State(care): State<Care>,
    path: MessagePath,
    Asked(query): Asked<SendQuery>,
    Caller { author, .. }: Caller,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Receipt>, Refusal> {
    if author.role() != path.role {
        return Err(Refusal::detailed(
            Kind::MESSAGE_MISMATCH,
            "Only the patient or the doctor themselves write.",
        ));
    }
    let wire = body::read(&headers, body, MESSAGE_TYPE, WIRE_LEN).await?;
    let header = header(&wire, path.role, path.sequence)?;
    let today = care.today();
    let MessagePath { mailbox, sequence, .. } = path;
    let append = Append {
        mailbox,
        author,
        sequence,
        previous: header.previous,
        hash: MessageHash::of(&wire),
        wire,
        transition: query.transition,
        today,
        erase_on: rules::erase_on(today, care.draw()),
    };
    Ok(Json(self::append(&care, append).await?))
}

/// Appends the message, and tells whoever follows its mailbox.
pub(crate) async fn append(care: &Care, append: Append) -> Result<Receipt, AppendError> {
    let sent = care.to_the_end(async move |care| {
        let Append { mailbox, author, sequence, today, .. } = append;
        let stored =
            MessageFrame { mailbox, role: author.role(), sequence, day: today, wire: append.wire.to_vec() };
        let appended = care.store().append(append).await?;
        if !appended.repeated {
            care.hub().announce(&appended.row, Some(stored));
        }
        Ok(appended.receipt)
    });
    sent.await
}

/// The message's header, if it says what the path says.
pub(crate) fn header(wire: &[u8], role: Role, sequence: u32) -> Result<Header, Refusal> {
    let mismatch = |detail| Refusal::detailed(Kind::MESSAGE_MISMATCH, detail);
    let header = Header::parse(wire).map_err(|error| mismatch(error.to_string()))?;
    let written_by = match header.role {
        message::Role::Patient => Role::Patient,
        message::Role::Doctor => Role::Doctor,
    };
    if written_by != role || header.sequence != sequence {
        return Err(mismatch("Its header names another place than the address.".to_owned()));
    }
    Ok(header)
}

impl From<AppendError> for Refusal {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::Unknown => Kind::UNKNOWN_MAILBOX.into(),
            AppendError::Gap { expected } => {
                Self::detailed(Kind::SEQUENCE_GAP, format!("Message {expected} comes next."))
            }
            AppendError::Taken => Kind::SEQUENCE_TAKEN.into(),
            AppendError::Mismatch => {
                Self::detailed(Kind::MESSAGE_MISMATCH, "It does not follow the last message of its side.")
            }
            AppendError::WrongState { .. } => Kind::WRONG_STATE.into(),
            AppendError::Lapsed => Self::detailed(
                Kind::APPLICATION_STANDING,
                "The approval was taken back, or the licence has run out: consultations can only be declined or closed.",
            ),
            AppendError::Full => Kind::MAILBOX_FULL.into(),
            AppendError::Unanswered => Kind::UNANSWERED.into(),
            AppendError::Store(error) => error.into(),
        }
    }
}
