//! `GET` the directory.

use axum::{Json, extract::State};
use secondok_api::directory::{Directory, DoctorEntry};

use crate::{Care, consultations::rules, http::Refusal};

/// Every registered doctor.
pub(crate) async fn handle(State(care): State<Care>) -> Result<Json<Directory>, Refusal> {
    let today = care.today();
    let rows = care.store().directory(today).await?;
    let entry = |row: crate::store::DirectoryRow| DoctorEntry {
        id: row.doctor,
        profile: row.profile,
        available: row.available,
    };
    Ok(Json(Directory {
        today,
        demonstration: care.is_demonstration(),
        accept_within: rules::ACCEPT_WITHIN,
        doctors: rows.into_iter().map(entry).collect(),
    }))
}
