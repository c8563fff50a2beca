//! `PUT` where the documents are going to lie: only there can a consultation with the verifiers be opened.

use axum::{Json, body::Body, extract::State};
use http::HeaderMap;
use secondok_api::verification::{Application, Documents};

use crate::{
    Care,
    http::{LoggedIn, Refusal, body},
};

/// Notes it, where the application is with the doctor and nothing lies elsewhere.
pub(crate) async fn handle(
    State(care): State<Care>,
    LoggedIn { doctor, .. }: LoggedIn,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Application>, Refusal> {
    let Documents { mailbox } = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    let today = care.today();
    Ok(Json(care.store().set_documents(doctor, mailbox, today).await?.public(today)))
}
