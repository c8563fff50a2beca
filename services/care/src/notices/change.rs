//! `POST` a change of a draft: from then on it is of who changed it.

use axum::{Json, body::Body, extract::State};
use http::HeaderMap;
use secondok_api::notice::{ChangedDraft, Read};

use super::rules;
use crate::{
    Care,
    http::{NoticePath, Publisher, Refusal, With, body},
};

/// Changes the draft, if nobody did so since it was read. Answers its new revision.
pub(crate) async fn handle(
    State(care): State<Care>,
    publisher: With<Publisher>,
    NoticePath(notice): NoticePath,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Read>, Refusal> {
    let ChangedDraft { revision, draft } = body::json(&headers, body, body::NOTICE_JSON_MAX).await?;
    let draft = rules::check(draft, care.today())?;
    let revision = care.store().change_draft(notice, revision, draft, publisher.staff).await?;
    Ok(Json(Read { revision }))
}
