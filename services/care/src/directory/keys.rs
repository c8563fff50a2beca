//! `GET` the keys of a whole specialty: never of one doctor, so that asking does not tell who will be asked.

use axum::{extract::State, response::Response};
use http::HeaderMap;
use secondok_api::{
    directory::{DoctorKeys, SpecialtyKeys},
    problem::Kind,
};
use secondok_keylog::Entry;
use secondok_protocol::Day;

use crate::{
    Care,
    http::{Named, Refusal, compressed},
    store::DoctorKeysRow,
};

/// Keys of every doctor of the specialty who can be asked today.
pub(crate) async fn handle(
    State(care): State<Care>,
    Named(specialty): Named,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    if !is_name(&specialty) {
        return Err(Kind::UNKNOWN_SPECIALTY.into());
    }
    let today = care.today();
    let rows = care.store().specialty_keys(&specialty, today).await?;
    if rows.is_empty() && !is_known(&care, &specialty).await? {
        return Err(Kind::UNKNOWN_SPECIALTY.into());
    }
    let keys = logged(&care, today, rows).await?;
    Ok(compressed::json(&headers, &keys))
}

/// These keys, with what shows that they stand in the log.
async fn logged(care: &Care, today: Day, rows: Vec<DoctorKeysRow>) -> Result<SpecialtyKeys, Refusal> {
    // Read after the rows: what they lead to is in it.
    let log = care.key_log().read(care.store()).await?;
    let logged = |row: DoctorKeysRow| {
        let (entry, &Entry { day: since, .. }) = log.published(row.doctor, &row.identity)?;
        let (identity, prekey) = (row.identity.to_vec().into(), row.prekey.into());
        Some(DoctorKeys { id: row.doctor, identity, prekey, entry, since })
    };
    let doctors = Vec::from_iter(rows.into_iter().filter_map(logged));
    let entries = Vec::from_iter(doctors.iter().map(|doctor| doctor.entry));
    let proof = log.prove(&entries).into();
    let log = care.key_log().sign(&log);
    Ok(SpecialtyKeys { today, doctors, log, proof })
}

/// What identifiers of specialties look like.
fn is_name(specialty: &str) -> bool {
    (1..=64).contains(&specialty.len())
        && specialty.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
}

/// Whether any registered doctor has it.
async fn is_known(care: &Care, specialty: &str) -> Result<bool, Refusal> {
    let doctors = care.store().directory(care.today()).await?;
    Ok(doctors.iter().any(|row| row.profile.specialties.iter().any(|theirs| theirs == specialty)))
}
