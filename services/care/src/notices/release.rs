//! `POST` a release: somebody else than who wrote it has read the draft, and lets people see it.

use axum::{Json, body::Body, extract::State};
use http::HeaderMap;
use secondok_api::notice::{Read, Released};

use crate::{
    Care,
    http::{NoticePath, Publisher, Refusal, With, body},
};

/// Releases the draft, if nobody changed it since it was read. Answers its number.
pub(crate) async fn handle(
    State(care): State<Care>,
    publisher: With<Publisher>,
    NoticePath(notice): NoticePath,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Released>, Refusal> {
    let Read { revision } = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    let number = care.store().release_notice(notice, revision, publisher.staff, care.clock().now()).await?;
    Ok(Json(Released { number }))
}
