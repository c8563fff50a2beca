//! `POST` registration, in two steps: an invitation becomes an account with its log-in, identity, vault and prekeys,
//! all or nothing.

use axum::{Json, body::Body, extract::State};
use http::{HeaderMap, StatusCode};
use secondok_api::{
    doctor::{RegistrationChallenge, RegistrationFinish, RegistrationStart},
    problem::Kind,
};
use secondok_protocol::login::RegistrationRecord;

use super::{keys, vault};
use crate::{
    Care,
    http::{Invited, Refusal, body},
    store::{InvitationRow, RegisterError, Registration},
};

/// The first step: the invitation stays good.
pub(crate) async fn start(
    State(care): State<Care>,
    Invited { row, .. }: Invited,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<RegistrationChallenge>, Refusal> {
    let request: RegistrationStart = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    let InvitationRow { doctor, login, .. } = row;
    let response = care.login().registration_response(&login, &request.request.0)?;
    Ok(Json(RegistrationChallenge { doctor, login, response: response.into() }))
}

/// The second step: uses the invitation up.
pub(crate) async fn finish(
    State(care): State<Care>,
    Invited { row: invited, code }: Invited,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let request: RegistrationFinish = body::json(&headers, body, body::VAULT_JSON_MAX).await?;
    let now = care.clock().now();
    let record = RegistrationRecord::from_bytes(&request.record.0)?;
    let identity = keys::identity(invited.doctor, &request.identity.0)?;
    let prekeys = keys::prekeys(&identity, &request.prekeys, now.day())?;
    vault::require_size(&request.vault.0)?;
    let registration = Registration {
        invitation: code,
        now,
        record: record.as_bytes().to_vec(),
        identity: *identity.as_bytes(),
        vault: request.vault.0,
        prekeys,
    };
    match care.store().register_doctor(registration).await {
        Ok(_) => Ok(StatusCode::NO_CONTENT),
        Err(RegisterError::UnknownInvitation) => Err(Kind::UNKNOWN_INVITATION.into()),
        Err(RegisterError::Store(error)) => Err(error.into()),
    }
}
