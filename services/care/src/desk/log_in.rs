//! `POST` log-in of the staff, in two steps: OPAQUE (RFC 9807), then the second factor. Who has no account and who has the
//! wrong password are told the same, after the same work; who has the right one can learn that their code is wrong.

use axum::{Json, body::Body, extract::State};
use http::HeaderMap;
use secondok_api::{
    desk::{LoginFinish, Session},
    doctor::LoginChallenge,
    problem::Kind,
};
use secondok_protocol::id::SessionToken;

use crate::{
    Care,
    clock::Timestamp,
    http::{Refusal, body},
    login::{self, Proven},
    second_factor,
    store::StaffSessionRow,
};

/// Seconds after which a session ends: a long day's work.
const SESSION: u64 = 12 * 60 * 60;

/// The first step.
pub(crate) async fn start(
    State(care): State<Care>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<LoginChallenge>, Refusal> {
    login::start(&care, care.staff_login(), &headers, body).await
}

/// The second step.
pub(crate) async fn finish(
    State(care): State<Care>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Session>, Refusal> {
    let request: LoginFinish = body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    let now = care.clock().now();
    let proven = login::prove(care.staff_login(), &request.exchange.0, &request.finalization.0, now)?;
    let Proven { account: staff, login, .. } = proven;
    second_factor::require(&care, care.staff_login(), (staff, 0), &request.code, now).await?;
    let token = SessionToken::random(&mut care.rng());
    let expires = Timestamp(now.0 + SESSION);
    let session = StaffSessionRow { token: token.hash(), staff, expires };
    // Whoever was removed meanwhile has none.
    let row = care.store().create_staff_session(session, now).await?.ok_or(Kind::WRONG_LOGIN)?;
    let ticket = Some(care.staff_login().ticket(staff, &login, now.day(), &mut care.rng()).into());
    Ok(Json(Session { staff, token, roles: row.roles, expires: expires.0, ticket }))
}
