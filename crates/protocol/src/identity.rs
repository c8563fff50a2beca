//! The doctor's identity: an Ed25519 key (RFC 8032) that signs prekeys and messages.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use rand_core::CryptoRng;

use crate::{id::DoctorId, secret::Secret};

/// Length of a public identity key.
pub const IDENTITY_KEY_LEN: usize = 32;
/// Length of a signature.
pub const SIGNATURE_LEN: usize = 64;

/// What a signature is for; a signature for one purpose is none for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Prekey,
    Message,
}

impl Purpose {
    const fn domain(self) -> &'static [u8] {
        match self {
            Self::Prekey => b"secondok/1 signed prekey\0",
            Self::Message => b"secondok/1 signed message\0",
        }
    }
}

/// A doctor's public identity: who, and the key that speaks for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdentityKey {
    doctor: DoctorId,
    key: VerifyingKey,
}

/// An identity key that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identity key: expected 32 bytes of Ed25519, not of small order")]
pub struct IdentityKeyError;

impl IdentityKey {
    /// Reads the key of this doctor.
    ///
    /// # Errors
    /// [`IdentityKeyError`] for bytes that are no key, or a weak one.
    pub fn from_bytes(doctor: DoctorId, key: &[u8]) -> Result<Self, IdentityKeyError> {
        let key = VerifyingKey::try_from(key).map_err(|_| IdentityKeyError)?;
        if key.is_weak() { Err(IdentityKeyError) } else { Ok(Self { doctor, key }) }
    }

    /// Whose it is.
    pub fn doctor(&self) -> DoctorId {
        self.doctor
    }

    /// The key's 32 bytes.
    pub fn as_bytes(&self) -> &[u8; IDENTITY_KEY_LEN] {
        self.key.as_bytes()
    }

    /// Whether the signature is this doctor's, for this purpose, over these parts one after the other. Strict: no
    /// signature that another implementation may refuse (RFC 8032, section 8.4; "Taming the many EdDSAs").
    pub(crate) fn verifies(
        &self,
        purpose: Purpose,
        parts: &[&[u8]],
        signature: &[u8; SIGNATURE_LEN],
    ) -> bool {
        let signature = Signature::from_bytes(signature);
        self.key.verify_strict(&signed_bytes(purpose, self.doctor, parts), &signature).is_ok()
    }
}

/// A doctor's identity with the secret that signs.
pub struct DoctorIdentity {
    signing: SigningKey,
    public: IdentityKey,
}

impl DoctorIdentity {
    /// Makes a new one.
    pub fn generate(doctor: DoctorId, rng: &mut impl CryptoRng) -> Self {
        Self::from_seed(doctor, &Secret::random(rng))
    }

    /// The identity with this seed, as it lies in the doctor's vault.
    pub fn from_seed_bytes(doctor: DoctorId, seed: &[u8; 32]) -> Self {
        Self::from_seed(doctor, &Secret::new(*seed))
    }

    fn from_seed(doctor: DoctorId, seed: &Secret<32>) -> Self {
        let signing = SigningKey::from_bytes(seed.expose());
        let public = IdentityKey { doctor, key: signing.verifying_key() };
        Self { signing, public }
    }

    /// The secret seed, for the doctor's vault and for nothing else.
    pub fn seed_bytes(&self) -> &[u8; 32] {
        self.signing.as_bytes()
    }

    /// The public half.
    pub fn public(&self) -> &IdentityKey {
        &self.public
    }

    pub(crate) fn sign(&self, purpose: Purpose, parts: &[&[u8]]) -> [u8; SIGNATURE_LEN] {
        self.signing.sign(&signed_bytes(purpose, self.public.doctor, parts)).to_bytes()
    }
}

impl std::fmt::Debug for DoctorIdentity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DoctorIdentity({}, redacted)", self.public.doctor)
    }
}

fn signed_bytes(purpose: Purpose, doctor: DoctorId, parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = [purpose.domain(), doctor.as_bytes()].concat();
    parts.iter().for_each(|part| bytes.extend_from_slice(part));
    bytes
}
