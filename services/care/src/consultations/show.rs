//! `GET` a mailbox: where the consultation stands.

use axum::{Json, extract::State};
use secondok_api::consultation::MailboxState;

use super::access;
use crate::{
    Care,
    http::{Caller, MailboxPath, Refusal},
};

/// Where the consultation stands.
pub(crate) async fn handle(
    State(care): State<Care>,
    MailboxPath(mailbox): MailboxPath,
    Caller { author, .. }: Caller,
) -> Result<Json<MailboxState>, Refusal> {
    let row = access::require(&care, mailbox, author).await?;
    Ok(Json(row.to_state(care.today())))
}
