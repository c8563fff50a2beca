//! `GET` the messages of a mailbox, from a position on, ending with the state.

use axum::{extract::State, response::Response};
use secondok_api::{consultation::FromQuery, problem::Kind};

use crate::{
    Care,
    http::{Asked, Caller, MailboxPath, Refusal, frames},
    streaming::MailboxStream,
};

/// What is there.
pub(crate) async fn handle(
    State(care): State<Care>,
    MailboxPath(mailbox): MailboxPath,
    Asked(from): Asked<FromQuery>,
    caller: Caller,
) -> Result<Response, Refusal> {
    let stream = MailboxStream::once(&care, mailbox, caller, from).await?.ok_or(Kind::UNKNOWN_MAILBOX)?;
    let answer = care.answers().begin(mailbox)?;
    Ok(frames(&care, stream, Some(answer)))
}
