//! `PUT` the doctor's own profile: what they may change without anybody.

use axum::{body::Body, extract::State};
use http::{HeaderMap, StatusCode};
use secondok_api::{
    problem::Kind,
    profile::{ABOUT_MAX, LANGUAGES_MAX, ProfileChange},
};

use crate::{
    Care,
    http::{LoggedIn, Refusal, body},
    store::ProfileChanged,
};

/// Longest body: twice every text that there may be, each character as long as JSON can make it.
const BODY_MAX: usize = 2 * LANGUAGES_MAX * ABOUT_MAX * 12;

/// Changes it. The directory and the doctor's page have it at once; consultations that are running keep their days.
pub(crate) async fn handle(
    State(care): State<Care>,
    LoggedIn { doctor, .. }: LoggedIn,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let change: ProfileChange = body::json(&headers, body, BODY_MAX).await?;
    let faults = change.to.faults();
    if !faults.is_empty() {
        let told: Vec<_> =
            faults.iter().map(|(field, allowed)| format!("{field}: expected {allowed}.")).collect();
        return Err(Refusal::detailed(Kind::BAD_PROFILE, told.join(" ")));
    }
    match care.store().change_profile(doctor, change).await? {
        ProfileChanged::Done => Ok(StatusCode::NO_CONTENT),
        ProfileChanged::Otherwise => Err(Kind::PROFILE_CHANGED.into()),
        ProfileChanged::Paused => {
            Err(Refusal::detailed(Kind::BAD_PROFILE, "Only the organisation lets you be asked again."))
        }
        ProfileChanged::Unverified => Err(Kind::APPLICATION_STANDING.into()),
        ProfileChanged::Unknown => Err(Kind::NOT_LOGGED_IN.into()),
    }
}
