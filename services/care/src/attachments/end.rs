//! `DELETE` an attachment: the patient takes it away, begun or complete.

use axum::extract::State;
use http::{HeaderMap, StatusCode};

use super::tus;
use crate::{
    Care,
    consultations::access,
    http::{AttachmentPath, Holder, Refusal},
    store::Author,
};

/// Takes it away; answers when nothing of it is left. So does the same answer about one that there is not: to who asks
/// again, it confirms what was asked for before.
pub(crate) async fn handle(
    State(care): State<Care>,
    AttachmentPath((mailbox, blob)): AttachmentPath,
    Holder(capability): Holder,
    headers: HeaderMap,
) -> Result<StatusCode, Refusal> {
    tus::require_version(&headers)?;
    access::require(&care, mailbox, Author::Patient(capability)).await?;
    care.to_the_end(async move |care| care.store().remove_attachment(mailbox, blob).await).await?;
    Ok(StatusCode::NO_CONTENT)
}
