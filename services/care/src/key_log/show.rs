//! `GET` what is published of the log (C2SP `tlog-tiles`). Everybody gets the same, and nobody says who they are.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use secondok_api::{directory, problem::Kind};

use crate::{
    Care,
    http::{Named, Refusal},
};

/// The log as apps ask for it.
pub(crate) async fn log(State(care): State<Care>) -> Result<Json<directory::KeyLog>, Refusal> {
    Ok(Json(now(&care).await?))
}

/// The checkpoint alone.
pub(crate) async fn checkpoint(State(care): State<Care>) -> Result<Response, Refusal> {
    let text = HeaderValue::from_static("text/plain; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, text)], now(&care).await?.checkpoint).into_response())
}

/// A tile, or a bundle of entries.
pub(crate) async fn tile(State(care): State<Care>, Named(name): Named) -> Result<Response, Refusal> {
    let name = name.parse().map_err(|_| Kind::NOT_FOUND)?;
    let bytes = care.key_log().tile(care.store(), name).await?.ok_or(Kind::NOT_FOUND)?;
    let bytes_type = HeaderValue::from_static("application/octet-stream");
    Ok(([(header::CONTENT_TYPE, bytes_type)], bytes).into_response())
}

async fn now(care: &Care) -> Result<directory::KeyLog, Refusal> {
    let kept = care.key_log().read(care.store()).await?;
    Ok(care.key_log().sign(&kept))
}
