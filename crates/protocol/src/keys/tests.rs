#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::collections::BTreeSet;

use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;

use super::*;
use crate::phrase::Phrase;

const ENTROPY: [u8; 16] = [0x7f; 16];

// rule: P-10
#[test]
fn the_words_alone_give_the_same_keys_again() {
    let keys = || ConsultationKeys::derive(&Phrase::from_entropy(ENTROPY), 3);
    let (once, again) = (keys(), keys());
    assert_eq!(once.mailbox(), again.mailbox());
    assert_eq!(once.capability(), again.capability());
    assert_eq!(once.secret().public(), again.secret().public());
    assert_eq!(once.psk(), again.psk());
    assert_eq!(once.nickname(), again.nickname());
    assert_eq!(once.index(), 3);
    let (mailbox, capability) = ConsultationKeys::locate(&Phrase::from_entropy(ENTROPY), 3);
    assert_eq!((mailbox, &capability), (once.mailbox(), once.capability()));
}

// rule: P-11
#[test]
fn every_purpose_and_every_index_has_a_key_of_its_own() {
    let mut other_words = ENTROPY;
    other_words[15] ^= 1;
    let mut seen = BTreeSet::new();
    let mut drawn = 0;
    for entropy in [ENTROPY, other_words] {
        for index in [0, 1, 2, 256, u32::MAX] {
            let keys = ConsultationKeys::derive(&Phrase::from_entropy(entropy), index);
            let secrets = [
                *keys.mailbox().as_bytes(),
                *keys.capability().as_bytes(),
                *keys.secret().seed().expose(),
                *keys.psk().secret().expose(),
                ConsultationKeys::attachments_secret(&Phrase::from_entropy(entropy), index),
            ];
            drawn += secrets.len();
            seen.extend(secrets);
        }
    }
    assert_eq!(seen.len(), drawn);
}

// rule: P-95
#[test]
fn every_device_with_the_words_cleans_a_consultations_attachments_alike() {
    let secret = |entropy, index| ConsultationKeys::attachments_secret(&Phrase::from_entropy(entropy), index);
    assert_eq!(secret(ENTROPY, 3), secret(ENTROPY, 3));
    assert_ne!(secret(ENTROPY, 3), secret(ENTROPY, 4));
    assert_ne!(secret(ENTROPY, 3), secret([0; 16], 3));
}

// rule: P-12
#[test]
fn a_public_key_is_checked_before_it_is_one() {
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let key = SecretKey::<Patient>::generate(&mut rng);
    let bytes = *key.public().as_bytes();
    assert_eq!(PublicKey::<Patient>::from_bytes(&bytes).unwrap(), *key.public());
    for length in [0, PUBLIC_KEY_LEN - 1, PUBLIC_KEY_LEN + 1] {
        assert_eq!(PublicKey::<Patient>::from_bytes(&vec![0; length]).unwrap_err(), PublicKeyError);
    }
    // A coefficient of ML-KEM that is not below its modulus.
    let mut broken = bytes;
    broken[..3].fill(0xff);
    assert_eq!(PublicKey::<Patient>::from_bytes(&broken).unwrap_err(), PublicKeyError);
    assert_eq!(PUBLIC_KEY_LEN, 1216);
}

// rule: P-15
#[test]
fn nicknames_are_spread() {
    let names: BTreeSet<(u8, u8)> = (1..=400)
        .map(|index| {
            let psk = Psk(Secret::random(&mut ChaCha20Rng::seed_from_u64(index)));
            psk.nickname().places()
        })
        .collect();
    assert!(names.len() > 350, "400 patients have {} names", names.len());
}
