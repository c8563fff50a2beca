//! One vault for several people of the staff: its key is sealed to each of them.
//!
//! Everybody of the staff has a key that follows from their password, so nothing of it is stored anywhere. Whoever can
//! open the vault lets others in, by sealing its key to theirs; when somebody leaves, the vault gets a new key.

use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256, kem::XWing,
};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::{RecoveryCode, VaultKeys};
use crate::{
    id::{DoctorId, StaffId},
    kdf,
    keys::{PublicKey, SecretKey, StaffMember},
    login::ExportKey,
    secret::Secret,
};

/// Length of an X-Wing ciphertext.
const ENC_LEN: usize = 1088 + 32;
/// Length of a share: encapsulated key, vault key, tag.
pub const SHARE_LEN: usize = ENC_LEN + 32 + 16;

const INFO: &[u8] = b"secondok/1 vault share";

/// A share that opens nothing: it is for somebody else, for another vault, or was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this share of the vault does not open")]
pub struct ShareError;

/// The secret key of somebody of the staff. The password gives it, the same at each log-in.
pub struct StaffKey {
    staff: StaffId,
    secret: SecretKey<StaffMember>,
}

impl StaffKey {
    /// Stands for a printed code where others have a number of theirs.
    pub const PRINTED: StaffId = StaffId::from_bytes(*b"the printed code");
    /// Length of [`Self::seed_bytes`].
    pub const SEED_LEN: usize = 32;

    /// From the log-in of this person.
    pub fn derive(staff: StaffId, login: &ExportKey) -> Self {
        let seed = kdf::derive(b"secondok/1 staff", login.expose(), b"staff key", staff.as_bytes());
        Self { staff, secret: SecretKey::from_seed(seed) }
    }

    /// The key of a code that is printed, which has a share as a person has.
    pub fn of_code(code: &RecoveryCode) -> Self {
        let seed = kdf::derive(b"secondok/1 staff", code.expose(), b"staff key", Self::PRINTED.as_bytes());
        Self { staff: Self::PRINTED, secret: SecretKey::from_seed(seed) }
    }

    /// From what a device kept ([`Self::seed_bytes`]).
    pub fn from_seed_bytes(staff: StaffId, seed: &[u8; Self::SEED_LEN]) -> Self {
        Self { staff, secret: SecretKey::from_seed(Secret::new(*seed)) }
    }

    /// The seed, for the sealed storage of a device that stays logged in and for nothing else.
    pub fn seed_bytes(&self) -> &[u8; Self::SEED_LEN] {
        self.secret.seed().expose()
    }

    /// The half that others seal shares to.
    pub fn public(&self) -> &PublicKey<StaffMember> {
        self.secret.public()
    }

    /// Opens a share of this account's vault; the vault key, for [`VaultKeys::reopen`].
    ///
    /// # Errors
    /// [`ShareError`].
    pub fn open(&self, account: DoctorId, share: &[u8]) -> Result<Zeroizing<[u8; 32]>, ShareError> {
        let (enc, sealed) = share.split_at_checked(ENC_LEN).ok_or(ShareError)?;
        let enc = <XWing as Kem>::EncappedKey::from_bytes(enc).map_err(|_| ShareError)?;
        let key = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeR::Base,
            &self.secret.kem(),
            &enc,
            INFO,
            sealed,
            &associated_data(account, self.staff),
        );
        let key = Zeroizing::new(key.map_err(|_| ShareError)?);
        key.as_slice().try_into().map(Zeroizing::new).map_err(|_| ShareError)
    }
}

impl std::fmt::Debug for StaffKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StaffKey({}, redacted)", self.staff)
    }
}

impl VaultKeys {
    /// Seals the vault key to somebody of the staff; [`SHARE_LEN`] bytes.
    pub fn share(&self, staff: StaffId, to: &PublicKey<StaffMember>, rng: &mut impl CryptoRng) -> Vec<u8> {
        let (enc, sealed) = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeS::Base,
            &to.kem(),
            INFO,
            self.key.expose(),
            &associated_data(self.doctor, staff),
            rng,
        )
        .expect("a checked key and 32 bytes can always be sealed");
        [enc.to_bytes().as_slice(), &sealed].concat()
    }
}

