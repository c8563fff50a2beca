//! The doctor's sealed vault: fetched, and replaced if nobody else has replaced it in between.

use axum::{Json, body::Body, extract::State};
use http::HeaderMap;
use secondok_api::{
    doctor::{Vault, VaultVersion},
    problem::Kind,
};

use crate::{
    Care,
    http::{Acting, Refusal, body},
};

/// `GET`: the vault.
pub(crate) async fn get(
    State(care): State<Care>,
    Acting { account: doctor, .. }: Acting,
) -> Result<Json<Vault>, Refusal> {
    // A doctor who has no vault has no account either: the session is of one that was removed.
    let row = care.store().vault(doctor).await?.ok_or(Kind::NOT_LOGGED_IN)?;
    Ok(Json(Vault { version: row.version, sealed: row.sealed.into() }))
}

/// `PUT`: replaces the version that the doctor's device started from.
pub(crate) async fn put(
    State(care): State<Care>,
    Acting { account: doctor, .. }: Acting,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<VaultVersion>, Refusal> {
    let vault: Vault = body::json(&headers, body, body::VAULT_JSON_MAX).await?;
    require_size(&vault.sealed.0)?;
    let replaced = care.store().replace_vault(doctor, vault.version, vault.sealed.0).await?;
    let version = replaced.ok_or(Kind::VAULT_CHANGED)?;
    Ok(Json(VaultVersion { version }))
}

/// A vault is never empty and never longer than [`body::VAULT_MAX`].
pub(crate) fn require_size(sealed: &[u8]) -> Result<(), Refusal> {
    if sealed.is_empty() {
        return Err(Refusal::detailed(Kind::MALFORMED, "The vault is empty."));
    }
    if sealed.len() > body::VAULT_MAX {
        return Err(Refusal::detailed(Kind::TOO_LARGE, format!("At most {} bytes.", body::VAULT_MAX)));
    }
    Ok(())
}
