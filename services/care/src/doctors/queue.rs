//! `GET` the doctor's queue.

use axum::{Json, extract::State};
use secondok_api::doctor::Queue;

use crate::{
    Care,
    http::{Acting, Refusal},
};

/// Every consultation of this doctor that is not erased.
pub(crate) async fn handle(
    State(care): State<Care>,
    Acting { account: doctor, .. }: Acting,
) -> Result<Json<Queue>, Refusal> {
    let today = care.today();
    let rows = care.store().queue(doctor).await?;
    Ok(Json(Queue { today, consultations: rows.iter().map(|row| row.to_state(today)).collect() }))
}
