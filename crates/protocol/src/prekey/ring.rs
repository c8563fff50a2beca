//! The private halves of a doctor's prekeys, as they lie in the vault.

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

use super::{KEPT_DAYS, ROTATE_DAYS, Statement, VALID_DAYS};
use crate::{
    Day,
    id::KeyId,
    identity::DoctorIdentity,
    keys::{DoctorPrekey, SecretKey},
    secret::Secret,
};

/// One prekey with its private half.
#[derive(Debug, Serialize, Deserialize)]
struct PrekeySecret {
    id: KeyId,
    seed: Secret<32>,
    not_before: Day,
    /// Not published any more: another one has taken its place before its time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    retired: bool,
}

impl PrekeySecret {
    fn not_after(&self) -> Day {
        self.not_before + (VALID_DAYS - 1)
    }
}

/// All prekeys whose private halves the doctor still has. Serialises into the doctor's vault.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DoctorPrekeys {
    secrets: Vec<PrekeySecret>,
}

impl DoctorPrekeys {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Does what is due on this day: makes a new prekey when the newest is [`ROTATE_DAYS`] old, destroys private halves
    /// [`KEPT_DAYS`] after their last day. Says whether anything changed; then the vault is to be saved first, and
    /// [`Self::published`] to be uploaded after.
    pub fn rotate(&mut self, today: Day, rng: &mut impl CryptoRng) -> bool {
        let before = self.secrets.len();
        self.secrets.retain(|secret| today <= secret.not_after() + KEPT_DAYS);
        let mut changed = self.secrets.len() != before;
        // One made by a clock that ran ahead does not count until its day has come.
        let newest = self.secrets.iter().map(|secret| secret.not_before).filter(|day| *day <= today).max();
        if newest.is_none_or(|newest| today >= newest + ROTATE_DAYS) {
            self.make(today, rng);
            changed = true;
        }
        changed
    }

    /// Makes a new prekey on this day, whatever is due, and publishes none of those before it: somebody has their private halves
    /// who is to open nothing more. What is on its way to them still opens here.
    pub fn renew(&mut self, today: Day, rng: &mut impl CryptoRng) {
        self.secrets.iter_mut().for_each(|secret| secret.retired = true);
        self.make(today, rng);
    }

    fn make(&mut self, today: Day, rng: &mut impl CryptoRng) {
        let seed = Secret::random(rng);
        let id = SecretKey::<DoctorPrekey>::from_seed(seed.duplicate()).public().id();
        self.secrets.push(PrekeySecret { id, seed, not_before: today, retired: false });
    }

    /// The encoded, signed prekeys that are valid on this day or later.
    pub fn published(&self, identity: &DoctorIdentity, today: Day) -> Vec<Vec<u8>> {
        let mut current: Vec<_> =
            self.secrets.iter().filter(|secret| today <= secret.not_after() && !secret.retired).collect();
        current.sort_by_key(|secret| std::cmp::Reverse(secret.not_before));
        let statement = |secret: &PrekeySecret| Statement {
            key: SecretKey::from_seed(secret.seed.duplicate()).public().clone(),
            not_before: secret.not_before,
            not_after: secret.not_after(),
        };
        current.into_iter().map(|secret| statement(secret).signed_by(identity)).collect()
    }

    /// Which keys are held.
    pub fn key_ids(&self) -> impl Iterator<Item = KeyId> + '_ {
        self.secrets.iter().map(|secret| secret.id)
    }

    /// The private half of this key, if it is still there.
    pub(crate) fn find(&self, id: KeyId) -> Option<SecretKey<DoctorPrekey>> {
        let secret = self.secrets.iter().find(|secret| secret.id == id)?;
        Some(SecretKey::from_seed(secret.seed.duplicate()))
    }
}
