//! What makes names and dates of one consultation differ from those of another.

use zeroize::Zeroizing;

/// 32 random bytes of one consultation. From them come the days by which its dates are shifted, and the new identifiers of
/// its images: the same within the consultation, unlinkable to those of any other.
pub struct Secret(Zeroizing<[u8; 32]>);

impl Secret {
    /// From random bytes, or such as were derived for nothing else.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Its bytes, for another program of the same device that cleans files of the same consultation.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Bytes for a purpose (HKDF-SHA256, RFC 5869).
    #[cfg(feature = "files")]
    pub(crate) fn derive<const N: usize>(&self, purpose: &[&[u8]]) -> [u8; N] {
        let mut out = [0; N];
        hkdf::Hkdf::<sha2::Sha256>::new(Some(b"SeconDOK attachments"), &*self.0)
            .expand_multi_info(purpose, &mut out)
            .expect("a few bytes can be derived");
        out
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}
