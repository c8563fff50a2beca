//! `DELETE` the session: logs the doctor out; `DELETE` the others: wherever else.

use axum::{Json, extract::State};
use http::StatusCode;
use secondok_api::doctor::EndedSessions;

use crate::{
    Care,
    http::{LoggedIn, Refusal},
};

/// Ends the session that the request came with.
pub(crate) async fn handle(
    State(care): State<Care>,
    LoggedIn { session, .. }: LoggedIn,
) -> Result<StatusCode, Refusal> {
    care.store().delete_session(session).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends every other one: somebody has lost a device, or fears that others are logged in.
pub(crate) async fn others(
    State(care): State<Care>,
    LoggedIn { doctor, session }: LoggedIn,
) -> Result<Json<EndedSessions>, Refusal> {
    let count = care.store().end_other_sessions(doctor, session, care.clock().now()).await?;
    Ok(Json(EndedSessions { count }))
}
