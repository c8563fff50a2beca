//! `POST` a new key: after somebody has left, the vault opens for those who stay and for nobody else.

use axum::{Json, body::Body, extract::State};
use http::HeaderMap;
use secondok_api::{doctor::VaultVersion, problem::Kind, support::Rekey};

use super::checked;
use crate::{
    Care,
    doctors::vault,
    http::{Answerer, Refusal, With, body},
};

/// Puts the vault under its new key, and the shares of that in the place of all others: both or neither.
pub(crate) async fn handle(
    State(care): State<Care>,
    me: With<Answerer>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<VaultVersion>, Refusal> {
    let Rekey { version, vault, shares } = body::json(&headers, body, body::VAULT_JSON_MAX).await?;
    vault::require_size(&vault.0)?;
    let shares = shares.into_iter().map(checked).collect::<Result<Vec<_>, _>>()?;
    if !shares.iter().any(|share| share.staff == me.staff) {
        return Err(Refusal::detailed(Kind::MALFORMED, "Whoever changes the key keeps a share."));
    }
    let replaced = care.store().rekey_support(me.staff, version, vault.0, shares).await?;
    Ok(Json(VaultVersion { version: replaced.ok_or(Kind::VAULT_CHANGED)? }))
}
