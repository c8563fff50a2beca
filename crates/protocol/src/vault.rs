//! The doctor's vault: everything secret that a doctor's devices share, sealed so that the server that keeps it
//! learns its size only roughly, and nothing else.
//!
//! A random vault key lives as long as the vault. Two copies of it are wrapped once: one opens by the password (OPAQUE's
//! export key), one by a printed recovery code. Each saving seals the content under a key of its own.

mod recovery;
mod share;

use chacha20poly1305::{
    ChaCha20Poly1305, KeyInit,
    aead::{Aead, Payload},
};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

pub use self::{
    recovery::{RecoveryCode, RecoveryCodeError},
    share::{SHARE_LEN, ShareError, StaffKey},
};
use crate::{id::DoctorId, kdf, login::ExportKey, secret::Secret};

const VERSION: u8 = 1;
const SALT_LEN: usize = 32;
const TAG_LEN: usize = 16;
/// Salt, then the sealed vault key.
const WRAP_LEN: usize = SALT_LEN + 32 + TAG_LEN;
/// The content is padded to a multiple of this.
pub const PAD_TO: usize = 4096;

/// A vault that does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The bytes are not a vault of this version.
    #[error("not a vault of a known version")]
    Malformed,
    /// Neither this password nor this code opens it.
    #[error("the vault does not open with this")]
    WrongKey,
    /// The key opens, but the content was changed, or it is another doctor's.
    #[error("the vault's content was changed")]
    Damaged,
}

/// What opens a vault.
#[derive(Debug, Clone, Copy)]
pub enum Unlock<'a> {
    /// The password, by way of a log-in.
    Login(&'a ExportKey),
    /// The printed code.
    Recovery(&'a RecoveryCode),
}

impl Unlock<'_> {
    fn secret(&self) -> &[u8] {
        match self {
            Self::Login(key) => key.expose(),
            Self::Recovery(code) => code.expose(),
        }
    }

    const fn label(&self) -> &'static [u8] {
        match self {
            Self::Login(_) => b"vault wrap login",
            Self::Recovery(_) => b"vault wrap recovery",
        }
    }
}

/// An opened vault's keys: seals its next version. The wraps travel unchanged from version to version.
pub struct VaultKeys {
    doctor: DoctorId,
    key: Secret<32>,
    login: [u8; WRAP_LEN],
    recovery: [u8; WRAP_LEN],
}

impl VaultKeys {
    /// A new vault, with the code to print.
    pub fn create(doctor: DoctorId, login: &ExportKey, rng: &mut impl CryptoRng) -> (Self, RecoveryCode) {
        let key = Secret::random(rng);
        let code = RecoveryCode::generate(rng);
        let login = wrap(doctor, Unlock::Login(login), &key, rng);
        let recovery = wrap(doctor, Unlock::Recovery(&code), &key, rng);
        (Self { doctor, key, login, recovery }, code)
    }

    /// A new vault of several people, who open it by their shares ([`Self::share`]): no password and no code of its own does.
    pub fn create_shared(account: DoctorId, rng: &mut impl CryptoRng) -> Self {
        let nobodys = ExportKey::random(rng);
        Self::create(account, &nobodys, rng).0
    }

    /// Seals the content: `version ‖ login wrap ‖ recovery wrap ‖ salt ‖ sealed content`.
    pub fn seal(&self, content: &[u8], rng: &mut impl CryptoRng) -> Vec<u8> {
        let salt = Secret::<SALT_LEN>::random(rng);
        let length = u32::try_from(content.len()).expect("a vault is far below 4 GiB");
        let padded = (4 + content.len()).next_multiple_of(PAD_TO);
        let mut plaintext = Zeroizing::new(Vec::with_capacity(padded));
        plaintext.extend_from_slice(&length.to_be_bytes());
        plaintext.extend_from_slice(content);
        plaintext.resize(padded, 0);

        let mut sealed = vec![VERSION];
        sealed.extend_from_slice(&self.login);
        sealed.extend_from_slice(&self.recovery);
        sealed.extend_from_slice(salt.expose());
        let aad = content_data(self.doctor, &self.login, &self.recovery);
        let payload = Payload { msg: plaintext.as_slice(), aad: &aad };
        let body = content_cipher(&self.key, salt.expose()).encrypt(&Default::default(), payload);
        sealed.extend(body.expect("a vault is far below the cipher's limit"));
        sealed
    }

