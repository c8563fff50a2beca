//! `POST` a share: lets a colleague in who has none.

use axum::{body::Body, extract::State};
use http::{HeaderMap, StatusCode};
use secondok_api::{problem::Kind, support::LetIn};

use super::checked;
use crate::{
    Care,
    http::{Answerer, Refusal, With, body},
    store::Given,
};

/// Keeps the share; one that a colleague has stays theirs.
pub(crate) async fn handle(
    State(care): State<Care>,
    me: With<Answerer>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let LetIn { version, share } = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    match care.store().give_share(me.staff, version, checked(share)?, care.clock().now()).await? {
        Given::Done => Ok(StatusCode::NO_CONTENT),
        Given::Nobody => Err(Refusal::detailed(Kind::MALFORMED, "They may not answer for support.")),
        Given::VaultChanged => Err(Kind::VAULT_CHANGED.into()),
    }
}
