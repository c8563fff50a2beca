//! `GET` the notices that are in force.

use axum::{Json, extract::State};
use secondok_api::notice::Notices;

use super::policy;
use crate::{Care, http::Refusal, store::NoticeRow};

/// All of them, for every audience and in every language: who asks does not say who they are. A change of the privacy policy is
/// one of them.
pub(crate) async fn handle(State(care): State<Care>) -> Result<Json<Notices>, Refusal> {
    let today = care.today();
    let rows = care.store().notices_in_force(today).await?;
    let change = policy::change(care.versions(), today);
    let notices = change.into_iter().chain(rows.into_iter().filter_map(NoticeRow::public)).collect();
    Ok(Json(Notices { today, notices, broken_apps: care.broken_apps().to_vec() }))
}
