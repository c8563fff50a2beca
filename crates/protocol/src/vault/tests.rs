#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use proptest::prelude::*;
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;

use super::*;

const DOCTOR: DoctorId = DoctorId::from_bytes([9; 16]);

fn login(byte: u8) -> ExportKey {
    ExportKey::for_tests([byte; 64])
}

// rule: P-70
#[test]
fn a_vault_opens_by_the_password_and_by_the_printed_code() {
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let (keys, code) = VaultKeys::create(DOCTOR, &login(1), &mut rng);
    let sealed = keys.seal(b"keys of the house", &mut rng);
    let code = RecoveryCode::parse(&code.to_text()).unwrap();
    for unlock in [Unlock::Login(&login(1)), Unlock::Recovery(&code)] {
        let (keys, content) = VaultKeys::open(DOCTOR, unlock, &sealed).unwrap();
        assert_eq!(content.as_slice(), b"keys of the house");
        // And what was opened by one is saved for both.
        let next = keys.seal(b"version 2", &mut rng);
        for unlock in [Unlock::Login(&login(1)), Unlock::Recovery(&code)] {
            assert_eq!(VaultKeys::open(DOCTOR, unlock, &next).unwrap().1.as_slice(), b"version 2");
        }
    }
}

// rule: P-75
#[test]
fn a_device_that_stays_logged_in_opens_later_versions() {
    let mut rng = ChaCha20Rng::seed_from_u64(7);
    let (mut keys, _) = VaultKeys::create(DOCTOR, &login(1), &mut rng);
    let kept = *keys.key_bytes();
    keys.change_login(&login(2), &mut rng);
    let later = keys.seal(b"later", &mut rng);
    let (_, content) = VaultKeys::reopen(DOCTOR, &kept, &later).unwrap();
    assert_eq!(content.as_slice(), b"later");
    assert_eq!(VaultKeys::reopen(DOCTOR, &[1; 32], &later).unwrap_err(), VaultError::Damaged);
    assert_eq!(VaultKeys::reopen(DOCTOR, &kept, &[]).unwrap_err(), VaultError::Malformed);
}

// rule: P-71
#[test]
fn a_vault_opens_by_nothing_else() {
    let mut rng = ChaCha20Rng::seed_from_u64(2);
    let (keys, _) = VaultKeys::create(DOCTOR, &login(1), &mut rng);
    let (_, other_code) = VaultKeys::create(DOCTOR, &login(1), &mut rng);
    let sealed = keys.seal(b"content", &mut rng);
    let (right, wrong) = (login(1), login(2));
    let refused = |doctor, unlock, bytes: &[u8]| VaultKeys::open(doctor, unlock, bytes).unwrap_err();
    assert_eq!(refused(DOCTOR, Unlock::Login(&wrong), &sealed), VaultError::WrongKey);
    assert_eq!(refused(DOCTOR, Unlock::Recovery(&other_code), &sealed), VaultError::WrongKey);
    let other_doctor = DoctorId::from_bytes([8; 16]);
    assert_eq!(refused(other_doctor, Unlock::Login(&right), &sealed), VaultError::WrongKey);
    assert_eq!(refused(DOCTOR, Unlock::Login(&right), &[]), VaultError::Malformed);
    assert_eq!(refused(DOCTOR, Unlock::Login(&right), &sealed[..100]), VaultError::Malformed);
    assert_eq!(refused(DOCTOR, Unlock::Login(&right), &sealed[..sealed.len() - 1]), VaultError::Damaged);
}

// rule: P-72
#[test]
fn a_new_password_replaces_the_old_one() {
    let mut rng = ChaCha20Rng::seed_from_u64(3);
    let (mut keys, code) = VaultKeys::create(DOCTOR, &login(1), &mut rng);
    let before = keys.seal(b"content", &mut rng);
    keys.change_login(&login(2), &mut rng);
    let sealed = keys.seal(b"content", &mut rng);
    assert!(VaultKeys::open(DOCTOR, Unlock::Login(&login(2)), &sealed).is_ok());
    assert!(VaultKeys::open(DOCTOR, Unlock::Recovery(&code), &sealed).is_ok());
    assert_eq!(VaultKeys::open(DOCTOR, Unlock::Login(&login(1)), &sealed).unwrap_err(), VaultError::WrongKey);

    // Nor does it come back when the server puts the old wrap into the new version.
    let mut put_back = sealed;
    put_back[1..81].copy_from_slice(&before[1..81]);
    assert_eq!(
        VaultKeys::open(DOCTOR, Unlock::Login(&login(1)), &put_back).unwrap_err(),
        VaultError::Damaged
    );
}

