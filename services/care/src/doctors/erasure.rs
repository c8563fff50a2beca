//! `POST` the end of the doctor's account: with the session, and the password once more.

use axum::{
    body::Body,
    extract::{FromRequestParts, State},
};
use http::{HeaderMap, StatusCode, request::Parts};
use secondok_api::{account::AccountErasure, problem::Kind};

use super::factor;
use crate::{
    Care,
    http::{LoggedIn, Refusal, body},
    login,
    store::Erasure,
};

/// The session, if it is good. That it is not is no answer yet: with the account its sessions went, and who asks again
/// because the first answer was lost is told the truth.
pub(crate) struct Maybe(Result<LoggedIn, Refusal>);

impl FromRequestParts<Care> for Maybe {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, care: &Care) -> Result<Self, Self::Rejection> {
        Ok(Self(LoggedIn::from_request_parts(parts, care).await))
    }
}

/// Erases the account; answers when no byte of it is left in the database's files.
pub(crate) async fn handle(
    State(care): State<Care>,
    Maybe(session): Maybe,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let AccountErasure { exchange, finalization, code } =
        body::json(&headers, body, body::SMALL_JSON_MAX).await?;
    let proven = login::prove(care.login(), &exchange.0, &finalization.0, care.clock().now())
        .map(|proven| proven.account);
    match session {
        Ok(LoggedIn { doctor, .. }) if proven.clone()? != doctor => return Err(Kind::WRONG_LOGIN.into()),
        Ok(_) => {}
        // The password alone opens nothing: only that the account is gone already is told to who has it.
        Err(refusal) => match proven {
            Ok(doctor) if care.store().is_erased(doctor).await? => {}
            _ => return Err(refusal),
        },
    }
    let doctor = proven?;
    // Of an account that is gone there is none: whoever asks again is told the truth.
    factor::require(&care, doctor, code.as_deref()).await?;
    let now = care.clock().now();
    match care.to_the_end(async move |care| care.store().erase_account(doctor, now).await).await? {
        Erasure::Done => Ok(StatusCode::NO_CONTENT),
        Erasure::Running(count) => {
            Err(Refusal::detailed(Kind::CONSULTATIONS_RUNNING, format!("Running: {count}.")))
        }
        Erasure::Unknown => Err(Kind::NOT_LOGGED_IN.into()),
    }
}
