//! `PUT` the doctor's prekeys: replaces all that are published.

use axum::{body::Body, extract::State};
use http::{HeaderMap, StatusCode};
use secondok_api::{doctor::Prekeys, problem::Kind};

use super::keys;
use crate::{
    Care,
    http::{Acting, Refusal, body},
};

/// Publishes these prekeys and no others, unless another device has changed the vault since: what it published is of a later
/// vault.
pub(crate) async fn handle(
    State(care): State<Care>,
    Acting { account: doctor, .. }: Acting,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let Prekeys { version, prekeys } = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    let row = care.store().doctor(doctor).await?.ok_or(Kind::NOT_LOGGED_IN)?;
    let identity = row.identity.ok_or(Kind::NOT_LOGGED_IN)?;
    let identity = keys::identity(doctor, &identity)?;
    let prekeys = keys::prekeys(&identity, &prekeys, care.today())?;
    if !care.store().replace_prekeys(doctor, version, prekeys).await? {
        return Err(Kind::VAULT_CHANGED.into());
    }
    Ok(StatusCode::NO_CONTENT)
}
