//! `POST` what a verifier decides.

use axum::{Json, body::Body, extract::State};
use http::HeaderMap;
use secondok_api::verification::{DeskApplication, NewStep};

use super::look::whole;
use crate::{
    Care,
    http::{DoctorPath, Refusal, Verifier, With, body},
    store::Stepped,
};

/// Does it. With the decision the documents' days are counted.
pub(crate) async fn handle(
    State(care): State<Care>,
    me: With<Verifier>,
    DoctorPath(doctor): DoctorPath,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<DeskApplication>, Refusal> {
    let NewStep { revision, step } = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    let (by, now) = (me.verifier(), care.clock().now());
    let stepped = care.to_the_end(async move |care| {
        let stepped = care.store().step_application(doctor, revision, step, by, now).await?;
        if let Some(ended) = &stepped.ended {
            care.hub().announce(ended, None);
        }
        care.owes_letters();
        Ok::<_, Refusal>(stepped)
    });
    let Stepped { row, .. } = stepped.await?;
    Ok(Json(whole(&care, row).await?))
}
