//! HKDF-SHA256 (RFC 5869) with the protocol's labels.

use hkdf::Hkdf;
use sha2::Sha256;

use crate::secret::Secret;

/// Stands before every label, so that nothing derived here meets anything derived elsewhere.
pub(crate) const DOMAIN: &[u8] = b"secondok/1 ";

/// Extracts from `secret` under `salt`, then expands for `label` and `context`.
pub(crate) fn derive<const N: usize>(salt: &[u8], secret: &[u8], label: &[u8], context: &[u8]) -> Secret<N> {
    expand_with(&Hkdf::<Sha256>::new(Some(salt), secret), label, context)
}

/// Expands `key`, which is already uniformly random, for `label`.
pub(crate) fn expand<const N: usize>(key: &Secret<32>, label: &[u8]) -> Secret<N> {
    let hkdf = Hkdf::<Sha256>::from_prk(key.expose()).expect("32 bytes are a pseudorandom key of SHA-256");
    expand_with(&hkdf, label, &[])
}

/// HMAC-SHA256 (RFC 2104), which is what HKDF's first step computes (RFC 5869, section 2.2).
pub(crate) fn mac(key: &Secret<32>, message: &[u8]) -> [u8; 32] {
    Hkdf::<Sha256>::extract(Some(key.expose()), message).0.into()
}

fn expand_with<const N: usize>(hkdf: &Hkdf<Sha256>, label: &[u8], context: &[u8]) -> Secret<N> {
    let mut okm = zeroize::Zeroizing::new([0; N]);
    hkdf.expand_multi_info(&[DOMAIN, label, context], okm.as_mut_slice())
        .expect("nothing here is longer than 255 blocks");
    Secret::new(*okm)
}
