//! Seals: the end of the log, signed with Ed25519 (RFC 8032) by a key that follows from the seed of the log-ins. The seed lies
//! outside the database and its backups.

use std::{fmt, str::FromStr};

use base64ct::{Base64UrlUnpadded, Encoding};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::chain::Head;
use crate::clock::Timestamp;

const KEY: &[u8] = b"secondok/1 audit seal key";
const DOMAIN: &[u8] = b"secondok/1 audit seal\0";

/// What seals the log.
pub struct SealKey(SigningKey);

impl fmt::Debug for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealKey(redacted)")
    }
}

impl SealKey {
    /// The same seed gives the same key for ever.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, seed).expand(KEY, &mut *key).expect("32 bytes can be expanded");
        Self(SigningKey::from_bytes(&key))
    }

    /// What shows that a seal is this key's.
    pub fn public(&self) -> PublicSealKey {
        PublicSealKey(self.0.verifying_key().to_bytes())
    }

    /// Seals a log that ends here.
    pub(crate) fn seal(&self, head: Head, at: Timestamp) -> Seal {
        let signature = self.0.sign(&signed_bytes(head, at)).to_bytes();
        Seal { head, at, signature }
    }
}

/// The public half of a [`SealKey`]: for whoever verifies a log without being able to write one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicSealKey([u8; 32]);

/// A text that is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a key of seals: expected 32 bytes as unpadded base64url, as `secondok audit key` shows it")]
pub struct ParseSealKeyError;

impl FromStr for PublicSealKey {
    type Err = ParseSealKeyError;

    fn from_str(text: &str) -> Result<Self, ParseSealKeyError> {
        let bytes = Base64UrlUnpadded::decode_vec(text.trim()).map_err(|_| ParseSealKeyError)?;
        let key = VerifyingKey::try_from(bytes.as_slice()).map_err(|_| ParseSealKeyError)?;
        Ok(Self(key.to_bytes()))
    }
}

/// 32 bytes as unpadded base64url.
impl fmt::Display for PublicSealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Base64UrlUnpadded::encode_string(&self.0))
    }
}

/// A log that ended here at that time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seal {
    /// Its last entry.
    pub head: Head,
    /// When.
    pub at: Timestamp,
    /// Ed25519, over all of that.
    pub signature: [u8; 64],
}

impl Seal {
    /// Whether this key made it.
    pub(super) fn is_of(&self, key: &PublicSealKey) -> bool {
        let Ok(key) = VerifyingKey::from_bytes(&key.0) else { return false };
        let signature = Signature::from_bytes(&self.signature);
        key.verify_strict(&signed_bytes(self.head, self.at), &signature).is_ok()
    }
}

fn signed_bytes(head: Head, at: Timestamp) -> Vec<u8> {
    [DOMAIN, &head.number.to_be_bytes(), &at.0.to_be_bytes(), &head.hash].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_is_its_keys_over_all_that_it_says() {
        let key = SealKey::from_seed(&[7; 32]);
        let seal = key.seal(Head { number: 3, hash: [1; 32] }, Timestamp(9));
        assert!(seal.is_of(&key.public()));
        assert!(!seal.is_of(&SealKey::from_seed(&[8; 32]).public()));
        for changed in [
            Seal { head: Head { number: 2, ..seal.head }, ..seal },
            Seal { head: Head { hash: [2; 32], ..seal.head }, ..seal },
            Seal { at: Timestamp(8), ..seal },
            Seal { signature: [0; 64], ..seal },
        ] {
            assert!(!changed.is_of(&key.public()), "{changed:?}");
        }
    }

    /// Old seals hang on it.
    #[test]
    fn the_seed_gives_the_same_key_for_ever() {
        let key = SealKey::from_seed(&[7; 32]).public().to_string();
        assert_eq!(key, "TQrvcwkkyN_sAKiD1emKaUkCmq7FN7cxwgdfkCTSvFw");
    }
}