// rule: P-73
#[test]
fn a_vaults_size_tells_little() {
    let mut rng = ChaCha20Rng::seed_from_u64(4);
    let (keys, _) = VaultKeys::create(DOCTOR, &login(1), &mut rng);
    let size = |length: usize, rng: &mut ChaCha20Rng| keys.seal(&vec![1; length], rng).len();
    assert_eq!(size(0, &mut rng), size(PAD_TO - 4, &mut rng));
    assert_eq!(size(PAD_TO - 3, &mut rng), size(0, &mut rng) + PAD_TO);
    assert_ne!(keys.seal(b"same", &mut rng), keys.seal(b"same", &mut rng));
}

// rule: P-74
#[test]
fn a_mistyped_recovery_code_is_refused_with_its_reason() {
    let has_both = |code: &RecoveryCode| ['0', '1'].iter().all(|digit| code.to_text().contains(*digit));
    let mut codes = (5..).map(|seed| RecoveryCode::generate(&mut ChaCha20Rng::seed_from_u64(seed)));
    let code = codes.find(has_both).unwrap();
    let text = code.to_text();
    assert_eq!(text.len(), 34);
    for one in ["l", "i", "I"] {
        let easy = text.to_lowercase().replace('-', " ").replace('0', "o").replace('1', one);
        assert_eq!(RecoveryCode::parse(&easy).unwrap(), code);
    }
    for at in (0..text.len()).filter(|at| &text[*at..=*at] != "-") {
        let mut wrong = text.to_string();
        wrong.replace_range(at..=at, if &text[at..=at] == "7" { "8" } else { "7" });
        assert_eq!(RecoveryCode::parse(&wrong).unwrap_err(), RecoveryCodeError::Checksum, "{wrong}");
    }
    assert_eq!(RecoveryCode::parse(&text[1..]).unwrap_err(), RecoveryCodeError::Length(27));
    assert_eq!(
        RecoveryCode::parse(&text.replacen('-', "U", 7)[6..]).unwrap_err(),
        RecoveryCodeError::Character('U')
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    // rule: P-71
    #[test]
    fn a_vault_with_any_flipped_bit_does_not_open_unchanged(at in 0_usize..4500, bit in 0_u8..8) {
        let mut rng = ChaCha20Rng::seed_from_u64(6);
        let (keys, code) = VaultKeys::create(DOCTOR, &login(1), &mut rng);
        let mut sealed = keys.seal(b"content", &mut rng);
        let at = at % sealed.len();
        sealed[at] ^= 1 << bit;
        let by_password = VaultKeys::open(DOCTOR, Unlock::Login(&login(1)), &sealed).map(drop);
        let by_code = VaultKeys::open(DOCTOR, Unlock::Recovery(&code), &sealed).map(drop);
        let expected = match at {
            0 => [Err(VaultError::Malformed), Err(VaultError::Malformed)],
            1..81 => [Err(VaultError::WrongKey), Err(VaultError::Damaged)],
            81..161 => [Err(VaultError::Damaged), Err(VaultError::WrongKey)],
            _ => [Err(VaultError::Damaged), Err(VaultError::Damaged)],
        };
        prop_assert_eq!([by_password, by_code], expected);
    }

    // rule: P-74
    #[test]
    fn any_recovery_code_comes_back_and_one_wrong_character_is_noticed(seed: u64, at in 0_usize..28, by in 1_usize..32) {
        const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let code = RecoveryCode::generate(&mut ChaCha20Rng::seed_from_u64(seed));
        let text = code.to_text();
        prop_assert_eq!(&RecoveryCode::parse(&text).unwrap(), &code);
        let mut letters: Vec<char> = text.chars().filter(|c| *c != '-').collect();
        let old = ALPHABET.find(letters[at]).unwrap();
        letters[at] = ALPHABET.chars().nth((old + by) % 32).unwrap();
        let wrong = RecoveryCode::parse(&letters.into_iter().collect::<String>());
        // The checksum has 12 bits: one wrong code in 4,096 goes through here, and then opens nothing.
        prop_assume!(wrong.is_err() || wrong.as_ref().unwrap() != &code);
        if let Err(error) = wrong {
            prop_assert_eq!(error, RecoveryCodeError::Checksum);
        }
    }
}
