//! `DELETE` a notice: it is taken back, as a draft or later.

use axum::extract::State;
use http::StatusCode;

use crate::{
    Care,
    http::{NoticePath, Publisher, Refusal, With},
};

/// Nobody is shown it from now on. One that was taken back stays so.
pub(crate) async fn handle(
    State(care): State<Care>,
    publisher: With<Publisher>,
    NoticePath(notice): NoticePath,
) -> Result<StatusCode, Refusal> {
    care.store().withdraw_notice(notice, publisher.staff, care.clock().now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
