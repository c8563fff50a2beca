//! `DELETE` a mailbox: the patient destroys the consultation at once.

use axum::extract::State;
use http::StatusCode;
use secondok_api::problem::Kind;

use super::access;
use crate::{
    Care,
    http::{Holder, MailboxPath, Refusal},
    store::Author,
};

/// Destroys the consultation; answers when no byte of it is left in the database's files.
pub(crate) async fn handle(
    State(care): State<Care>,
    MailboxPath(mailbox): MailboxPath,
    Holder(capability): Holder,
) -> Result<StatusCode, Refusal> {
    let row = access::require(&care, mailbox, Author::Patient(capability)).await?;
    if !care.store().destroy(mailbox, capability).await? {
        return Err(Kind::UNKNOWN_MAILBOX.into());
    }
    // Whoever follows it finds it gone.
    care.hub().announce(&row, None);
    Ok(StatusCode::NO_CONTENT)
}
