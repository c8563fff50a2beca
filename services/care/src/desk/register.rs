//! `POST` registration of the staff, in two steps: an invitation becomes an account, with a second factor that was tried.

use axum::{Json, body::Body, extract::State};
use http::{HeaderMap, StatusCode};
use secondok_api::{
    desk::{RegistrationChallenge, RegistrationFinish},
    doctor::RegistrationStart,
    problem::Kind,
};
use secondok_protocol::{
    keys::{PublicKey, StaffMember},
    login::RegistrationRecord,
};

use crate::{
    Care,
    http::{InvitedStaff, Refusal, body},
    second_factor::SecondFactor,
    store::{StaffInvitationRow, StaffRegistration},
};

/// The first step: the invitation stays good.
pub(crate) async fn start(
    State(care): State<Care>,
    InvitedStaff { row, .. }: InvitedStaff,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<RegistrationChallenge>, Refusal> {
    let request: RegistrationStart = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    let StaffInvitationRow { staff, login, roles } = row;
    let response = care.staff_login().registration_response(&login, &request.request.0)?.into();
    let second_factor = SecondFactor::url(care.staff_login(), (staff, 0), &login);
    Ok(Json(RegistrationChallenge { staff, login, roles, response, second_factor }))
}

/// The second step: uses the invitation up, if the second factor is right.
pub(crate) async fn finish(
    State(care): State<Care>,
    InvitedStaff { row, code: invitation }: InvitedStaff,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let request: RegistrationFinish = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    let record = RegistrationRecord::from_bytes(&request.record.0)?;
    let now = care.clock().now();
    let factor = SecondFactor::of(care.staff_login(), (row.staff, 0));
    let step = factor.step(&request.code, now).ok_or(Kind::WRONG_CODE)?;
    let key = PublicKey::<StaffMember>::from_bytes(&request.key.0)
        .map_err(|error| Refusal::detailed(Kind::BAD_KEY, error.to_string()))?;
    let registration = StaffRegistration {
        invitation,
        record: record.as_bytes().to_vec(),
        key: key.as_bytes().to_vec(),
        step,
        now,
    };
    let registered = care.store().register_staff(registration).await?;
    registered.map(|_| StatusCode::NO_CONTENT).ok_or_else(|| Kind::UNKNOWN_INVITATION.into())
}
