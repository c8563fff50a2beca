//! Which keys a doctor can publish.

use secondok_api::{bytes::Bytes, problem::Kind};
use secondok_protocol::{
    Day,
    id::DoctorId,
    identity::IdentityKey,
    prekey::{PrekeyError, SignedPrekey, UnverifiedPrekey},
};

use crate::{http::Refusal, store::PrekeyRow};

/// Prekeys that can be published at a time: several weeks ahead.
pub(crate) const PREKEYS_MAX: usize = 8;

/// The identity key of this doctor.
pub(crate) fn identity(doctor: DoctorId, key: &[u8]) -> Result<IdentityKey, Refusal> {
    IdentityKey::from_bytes(doctor, key).map_err(|error| Refusal::detailed(Kind::BAD_KEY, error.to_string()))
}

/// Prekeys that this doctor signed and that have not run out; those of coming weeks may be among them.
pub(crate) fn prekeys(
    identity: &IdentityKey,
    encoded: &[Bytes],
    today: Day,
) -> Result<Vec<PrekeyRow>, Refusal> {
    if encoded.is_empty() || encoded.len() > PREKEYS_MAX {
        return Err(Refusal::detailed(Kind::BAD_KEY, format!("Between 1 and {PREKEYS_MAX} prekeys.")));
    }
    let checked: Result<Vec<_>, _> = encoded.iter().map(|bytes| prekey(identity, bytes, today)).collect();
    let mut rows = checked.map_err(|error| Refusal::detailed(Kind::BAD_KEY, error.to_string()))?;
    rows.sort_by_key(|row| row.key);
    rows.dedup_by_key(|row| row.key);
    Ok(rows)
}

fn prekey(identity: &IdentityKey, encoded: &Bytes, today: Day) -> Result<PrekeyRow, PrekeyError> {
    let signed: SignedPrekey = UnverifiedPrekey::parse(encoded.as_ref())?.signed_by(identity)?;
    if signed.not_after() < today {
        return Err(PrekeyError::Expired { not_after: signed.not_after() });
    }
    Ok(PrekeyRow {
        key: signed.key_id(),
        not_before: signed.not_before(),
        not_after: signed.not_after(),
        encoded: encoded.0.clone(),
    })
}
