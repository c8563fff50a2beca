//! `POST` a new key: after somebody has left, the vault opens for those who stay and for nobody else.

use axum::{Json, body::Body, extract::State};
use http::HeaderMap;
use secondok_api::{desk::account::Rekey, doctor::VaultVersion, problem::Kind};

use super::checked;
use crate::{
    Care,
    doctors::{keys, vault},
    http::{ActsFor, Refusal, With, body},
    store::RekeyedAccount,
};

/// Puts the vault under its new key, and its prekeys and the shares of it in the place of all others: all of it or nothing.
pub(crate) async fn handle<R: ActsFor>(
    State(care): State<Care>,
    me: With<R>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<VaultVersion>, Refusal> {
    let Rekey { version, vault, prekeys, shares } = body::json(&headers, body, body::VAULT_JSON_MAX).await?;
    let account = R::ACCOUNT.id();
    let row = care.store().doctor(account).await?.and_then(|row| row.identity);
    let identity = keys::identity(account, &row.ok_or(Kind::VAULT_CHANGED)?)?;
    let prekeys = keys::prekeys(&identity, &prekeys, care.today())?;
    vault::require_size(&vault.0)?;
    let shares = shares.into_iter().map(checked).collect::<Result<Vec<_>, _>>()?;
    if !shares.iter().any(|share| share.staff == me.staff) {
        return Err(Refusal::detailed(Kind::MALFORMED, "Whoever changes the key keeps a share."));
    }
    let new = RekeyedAccount { vault: vault.0, prekeys, shares };
    let replaced = care.store().rekey_account(R::ACCOUNT, me.staff, version, new, care.clock().now()).await?;
    Ok(Json(VaultVersion { version: replaced.ok_or(Kind::VAULT_CHANGED)? }))
}
