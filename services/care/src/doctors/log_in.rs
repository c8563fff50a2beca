//! `POST` log-in, in two steps: OPAQUE (RFC 9807), then the second factor of whoever has set one up. Who has no account and who has
//! the wrong password are told the same, after the same work; who has the right one can learn that a code is needed.

use axum::{Json, body::Body, extract::State};
use http::HeaderMap;
use secondok_api::{
    doctor::{LoginChallenge, LoginFinish, Session},
    problem::Kind,
};
use secondok_protocol::id::SessionToken;

use super::factor;
use crate::{
    Care,
    http::{Refusal, body},
    login::{self, Proven},
    store::SessionRow,
};

/// Days on which a session is accepted, counted from the one on which it begins.
pub(crate) const SESSION_DAYS: u32 = 30;

/// The first step.
pub(crate) async fn start(
    State(care): State<Care>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<LoginChallenge>, Refusal> {
    login::start(&care, care.login(), &headers, body).await
}

/// The second step.
pub(crate) async fn finish(
    State(care): State<Care>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Session>, Refusal> {
    let request: LoginFinish = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    let now = care.clock().now();
    let proven = login::prove(care.login(), &request.exchange.0, &request.finalization.0, now)?;
    let Proven { account: doctor, login, .. } = proven;
    factor::require(&care, doctor, request.code.as_deref()).await?;
    let token = SessionToken::random(&mut care.rng());
    let today = now.day();
    let valid_until = today + (SESSION_DAYS - 1);
    let session = SessionRow { token: token.hash(), doctor, valid_until };
    if !care.store().create_session(session, now).await? {
        // Erased since the first step.
        return Err(Kind::WRONG_LOGIN.into());
    }
    let ticket = Some(care.login().ticket(doctor, &login, today, &mut care.rng()).into());
    Ok(Json(Session { doctor, token, valid_until, today, ticket }))
}
