//! The public directory, and the keys of a whole specialty.

use std::collections::BTreeMap;

use secondok_api::{directory, path};
use secondok_keylog::{Entry, NotConsistent, verify_inclusion};
use secondok_protocol::{
    Day,
    id::DoctorId,
    identity::IdentityKey,
    prekey::{CurrentPrekey, PrekeyError, UnverifiedPrekey},
};

use crate::{
    clock::{CLOCK_TOLERANCE, ClockWarning},
    key_log::{self, Followed, LogError, LogRefusal, Seen},
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
    /// The log that the keys of this specialty stand in is not believed: none of them is.
    #[error(transparent)]
    Log(LogRefusal),
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

/// Fetches the keys of every doctor of a specialty, so that it is not told who will be asked. All of them have to stand in the log of
/// keys, and the log has to go on from what this device saw of it; then each is checked by this device's own day, give or take
/// [`CLOCK_TOLERANCE`]: the service cannot pass an old key off as current. Beside them what is seen of the log from now on.
///
/// # Errors
/// [`ServiceError`]; `unknown-specialty` if there is no such one.
pub async fn specialty_keys(
    transport: &impl Transport,
    specialty: &str,
    today: Day,
    seen: Option<&Seen>,
) -> Result<(SpecialtyKeys, Option<Seen>), ServiceError> {
    let fetch = async || {
        let request = service::plain(Method::Get, path::specialty_keys(specialty), None);
        let listed: directory::SpecialtyKeys = service::fetch(transport, request).await?;
        let logged = logged(transport, &listed, seen).await;
        Ok::<_, ServiceError>((listed, logged))
    };
    let mut fetched = fetch().await?;
    // Another window of the app may have seen more of the log while this answer was on its way.
    if let Err(LogError::Refused(LogRefusal::NotConsistent(NotConsistent::Shorter))) = fetched.1 {
        fetched = fetch().await?;
    }
    let (listed, logged) = fetched;
    let (logged, now) = match logged {
        Ok(followed) => (Ok(()), Some(followed.seen)),
        Err(LogError::Refused(refusal)) => (Err(KeyRefusal::Log(refusal)), seen.cloned()),
        Err(LogError::Service(error)) => return Err(error),
    };
    let (mut current, mut refused) = (BTreeMap::new(), BTreeMap::new());
    for keys in &listed.doctors {
        match logged.and_then(|()| verify(keys, today)) {
            Ok(prekey) => drop(current.insert(keys.id, prekey)),
            Err(refusal) => drop(refused.insert(keys.id, refusal)),
        }
    }
    Ok((SpecialtyKeys { current, refused, clock: ClockWarning::of(today, listed.today) }, now))
}

/// Whether all of them stand in a log that goes on from what this device saw.
async fn logged(
    transport: &impl Transport,
    listed: &directory::SpecialtyKeys,
    seen: Option<&Seen>,
) -> Result<Followed, LogError> {
    let followed = key_log::goes_on(transport, seen, &listed.log).await?;
    let entry = |keys: &directory::DoctorKeys| {
        let identity = keys.identity.0.as_slice().try_into().ok()?;
        Some((keys.entry, Entry::published(keys.id, identity, keys.since)))
    };
    let entries: Option<Vec<_>> = listed.doctors.iter().map(entry).collect();
    let entries = entries.ok_or(LogRefusal::NotIncluded)?;
    verify_inclusion(followed.root, &entries, &listed.proof.0).map_err(|_| LogRefusal::NotIncluded)?;
    Ok(followed)
}

fn verify(keys: &directory::DoctorKeys, today: Day) -> Result<CurrentPrekey, KeyRefusal> {
    let identity = IdentityKey::from_bytes(keys.id, &keys.identity.0).map_err(|_| KeyRefusal::Identity)?;
    Ok(UnverifiedPrekey::parse(&keys.prekey.0)?.verify(&identity, today, CLOCK_TOLERANCE)?)
}
