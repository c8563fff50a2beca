//! `GET` the doctor's own application.

use axum::{Json, extract::State};
use secondok_api::verification::Application;

use super::vouched;
use crate::{
    Care,
    http::{LoggedIn, Refusal},
};

/// As it stands.
pub(crate) async fn handle(
    State(care): State<Care>,
    LoggedIn { doctor, .. }: LoggedIn,
) -> Result<Json<Application>, Refusal> {
    let (row, today) = (care.store().application(doctor).await?, care.today());
    Ok(Json(row.map_or_else(|| vouched(today), |row| row.public(today))))
}
