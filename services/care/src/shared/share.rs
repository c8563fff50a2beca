//! `POST` a share: lets a colleague in who has none.

use axum::{body::Body, extract::State};
use http::{HeaderMap, StatusCode};
use secondok_api::{desk::account::LetIn, problem::Kind};

use super::checked;
use crate::{
    Care,
    http::{ActsFor, Refusal, With, body},
    store::Given,
};

/// Keeps the share; one that a colleague has stays theirs.
pub(crate) async fn handle<R: ActsFor>(
    State(care): State<Care>,
    me: With<R>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let LetIn { version, share } = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    let share = checked(share)?;
    match care.store().give_share(R::ACCOUNT, me.staff, version, share, care.clock().now()).await? {
        Given::Done => Ok(StatusCode::NO_CONTENT),
        Given::Nobody => Err(Refusal::detailed(Kind::MALFORMED, "They may not act for this account.")),
        Given::VaultChanged => Err(Kind::VAULT_CHANGED.into()),
    }
}
