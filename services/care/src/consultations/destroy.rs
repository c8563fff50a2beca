//! `DELETE` a mailbox: the patient destroys the consultation at once.

use axum::extract::State;
use http::StatusCode;
use secondok_api::problem::Kind;

use crate::{
    Care,
    http::{Holder, MailboxPath, Refusal},
};

/// Destroys the consultation; answers when no byte of it is left in the database's files. So does the answer that
/// there is no such mailbox: to who asks again, it confirms what was asked for before.
pub(crate) async fn handle(
    State(care): State<Care>,
    MailboxPath(mailbox): MailboxPath,
    Holder(capability): Holder,
) -> Result<StatusCode, Refusal> {
    let hub = care.hub().clone();
    let destroyed = care.to_the_end(async move |care| {
        // Whoever follows it finds it gone.
        care.store().destroy(mailbox, capability, |gone| hub.announce_gone(gone)).await
    });
    if destroyed.await? { Ok(StatusCode::NO_CONTENT) } else { Err(Kind::UNKNOWN_MAILBOX.into()) }
}
