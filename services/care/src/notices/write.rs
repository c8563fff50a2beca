//! `PUT` a notice: a publisher writes a draft, under a number that they drew.

use axum::{body::Body, extract::State};
use http::{HeaderMap, StatusCode};
use secondok_api::notice::Draft;

use super::rules;
use crate::{
    Care,
    http::{NoticePath, Publisher, Refusal, With, body},
};

/// Keeps the draft. The same again gets the same answer.
pub(crate) async fn handle(
    State(care): State<Care>,
    publisher: With<Publisher>,
    NoticePath(notice): NoticePath,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let draft: Draft = body::json(&headers, body, body::NOTICE_JSON_MAX).await?;
    let draft = rules::check(draft, care.today())?;
    care.store().write_notice(notice, draft, publisher.staff).await?;
    Ok(StatusCode::NO_CONTENT)
}