    /// Opens a sealed vault of this doctor.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn open(
        doctor: DoctorId,
        unlock: Unlock<'_>,
        sealed: &[u8],
    ) -> Result<(Self, Zeroizing<Vec<u8>>), VaultError> {
        let parts = Parts::of(sealed).ok_or(VaultError::Malformed)?;
        let wrapped = match unlock {
            Unlock::Login(_) => &parts.login,
            Unlock::Recovery(_) => &parts.recovery,
        };
        let key = unwrap(doctor, unlock, wrapped).ok_or(VaultError::WrongKey)?;
        parts.open(doctor, key)
    }

    /// Opens a later version of a vault with the key that a device kept while it stays logged in
    /// ([`Self::key_bytes`]).
    ///
    /// # Errors
    /// [`VaultError`]; a wrong key shows as [`VaultError::Damaged`].
    pub fn reopen(
        doctor: DoctorId,
        key: &[u8; 32],
        sealed: &[u8],
    ) -> Result<(Self, Zeroizing<Vec<u8>>), VaultError> {
        Parts::of(sealed).ok_or(VaultError::Malformed)?.open(doctor, Secret::new(*key))
    }

    /// The vault key, for the sealed storage of a device that stays logged in and for nothing else.
    pub fn key_bytes(&self) -> &[u8; 32] {
        self.key.expose()
    }

    /// Puts a new password in the place of the old one; takes effect with the next [`Self::seal`].
    pub fn change_login(&mut self, login: &ExportKey, rng: &mut impl CryptoRng) {
        self.login = wrap(self.doctor, Unlock::Login(login), &self.key, rng);
    }
}

impl std::fmt::Debug for VaultKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "VaultKeys({}, redacted)", self.doctor)
    }
}

/// A sealed vault's parts.
struct Parts<'a> {
    login: [u8; WRAP_LEN],
    recovery: [u8; WRAP_LEN],
    salt: &'a [u8],
    body: &'a [u8],
}

impl<'a> Parts<'a> {
    fn of(sealed: &'a [u8]) -> Option<Self> {
        let (version, rest) = sealed.split_first()?;
        let (login, rest) = rest.split_first_chunk()?;
        let (recovery, rest) = rest.split_first_chunk()?;
        let (salt, body) = rest.split_at_checked(SALT_LEN)?;
        (*version == VERSION).then_some(Self { login: *login, recovery: *recovery, salt, body })
    }

    fn open(self, doctor: DoctorId, key: Secret<32>) -> Result<(VaultKeys, Zeroizing<Vec<u8>>), VaultError> {
        let Self { login, recovery, salt, body } = self;
        let payload = Payload { msg: body, aad: &content_data(doctor, &login, &recovery) };
        let plaintext = content_cipher(&key, salt)
            .decrypt(&Default::default(), payload)
            .map(Zeroizing::new)
            .map_err(|_| VaultError::Damaged)?;
        let content = Zeroizing::new(content(&plaintext).ok_or(VaultError::Damaged)?.to_vec());
        Ok((VaultKeys { doctor, key, login, recovery }, content))
    }
}

fn content(plaintext: &[u8]) -> Option<&[u8]> {
    let (length, rest) = plaintext.split_at_checked(4)?;
    let length = u32::from_be_bytes(length.try_into().ok()?);
    rest.get(..usize::try_from(length).ok()?)
}

/// Each wrap has a salt and therefore a key of its own, so that a nonce of zero is safe.
fn wrap(doctor: DoctorId, unlock: Unlock<'_>, key: &Secret<32>, rng: &mut impl CryptoRng) -> [u8; WRAP_LEN] {
    let salt = Secret::<SALT_LEN>::random(rng);
    let payload = Payload { msg: key.expose().as_slice(), aad: &associated_data(doctor, unlock.label()) };
    let sealed = wrap_cipher(unlock, salt.expose())
        .encrypt(&Default::default(), payload)
        .expect("32 bytes can always be sealed");
    [salt.expose().as_slice(), &sealed].concat().try_into().expect("salt, key and tag")
}

fn unwrap(doctor: DoctorId, unlock: Unlock<'_>, wrapped: &[u8; WRAP_LEN]) -> Option<Secret<32>> {
    let (salt, sealed) = wrapped.split_at(SALT_LEN);
    let payload = Payload { msg: sealed, aad: &associated_data(doctor, unlock.label()) };
    let key = wrap_cipher(unlock, salt).decrypt(&Default::default(), payload).ok()?;
    Secret::from_slice(&Zeroizing::new(key))
}

fn wrap_cipher(unlock: Unlock<'_>, salt: &[u8]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(kdf::derive::<32>(salt, unlock.secret(), unlock.label(), &[]).expose().into())
}

fn content_cipher(key: &Secret<32>, salt: &[u8]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(kdf::derive::<32>(salt, key.expose(), b"vault content", &[]).expose().into())
}

/// The content is bound to the wraps too, so that an old password's wrap cannot be put back.
fn content_data(doctor: DoctorId, login: &[u8; WRAP_LEN], recovery: &[u8; WRAP_LEN]) -> Vec<u8> {
    [associated_data(doctor, b"content").as_slice(), login, recovery].concat()
}

fn associated_data(doctor: DoctorId, what: &[u8]) -> Vec<u8> {
    [b"secondok/1 vault\0", doctor.as_bytes().as_slice(), &[VERSION], what].concat()
}

#[cfg(test)]
mod tests;
