//! The doctor's second factor: set up and removed with the password once more and a code. Who has a session alone can do neither.

use axum::{Json, body::Body, extract::State};
use http::{HeaderMap, StatusCode};
use secondok_api::{
    audit::Alert,
    doctor::{FactorChallenge, FactorChange},
    problem::Kind,
};
use secondok_protocol::id::DoctorId;

use crate::{
    Care,
    audit::Stamp,
    http::{LoggedIn, Refusal, body},
    login,
    second_factor::{self, SecondFactor},
};

/// `POST`: a second factor to set up, another one each time: whoever has had a session once does not know it. None is asked for yet.
pub(crate) async fn show(
    State(care): State<Care>,
    LoggedIn { doctor, .. }: LoggedIn,
) -> Result<Json<FactorChallenge>, Refusal> {
    let generation = care.store().begin_factor(doctor).await?.ok_or(Kind::FACTOR_ON)?;
    let login = care.store().login_name(doctor).await?.ok_or(Kind::NOT_LOGGED_IN)?;
    Ok(Json(FactorChallenge { second_factor: SecondFactor::url(care.login(), (doctor, generation), &login) }))
}

/// `PUT`: from now on it is asked for. The same again gets the same answer.
pub(crate) async fn add(
    State(care): State<Care>,
    LoggedIn { doctor, .. }: LoggedIn,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let change = proven(&care, doctor, &headers, body).await?;
    let now = care.clock().now();
    let row = care.store().factor(doctor).await?.ok_or(Kind::WRONG_CODE)?;
    let step = SecondFactor::of(care.login(), (doctor, row.generation)).step(&change.code, now);
    if row.is_on {
        // Only the code that set it up: others would be tried here without being counted.
        let is_repeated = step == Some(row.step);
        return if is_repeated { Ok(StatusCode::NO_CONTENT) } else { Err(Kind::FACTOR_ON.into()) };
    }
    let step = step.ok_or(Kind::WRONG_CODE)?;
    if !care.store().add_factor(doctor, row.generation, step, now).await? {
        return Err(Kind::FACTOR_ON.into());
    }
    Ok(StatusCode::NO_CONTENT)
}

/// `POST`: from now on none is asked for. The same again gets the same answer.
pub(crate) async fn remove(
    State(care): State<Care>,
    LoggedIn { doctor, .. }: LoggedIn,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let change = proven(&care, doctor, &headers, body).await?;
    require(&care, doctor, Some(&change.code)).await?;
    if care.store().remove_factor(doctor, Stamp::doctor(doctor, care.clock().now())).await? {
        care.tell(&Alert::FactorRemoved { doctor });
    }
    Ok(StatusCode::NO_CONTENT)
}

/// What is asked, beside the password, of whoever has a second factor: to log in, to remove it, to erase the account.
pub(crate) async fn require(care: &Care, doctor: DoctorId, code: Option<&str>) -> Result<(), Refusal> {
    let Some(row) = care.store().factor(doctor).await?.filter(|row| row.is_on) else { return Ok(()) };
    let code = code.ok_or(Kind::CODE_NEEDED)?;
    second_factor::require(care, care.login(), (doctor, row.generation), code, care.clock().now()).await
}

/// What is to be changed, by whoever has the password.
async fn proven(
    care: &Care,
    doctor: DoctorId,
    headers: &HeaderMap,
    body: Body,
) -> Result<FactorChange, Refusal> {
    let change: FactorChange = body::json(headers, body, body::SMALL_JSON_MAX).await?;
    let (exchange, finalization) = (&change.exchange.0, &change.finalization.0);
    let by = login::prove(care.login(), exchange, finalization, care.clock().now())?;
    if by.account == doctor { Ok(change) } else { Err(Kind::WRONG_LOGIN.into()) }
}
