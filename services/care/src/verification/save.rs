//! `PUT` the form: it is kept as it is, whole or not.

use axum::{Json, body::Body, extract::State};
use http::HeaderMap;
use secondok_api::{
    problem::Kind,
    profile::{ABOUT_MAX, LANGUAGES_MAX},
    verification::{Application, Change},
};

use super::slug;
use crate::{
    Care,
    http::{LoggedIn, Refusal, body},
};

/// Longest body: every text about the doctor that there may be, each character as long as JSON can make it, and as much again.
const BODY_MAX: usize = 2 * LANGUAGES_MAX * ABOUT_MAX * 12;

/// Keeps it, where it is with the doctor.
pub(crate) async fn handle(
    State(care): State<Care>,
    LoggedIn { doctor, .. }: LoggedIn,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Application>, Refusal> {
    let Change { revision, form } = body::json(&headers, body, BODY_MAX).await?;
    if !form.is_keepable() {
        return Err(Refusal::detailed(Kind::BAD_APPLICATION, "Something is too long, or not plain text."));
    }
    if !(slug::is_plain(&form.name) && slug::is_plain(&form.title)) {
        return Err(Refusal::detailed(
            Kind::BAD_APPLICATION,
            "name and title: expected each word in letters of one alphabet.",
        ));
    }
    let now = care.clock().now();
    let row = care.store().save_form(doctor, revision, form, now).await?;
    Ok(Json(row.public(now.day())))
}
