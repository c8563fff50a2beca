//! `GET` the doctor's account: everything that is held of it.

use axum::{Json, extract::State};
use secondok_api::{account::Account, problem::Kind};

use crate::{
    Care,
    http::{LoggedIn, Refusal},
};

/// Everything but what opens something.
pub(crate) async fn handle(
    State(care): State<Care>,
    LoggedIn { doctor, session }: LoggedIn,
) -> Result<Json<Account>, Refusal> {
    // Without an account the session is of one that was erased.
    let account = care.store().account(doctor, session, care.today()).await?.ok_or(Kind::NOT_LOGGED_IN)?;
    Ok(Json(Account { organisation: care.organisation().cloned(), ..account }))
}
