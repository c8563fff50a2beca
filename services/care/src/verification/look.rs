//! `GET` one application, for a verifier.

use axum::{Json, extract::State};
use secondok_api::{
    problem::Kind,
    verification::{DeskApplication, Reviewer},
};
use secondok_protocol::id::StaffId;

use crate::{
    Care,
    http::{DoctorPath, Refusal, Verifier, With},
    store::{ApplicationRow, StaffRow},
};

/// As it stands.
pub(crate) async fn handle(
    State(care): State<Care>,
    _: With<Verifier>,
    DoctorPath(doctor): DoctorPath,
) -> Result<Json<DeskApplication>, Refusal> {
    let row = care.store().application(doctor).await?.ok_or(Kind::UNKNOWN_APPLICATION)?;
    Ok(Json(whole(&care, row).await?))
}

/// The application as verifiers see it.
pub(super) async fn whole(care: &Care, row: ApplicationRow) -> Result<DeskApplication, Refusal> {
    let reviewer = reviewers(&care.store().staff().await?, row.stage.reviewer());
    let (doctor, since) = (row.doctor, row.since.0);
    Ok(DeskApplication { doctor, since, reviewer, application: row.public(care.today()) })
}

/// Who has it, with the name of whoever is still there.
pub(super) fn reviewers(staff: &[StaffRow], reviewer: Option<StaffId>) -> Option<Reviewer> {
    let named = |one| staff.iter().find(|row| row.staff == one).map(|row| row.login.clone());
    reviewer.map(|staff| Reviewer { staff, login: named(staff) })
}
