//! `GET` of every notice, for publishers.

use axum::{Json, extract::State};
use secondok_api::notice::DeskNotices;

use crate::{
    Care,
    http::{Publisher, Refusal, With},
};

/// Every notice, as it stands today.
pub(crate) async fn handle(
    State(care): State<Care>,
    _: With<Publisher>,
) -> Result<Json<DeskNotices>, Refusal> {
    let today = care.today();
    let rows = care.store().notices_for_desk().await?;
    let notices = rows.into_iter().map(|row| row.for_desk(today)).collect();
    Ok(Json(DeskNotices { today, notices }))
}
