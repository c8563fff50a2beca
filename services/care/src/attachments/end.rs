//! `DELETE` an attachment: the patient takes it away, begun or complete.

use axum::extract::State;
use http::{HeaderMap, StatusCode};
use secondok_api::problem::Kind;

use super::tus;
use crate::{
    Care,
    http::{AttachmentPath, Holder, Refusal},
};

/// Takes it away; answers when nothing of it is left.
pub(crate) async fn handle(
    State(care): State<Care>,
    AttachmentPath(path): AttachmentPath,
    Holder(capability): Holder,
    headers: HeaderMap,
) -> Result<StatusCode, Refusal> {
    tus::require_version(&headers)?;
    let row = super::require(&care, path, capability).await?;
    let removed =
        care.to_the_end(async move |care| care.store().remove_attachment(row.mailbox, row.blob).await);
    if removed.await? { Ok(StatusCode::NO_CONTENT) } else { Err(Kind::UNKNOWN_ATTACHMENT.into()) }
}
