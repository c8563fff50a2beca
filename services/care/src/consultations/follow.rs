//! `GET` a mailbox's events: its messages from a position on, then the state, then what happens.

use axum::{extract::State, response::Response};
use secondok_api::{consultation::FromQuery, problem::Kind};

use crate::{
    Care,
    http::{Asked, Caller, MailboxPath, Refusal, frames},
    streaming::MailboxStream,
};

/// What is there and what happens.
pub(crate) async fn handle(
    State(care): State<Care>,
    MailboxPath(mailbox): MailboxPath,
    Asked(from): Asked<FromQuery>,
    caller: Caller,
) -> Result<Response, Refusal> {
    let stream = MailboxStream::follow(&care, mailbox, caller, from).await?.ok_or(Kind::UNKNOWN_MAILBOX)?;
    Ok(frames(&care, stream, None))
}
