//! `DELETE` the session: logs the doctor out.

use axum::extract::State;
use http::StatusCode;

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
