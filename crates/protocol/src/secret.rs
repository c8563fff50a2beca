//! Fixed-size secret bytes: redacted, wiped, compared in constant time, never cloned by accident.

use base64ct::{Base64, Encoding};
use rand_core::CryptoRng;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// `N` secret bytes. No `Clone`, no `Display`; serde (base64) is for what lies inside a sealed vault only.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(crate) struct Secret<const N: usize>([u8; N]);

impl<const N: usize> Secret<N> {
    pub(crate) const fn new(bytes: [u8; N]) -> Self {
        Self(bytes)
    }

    pub(crate) fn random(rng: &mut impl CryptoRng) -> Self {
        let mut secret = Self([0; N]);
        rng.fill_bytes(&mut secret.0);
        secret
    }

    /// Exactly `N` bytes, or nothing.
    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(crate) const fn expose(&self) -> &[u8; N] {
        &self.0
    }

    /// A second copy, where a second owner is meant.
    pub(crate) const fn duplicate(&self) -> Self {
        Self(self.0)
    }
}

impl<const N: usize> PartialEq for Secret<N> {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl<const N: usize> Eq for Secret<N> {}

impl<const N: usize> std::fmt::Debug for Secret<N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Secret({N} bytes, redacted)")
    }
}

impl<const N: usize> serde::Serialize for Secret<N> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Zeroizing::new(Base64::encode_string(&self.0)))
    }
}

impl<'de, const N: usize> serde::Deserialize<'de> for Secret<N> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Zeroizing::new(String::deserialize(deserializer)?);
        let bytes = Zeroizing::new(Base64::decode_vec(&text).map_err(serde::de::Error::custom)?);
        Self::from_slice(&bytes).ok_or_else(|| serde::de::Error::custom(format_args!("expected {N} bytes")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // rule: P-13
    #[test]
    fn secrets_are_wiped_and_redacted() {
        const fn wiped<T: ZeroizeOnDrop>() {}
        wiped::<Secret<32>>();
        wiped::<crate::id::Capability>();
        wiped::<ed25519_dalek::SigningKey>();
        assert!(std::mem::needs_drop::<Secret<32>>(), "something happens when it is dropped");

        let mut secret = Secret::new([0xaa; 4]);
        assert_eq!(format!("{secret:?}"), "Secret(4 bytes, redacted)");
        secret.zeroize();
        assert_eq!(secret.expose(), &[0; 4]);
    }
}
