//! The doctor's log-in: OPAQUE (RFC 9807) over bytes. The password never leaves the doctor's device; the server
//! cannot test guesses without asking; the export key opens the vault (see [`crate::vault`]).
//!
//! ristretto255 and SHA-512 throughout, Argon2id with 19 MiB, two passes, one lane (RFC 9106; OWASP's minimum).

mod client;
mod old_rng;
mod server;

use argon2::{Algorithm, Argon2, Params, Version};
use opaque_ke::{CipherSuite, Identifiers, Ristretto255, TripleDh};
use sha2_010::Sha512;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

pub use self::{
    client::{ClientLogin, ClientRegistration},
    server::{LoginExchange, RegistrationRecord, ServerSetup},
};
use crate::secret::Secret;

/// Argon2id's memory, in KiB.
pub const ARGON2_MEMORY_KIB: u32 = 19 * 1024;
/// Argon2id's passes.
pub const ARGON2_PASSES: u32 = 2;

const SERVER_NAME: &[u8] = b"secondok care";
const CONTEXT: &[u8] = b"secondok/1 login";

/// Lengths of the messages (RFC 9807, sections 5.1 and 6.1, with 32-byte nonces, keys and elements and 64-byte hashes).
const REGISTRATION_REQUEST_LEN: usize = 32;
const REGISTRATION_RESPONSE_LEN: usize = 32 + 32;
const KE1_LEN: usize = 32 + 32 + 32;
const KE2_LEN: usize = (32 + 32 + 32 + 96) + (32 + 32 + 64);
const KE3_LEN: usize = 64;

struct Suite;

impl CipherSuite for Suite {
    type OprfCs = Ristretto255;
    type KeyExchange = TripleDh<Ristretto255, Sha512>;
    type Ksf = Argon2<'static>;
}

/// A registration or a log-in that did not succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LoginError {
    /// The other side's bytes are not what they should be.
    #[error("the other side's answer cannot be read")]
    Malformed,
    /// The password is wrong, or nobody has this name: the doctor's device cannot tell either.
    #[error("name or password is wrong")]
    WrongLogin,
}

/// A password as it was typed, in Unicode's normal form C, so that two keyboards give the same one.
pub struct Password(Zeroizing<String>);

impl Password {
    /// Takes what was typed.
    pub fn new(typed: &str) -> Self {
        Self(Zeroizing::new(typed.nfc().collect()))
    }

    fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(redacted)")
    }
}

/// What only the right password gives, the same at each log-in: opens the vault.
#[derive(Debug, PartialEq, Eq)]
pub struct ExportKey(Secret<64>);

impl ExportKey {
    fn from_output(output: &[u8]) -> Self {
        Self(Secret::from_slice(output).expect("SHA-512 gives 64 bytes"))
    }

    /// One that no password gives.
    pub(crate) fn random(rng: &mut impl rand_core::CryptoRng) -> Self {
        Self(Secret::random(rng))
    }

    pub(crate) fn expose(&self) -> &[u8; 64] {
        self.0.expose()
    }

    #[cfg(test)]
    pub(crate) const fn for_tests(bytes: [u8; 64]) -> Self {
        Self(Secret::new(bytes))
    }
}

/// The library passes over what follows a message; here a message has its length.
fn exactly(bytes: &[u8], length: usize) -> Result<&[u8], LoginError> {
    if bytes.len() == length { Ok(bytes) } else { Err(LoginError::Malformed) }
}

fn stretching(memory_kib: u32, passes: u32) -> Argon2<'static> {
    let params = Params::new(memory_kib, passes, 1, None).expect("constants within Argon2's limits");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn identifiers(login: &str) -> Identifiers<'_> {
    Identifiers { client: Some(login.as_bytes()), server: Some(SERVER_NAME) }
}

#[cfg(test)]
mod tests;
