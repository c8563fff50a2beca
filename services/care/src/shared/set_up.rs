//! `POST` an account of the desk: makes it, once.

use axum::{body::Body, extract::State};
use http::{HeaderMap, StatusCode};
use secondok_api::{
    desk::account::{SetUp, Share},
    problem::Kind,
};
use secondok_protocol::vault::StaffKey;

use super::checked;
use crate::{
    Care,
    doctors::{keys, vault},
    http::{ActsFor, Refusal, With, body},
    store::NewAccount,
};

/// Makes the account, with the shares of who makes it and of the code that they print.
pub(crate) async fn handle<R: ActsFor>(
    State(care): State<Care>,
    me: With<R>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let SetUp { identity, vault, prekeys, share, printed } =
        body::json(&headers, body, body::VAULT_JSON_MAX).await?;
    let identity = keys::identity(R::ACCOUNT.id(), &identity.0)?;
    let prekeys = keys::prekeys(&identity, &prekeys, care.today())?;
    vault::require_size(&vault.0)?;
    let shares = [(me.staff, share), (StaffKey::PRINTED, printed)];
    let shares = shares.into_iter().map(|(staff, share)| checked(Share { staff, share }));
    let shares = shares.collect::<Result<_, _>>()?;
    let new = NewAccount { identity: *identity.as_bytes(), vault: vault.0, prekeys, shares };
    if !care.store().set_up_account(R::ACCOUNT, new, me.staff, care.clock().now()).await? {
        return Err(Kind::ACCOUNT_SET_UP.into());
    }
    Ok(StatusCode::NO_CONTENT)
}
