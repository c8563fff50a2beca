//! `GET` the queue of applications.

use axum::{Json, extract::State};
use secondok_api::verification::{Applications, ApplicationsQuery, Listed};

use super::look::reviewers;
use crate::{
    Care,
    http::{Asked, Refusal, Verifier, With},
    store::ListedRow,
};

/// A page of it, those that came first at the top.
pub(crate) async fn handle(
    State(care): State<Care>,
    _: With<Verifier>,
    Asked(ApplicationsQuery { shown, from }): Asked<ApplicationsQuery>,
) -> Result<Json<Applications>, Refusal> {
    let (all, rows) = care.store().applications(shown, from).await?;
    let logins = care.store().staff().await?;
    let listed = |ListedRow { doctor, stage, since, form, unchecked }: ListedRow| Listed {
        doctor,
        standing: stage.standing(),
        since: since.0,
        reviewer: reviewers(&logins, stage.reviewer()),
        credentials: u32::try_from(form.credentials.len()).unwrap_or(u32::MAX),
        unchecked,
        name: form.name,
    };
    Ok(Json(Applications { all, applications: rows.into_iter().map(listed).collect() }))
}
