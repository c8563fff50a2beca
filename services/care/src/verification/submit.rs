//! `POST` the submission of an application, and its recall.

use axum::{Json, body::Body, extract::State};
use http::HeaderMap;
use secondok_api::{
    problem::Kind,
    verification::{Application, Seen},
};

use crate::{
    Care,
    http::{LoggedIn, Refusal, body},
    store::ApplicationError,
};

/// Hands it to the verifiers, if nothing is missing in it and its documents have arrived.
pub(crate) async fn handle(
    State(care): State<Care>,
    LoggedIn { doctor, .. }: LoggedIn,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Application>, Refusal> {
    let Seen { revision } = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    let now = care.clock().now();
    match care.store().submit_application(doctor, revision, now).await {
        Ok(row) => Ok(Json(row.public(now.day()))),
        Err(ApplicationError::Incomplete) => Err(incomplete(&care, doctor).await?),
        Err(error) => Err(error.into()),
    }
}

/// Takes it back, as long as nobody has begun to check it.
pub(crate) async fn recall(
    State(care): State<Care>,
    LoggedIn { doctor, .. }: LoggedIn,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Application>, Refusal> {
    let Seen { revision } = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    let now = care.clock().now();
    Ok(Json(care.store().recall_application(doctor, revision, now).await?.public(now.day())))
}

async fn incomplete(care: &Care, doctor: secondok_protocol::id::DoctorId) -> Result<Refusal, Refusal> {
    let row = care.store().application(doctor).await?.ok_or(Kind::UNKNOWN_APPLICATION)?;
    let told: Vec<_> =
        row.form.faults().iter().map(|(field, allowed)| format!("{field}: expected {allowed}.")).collect();
    Ok(Refusal::detailed(Kind::BAD_APPLICATION, told.join(" ")))
}