fn associated_data(account: DoctorId, staff: StaffId) -> Vec<u8> {
    [account.as_bytes().as_slice(), staff.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use rand_chacha::ChaCha20Rng;
    use rand_core::SeedableRng;

    use super::*;

    const ACCOUNT: DoctorId = DoctorId::from_bytes([9; 16]);
    const ADA: StaffId = StaffId::from_bytes([1; 16]);
    const BOB: StaffId = StaffId::from_bytes([2; 16]);

    fn key(staff: StaffId, password: u8) -> StaffKey {
        StaffKey::derive(staff, &ExportKey::for_tests([password; 64]))
    }

    // rule: P-76
    #[test]
    fn whoever_was_let_in_opens_the_vault_and_lets_others_in() {
        let rng = &mut ChaCha20Rng::seed_from_u64(1);
        let keys = VaultKeys::create_shared(ACCOUNT, rng);
        let sealed = keys.seal(b"what everybody at the desk can read", rng);
        let (ada, bob) = (key(ADA, 1), key(BOB, 2));
        let first = keys.share(ADA, ada.public(), rng);
        assert_eq!(first.len(), SHARE_LEN);
        let (hers, _) = VaultKeys::reopen(ACCOUNT, &ada.open(ACCOUNT, &first).unwrap(), &sealed).unwrap();
        let second = hers.share(BOB, bob.public(), rng);
        let again = StaffKey::from_seed_bytes(BOB, bob.seed_bytes());
        let (_, content) =
            VaultKeys::reopen(ACCOUNT, &again.open(ACCOUNT, &second).unwrap(), &sealed).unwrap();
        assert_eq!(content.as_slice(), b"what everybody at the desk can read");
        // And so does a printed code.
        let code = RecoveryCode::generate(rng);
        let printed = hers.share(StaffKey::PRINTED, StaffKey::of_code(&code).public(), rng);
        let typed = RecoveryCode::parse(&code.to_text()).unwrap();
        let key = StaffKey::of_code(&typed).open(ACCOUNT, &printed).unwrap();
        assert!(VaultKeys::reopen(ACCOUNT, &key, &sealed).is_ok());
    }

    // rule: P-77
    #[test]
    fn a_share_opens_for_one_person_one_vault_and_one_password() {
        let rng = &mut ChaCha20Rng::seed_from_u64(2);
        let keys = VaultKeys::create_shared(ACCOUNT, rng);
        let ada = key(ADA, 1);
        let share = keys.share(ADA, ada.public(), rng);
        assert!(ada.open(ACCOUNT, &share).is_ok());
        assert_eq!(ada.open(DoctorId::from_bytes([8; 16]), &share), Err(ShareError));
        assert_eq!(key(ADA, 2).open(ACCOUNT, &share), Err(ShareError));
        assert_eq!(key(BOB, 1).open(ACCOUNT, &share), Err(ShareError));
        let under_bobs_name = StaffKey::from_seed_bytes(BOB, ada.seed_bytes());
        assert_eq!(under_bobs_name.open(ACCOUNT, &share), Err(ShareError));
        // Bob has no use for it under Ada's name either: their keys differ though their passwords do not.
        assert_ne!(key(ADA, 1).public(), key(BOB, 1).public());
        for at in [0, ENC_LEN, SHARE_LEN - 1] {
            let mut changed = share.clone();
            changed[at] ^= 1;
            assert_eq!(ada.open(ACCOUNT, &changed), Err(ShareError), "byte {at}");
        }
        assert_eq!(ada.open(ACCOUNT, &share[..SHARE_LEN - 1]), Err(ShareError));
        assert_eq!(ada.open(ACCOUNT, &[]), Err(ShareError));
    }

    // rule: P-78
    #[test]
    fn after_somebody_has_left_the_vault_has_a_key_that_they_never_had() {
        let rng = &mut ChaCha20Rng::seed_from_u64(3);
        let keys = VaultKeys::create_shared(ACCOUNT, rng);
        let (ada, bob) = (key(ADA, 1), key(BOB, 2));
        let bobs = bob.open(ACCOUNT, &keys.share(BOB, bob.public(), rng)).unwrap();
        let keys = VaultKeys::create_shared(ACCOUNT, rng);
        let sealed = keys.seal(b"after Bob", rng);
        let hers = ada.open(ACCOUNT, &keys.share(ADA, ada.public(), rng)).unwrap();
        assert!(VaultKeys::reopen(ACCOUNT, &hers, &sealed).is_ok());
        assert!(VaultKeys::reopen(ACCOUNT, &bobs, &sealed).is_err());
    }
}
