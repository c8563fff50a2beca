//! Encryption keys that carry their role in their type, and what derives from the patient's words.

mod consultation;
mod nickname;

use std::marker::PhantomData;

use base64ct::{Base64, Encoding};
use hpke::{Deserializable, Kem, Serializable, kem::XWing};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};

pub use self::{consultation::ConsultationKeys, nickname::Nickname};
use crate::{id::KeyId, secret::Secret};

/// Length of an X-Wing public key: ML-KEM-768's 1184 bytes and X25519's 32.
pub const PUBLIC_KEY_LEN: usize = 1184 + 32;

mod sealed {
    pub trait Sealed {}
}

/// Whose key it is and what for. The protocol has these four and no other.
pub trait KeyRole: sealed::Sealed {
    /// In words.
    const NAME: &'static str;
}

macro_rules! roles {
    ($($(#[$meta:meta])* $name:ident = $words:literal;)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {}

        impl sealed::Sealed for $name {}

        impl KeyRole for $name {
            const NAME: &'static str = $words;
        }
    )*};
}

roles! {
    /// The patient's key of one consultation, derived from the words.
    Patient = "patient's key";
    /// The doctor's key that first messages are sealed to; signed, and replaced every week.
    DoctorPrekey = "doctor's prekey";
    /// The doctor's key of one consultation, made when they first answer.
    DoctorConsultation = "doctor's consultation key";
    /// The key of somebody of the staff, derived from their password: shares of vaults are sealed to it.
    StaffMember = "staff member's key";
}

/// A public key that is none: its length or its encoding is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a public key: expected {PUBLIC_KEY_LEN} bytes of X-Wing")]
pub struct PublicKeyError;

/// An X-Wing public key (draft-connolly-cfrg-xwing-kem) in a role.
pub struct PublicKey<R: KeyRole> {
    bytes: Box<[u8; PUBLIC_KEY_LEN]>,
    id: KeyId,
    role: PhantomData<R>,
}

impl<R: KeyRole> PublicKey<R> {
    /// Reads a key and checks that it is one (ML-KEM's modulus check, FIPS 203, section 7.2).
    ///
    /// # Errors
    /// [`PublicKeyError`] where it is not.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PublicKeyError> {
        <XWing as Kem>::PublicKey::from_bytes(bytes).map_err(|_| PublicKeyError)?;
        let bytes: Box<[u8; PUBLIC_KEY_LEN]> = Box::new(bytes.try_into().map_err(|_| PublicKeyError)?);
        let id = KeyId::from_bytes(Sha256::digest(bytes.as_slice()).into());
        Ok(Self { bytes, id, role: PhantomData })
    }

    /// The key's encoding.
    pub fn as_bytes(&self) -> &[u8; PUBLIC_KEY_LEN] {
        &self.bytes
    }

    /// SHA-256 of the encoding.
    pub fn id(&self) -> KeyId {
        self.id
    }

    pub(crate) fn kem(&self) -> <XWing as Kem>::PublicKey {
        <XWing as Kem>::PublicKey::from_bytes(self.bytes.as_slice()).expect("checked when it was read")
    }
}

impl<R: KeyRole> Clone for PublicKey<R> {
    fn clone(&self) -> Self {
        Self { bytes: self.bytes.clone(), id: self.id, role: PhantomData }
    }
}

impl<R: KeyRole> PartialEq for PublicKey<R> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<R: KeyRole> Eq for PublicKey<R> {}

impl<R: KeyRole> std::fmt::Debug for PublicKey<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PublicKey({}, {})", R::NAME, self.id)
    }
}

impl<R: KeyRole> serde::Serialize for PublicKey<R> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Base64::encode_string(self.bytes.as_slice()))
    }
}

impl<'de, R: KeyRole> serde::Deserialize<'de> for PublicKey<R> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = Base64::decode_vec(&text).map_err(serde::de::Error::custom)?;
        Self::from_bytes(&bytes).map_err(serde::de::Error::custom)
    }
}

/// An X-Wing secret key in a role. It is kept as its 32-byte seed, which every implementation expands to the same key
/// (`DeriveKeyPair` differs between libraries and is never used).
pub struct SecretKey<R: KeyRole> {
    seed: Secret<32>,
    public: PublicKey<R>,
}

impl<R: KeyRole> SecretKey<R> {
    pub(crate) fn from_seed(seed: Secret<32>) -> Self {
        let secret = <XWing as Kem>::PrivateKey::from_bytes(seed.expose()).expect("any 32 bytes are a seed");
        let public =
            PublicKey::from_bytes(&XWing::sk_to_pk(&secret).to_bytes()).expect("made by the library itself");
        Self { seed, public }
    }

    pub(crate) fn generate(rng: &mut impl CryptoRng) -> Self {
        Self::from_seed(Secret::random(rng))
    }

    /// The public half.
    pub fn public(&self) -> &PublicKey<R> {
        &self.public
    }

    pub(crate) fn seed(&self) -> &Secret<32> {
        &self.seed
    }

    pub(crate) fn kem(&self) -> <XWing as Kem>::PrivateKey {
        <XWing as Kem>::PrivateKey::from_bytes(self.seed.expose()).expect("any 32 bytes are a seed")
    }
}

impl<R: KeyRole> std::fmt::Debug for SecretKey<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SecretKey({}, redacted)", R::NAME)
    }
}

/// What patient and doctor of one consultation both know and nobody else does: 32 bytes.
#[derive(Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Psk(Secret<32>);

/// A pre-shared key of another length than 32 bytes. HPKE libraries accept shorter ones, even none at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a pre-shared key has 32 bytes, not {0}")]
pub struct PskLengthError(pub usize);

impl Psk {
    /// Length in bytes.
    pub const LEN: usize = 32;

    /// Takes exactly 32 bytes.
    ///
    /// # Errors
    /// [`PskLengthError`] for any other length.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, PskLengthError> {
        Secret::from_slice(bytes).map(Self).ok_or(PskLengthError(bytes.len()))
    }

    pub(crate) const fn secret(&self) -> &Secret<32> {
        &self.0
    }

    /// The name that the doctor's screen shows for the patient, the same on both sides.
    pub fn nickname(&self) -> Nickname {
        Nickname::of(self)
    }
}

#[cfg(test)]
mod tests;
