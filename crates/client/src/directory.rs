//! The public directory, and the keys of a whole specialty.

use std::collections::BTreeMap;

use secondok_api::{directory, path};
use secondok_protocol::{
    Day,
    id::DoctorId,
    identity::IdentityKey,
    prekey::{CurrentPrekey, PrekeyError, UnverifiedPrekey},
};

use crate::{
    clock::{CLOCK_TOLERANCE, ClockWarning},
    service::{self, ServiceError},
    transport::{Method, Transport},
};

/// The directory, with what this device should know about its clock.
#[derive(Debug, Clone)]
pub struct Directory {
    /// As the service publishes it.
    pub listed: directory::Directory,
    /// Set if device and service do not agree on the day.
    pub clock: Option<ClockWarning>,
}

/// The keys of a specialty's doctors, each checked.
#[derive(Debug, Clone)]
pub struct SpecialtyKeys {
    /// Those that can be sealed to.
    pub current: BTreeMap<DoctorId, CurrentPrekey>,
    /// Those that cannot, and why.
    pub refused: BTreeMap<DoctorId, KeyRefusal>,
    /// Set if device and service do not agree on the day.
    pub clock: Option<ClockWarning>,
}

/// Why a doctor's key is not sealed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyRefusal {
    /// The identity key is none.
    #[error("the doctor's identity key is not a key")]
    Identity,
    /// The prekey is not signed by the doctor, not current or not a prekey.
    #[error(transparent)]
    Prekey(#[from] PrekeyError),
}

/// Fetches the directory.
///
/// # Errors
/// [`ServiceError`].
pub async fn directory(transport: &impl Transport, today: Day) -> Result<Directory, ServiceError> {
    let request = service::plain(Method::Get, path::DIRECTORY.to_owned(), None);
    let listed: directory::Directory = service::fetch(transport, request).await?;
    let clock = ClockWarning::of(today, listed.today);
    Ok(Directory { listed, clock })
}

/// Fetches the keys of every doctor of a specialty, so that it is not told who will be asked, and checks each by this
/// device's own day, give or take [`CLOCK_TOLERANCE`]: the service cannot pass an old key off as current.
///
/// # Errors
/// [`ServiceError`]; `unknown-specialty` if there is no such one.
pub async fn specialty_keys(
    transport: &impl Transport,
    specialty: &str,
    today: Day,
) -> Result<SpecialtyKeys, ServiceError> {
    let request = service::plain(Method::Get, path::specialty_keys(specialty), None);
    let listed: directory::SpecialtyKeys = service::fetch(transport, request).await?;
    let (mut current, mut refused) = (BTreeMap::new(), BTreeMap::new());
    for keys in &listed.doctors {
        match verify(keys, today) {
            Ok(prekey) => drop(current.insert(keys.id, prekey)),
            Err(refusal) => drop(refused.insert(keys.id, refusal)),
        }
    }
    Ok(SpecialtyKeys { current, refused, clock: ClockWarning::of(today, listed.today) })
}

fn verify(keys: &directory::DoctorKeys, today: Day) -> Result<CurrentPrekey, KeyRefusal> {
    let identity = IdentityKey::from_bytes(keys.id, &keys.identity.0).map_err(|_| KeyRefusal::Identity)?;
    Ok(UnverifiedPrekey::parse(&keys.prekey.0)?.verify(&identity, today, CLOCK_TOLERANCE)?)
}
