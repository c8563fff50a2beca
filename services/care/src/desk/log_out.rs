//! `DELETE` the session: logs somebody of the staff out.

use axum::extract::State;
use http::StatusCode;

use crate::{
    Care,
    http::{Refusal, StaffMember},
};

/// Ends the session that the request came with.
pub(crate) async fn handle(
    State(care): State<Care>,
    StaffMember { session, .. }: StaffMember,
) -> Result<StatusCode, Refusal> {
    care.store().delete_staff_session(session).await?;
    Ok(StatusCode::NO_CONTENT)
}
