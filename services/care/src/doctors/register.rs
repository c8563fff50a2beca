//! `POST` registration, in two steps: an invitation becomes an account with its log-in, identity, vault and prekeys,
//! all or nothing.

use axum::{Json, body::Body, extract::State};
use http::{HeaderMap, StatusCode};
use secondok_api::{
    doctor::{RegistrationChallenge, RegistrationFinish, RegistrationStart},
    problem::Kind,
};
use secondok_protocol::{id::InvitationCode, login::RegistrationRecord};

use super::{keys, vault};
use crate::{
    Care,
    http::{Refusal, body},
    store::{InvitationRow, RegisterError, Registration},
};

/// The first step: the invitation stays good.
pub(crate) async fn start(
    State(care): State<Care>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<RegistrationChallenge>, Refusal> {
    let request: RegistrationStart = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    let InvitationRow { doctor, login, .. } = invitation(&care, &request.invitation).await?;
    let response = care.login().registration_response(&login, &request.request.0)?;
    Ok(Json(RegistrationChallenge { doctor, login, response: response.into() }))
}

/// The second step: uses the invitation up.
pub(crate) async fn finish(
    State(care): State<Care>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let request: RegistrationFinish = body::json(&headers, body, body::VAULT_JSON_MAX).await?;
    let today = care.today();
    let invited = invitation(&care, &request.invitation).await?;
    let record = RegistrationRecord::from_bytes(&request.record.0)?;
    let identity = keys::identity(invited.doctor, &request.identity.0)?;
    let prekeys = keys::prekeys(&identity, &request.prekeys, today)?;
    vault::require_size(&request.vault.0)?;
    let registration = Registration {
        invitation: request.invitation.hash(),
        today,
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

async fn invitation(care: &Care, code: &InvitationCode) -> Result<InvitationRow, Refusal> {
    let row = care.store().invitation(code.hash(), care.today()).await?;
    row.ok_or_else(|| Kind::UNKNOWN_INVITATION.into())
}
