//! `HEAD` an attachment: how many of its bytes are kept.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue};

use super::tus;
use crate::{
    Care,
    http::{AttachmentPath, Holder, Refusal},
};

/// How far the upload is.
pub(crate) async fn handle(
    State(care): State<Care>,
    AttachmentPath(path): AttachmentPath,
    Holder(capability): Holder,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    tus::require_version(&headers)?;
    let row = super::require(&care, path, capability).await?;
    let number = HeaderValue::from;
    Ok([(tus::OFFSET, number(row.offset())), (tus::LENGTH, number(row.length))].into_response())
}
