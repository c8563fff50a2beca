//! `POST` what a verifier found about a credential.

use axum::{Json, body::Body, extract::State};
use http::HeaderMap;
use secondok_api::{
    problem::Kind,
    text::is_line,
    verification::{DeskApplication, LINE_MAX, NewCheck},
};

use super::look::whole;
use crate::{
    Care,
    http::{DoctorPath, Refusal, Verifier, With, body},
};

/// Records it, for good: a later one about the same credential counts instead, and this one stays.
pub(crate) async fn handle(
    State(care): State<Care>,
    me: With<Verifier>,
    DoctorPath(doctor): DoctorPath,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<DeskApplication>, Refusal> {
    let NewCheck { revision, check } = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    if !is_line(&check.source, LINE_MAX) {
        return Err(Refusal::detailed(
            Kind::BAD_APPLICATION,
            "source: expected 1 to 200 characters on one line.",
        ));
    }
    let now = care.clock().now();
    if check.next_due.is_some_and(|due| due <= now.day()) {
        return Err(Refusal::detailed(Kind::BAD_APPLICATION, "next_due: expected a day to come."));
    }
    let by = me.verifier();
    let row = care.store().record_check(doctor, revision, check, by, now).await?;
    Ok(Json(whole(&care, row).await?))
}
