//! `POST` support: makes its account, once.

use axum::{body::Body, extract::State};
use http::{HeaderMap, StatusCode};
use secondok_api::{
    problem::Kind,
    support::{ACCOUNT, SetUp, Share},
};
use secondok_protocol::vault::StaffKey;

use super::checked;
use crate::{
    Care,
    doctors::{keys, vault},
    http::{Answerer, Refusal, With, body},
    store::NewSupport,
};

/// Makes the account, with the shares of who makes it and of the code that they print.
pub(crate) async fn handle(
    State(care): State<Care>,
    me: With<Answerer>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let SetUp { identity, vault, prekeys, share, printed } =
        body::json(&headers, body, body::VAULT_JSON_MAX).await?;
    let identity = keys::identity(ACCOUNT, &identity.0)?;
    let prekeys = keys::prekeys(&identity, &prekeys, care.today())?;
    vault::require_size(&vault.0)?;
    let shares = [(me.staff, share), (StaffKey::PRINTED, printed)];
    let shares = shares.into_iter().map(|(staff, share)| checked(Share { staff, share }));
    let shares = shares.collect::<Result<_, _>>()?;
    let new = NewSupport { identity: *identity.as_bytes(), vault: vault.0, prekeys, shares };
    if !care.store().set_up_support(new, me.staff, care.clock().now()).await? {
        return Err(Kind::SUPPORT_SET_UP.into());
    }
    Ok(StatusCode::NO_CONTENT)
}
