//! `POST` a share: lets a colleague in who has none.

use axum::{body::Body, extract::State};
use http::{HeaderMap, StatusCode};
use secondok_api::{problem::Kind, support::Share};

use super::checked;
use crate::{
    Care,
    http::{Answerer, Refusal, With, body},
};

/// Keeps the share; one that they have stays theirs.
pub(crate) async fn handle(
    State(care): State<Care>,
    _: With<Answerer>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let share: Share = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    if !care.store().give_share(checked(share)?).await? {
        return Err(Refusal::detailed(Kind::MALFORMED, "They may not answer for support."));
    }
    Ok(StatusCode::NO_CONTENT)
}
