#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;

use super::*;
use crate::id::DoctorId;

const MADE: Day = Day::from_number(20_000);

struct Doctor {
    rng: ChaCha20Rng,
    identity: DoctorIdentity,
    prekeys: DoctorPrekeys,
}

impl Doctor {
    fn new(seed: u64) -> Self {
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        let identity = DoctorIdentity::generate(DoctorId::random(&mut rng), &mut rng);
        let mut prekeys = DoctorPrekeys::new();
        prekeys.rotate(MADE, &mut rng);
        Self { rng, identity, prekeys }
    }

    fn published(&self) -> Vec<u8> {
        self.prekeys.published(&self.identity, MADE).remove(0)
    }
}

fn verify(
    bytes: &[u8],
    identity: &IdentityKey,
    today: Day,
    tolerance: u32,
) -> Result<CurrentPrekey, PrekeyError> {
    UnverifiedPrekey::parse(bytes)?.verify(identity, today, tolerance)
}

// rule: P-16
#[test]
fn a_prekey_is_valid_on_fourteen_days_and_on_no_other() {
    let doctor = Doctor::new(1);
    let bytes = doctor.published();
    let identity = doctor.identity.public();
    assert_eq!(bytes.len(), PREKEY_LEN);
    assert_eq!(PREKEY_LEN, 1 + 1216 + 4 + 4 + 64);
    let valid: Vec<Day> =
        (0..40).map(|day| MADE - 20 + day).filter(|day| verify(&bytes, identity, *day, 0).is_ok()).collect();
    assert_eq!((valid.len(), valid[0], valid[13]), (14, MADE, MADE + 13));
    let not_after = MADE + 13;
    assert_eq!(verify(&bytes, identity, MADE + 14, 0), Err(PrekeyError::Expired { not_after }));
    assert_eq!(verify(&bytes, identity, MADE - 1, 0), Err(PrekeyError::NotYetValid { not_before: MADE }));
}

// rule: P-17
#[test]
fn a_clock_may_be_wrong_by_the_days_that_the_caller_tolerates() {
    let doctor = Doctor::new(2);
    let bytes = doctor.published();
    let identity = doctor.identity.public();
    assert!(verify(&bytes, identity, MADE - 2, 2).is_ok());
    assert!(verify(&bytes, identity, MADE + 15, 2).is_ok());
    assert!(matches!(verify(&bytes, identity, MADE - 3, 2), Err(PrekeyError::NotYetValid { .. })));
    assert!(matches!(verify(&bytes, identity, MADE + 16, 2), Err(PrekeyError::Expired { .. })));
}

// rule: P-18
#[test]
fn a_prekey_that_its_doctor_did_not_sign_is_refused() {
    let doctor = Doctor::new(3);
    let bytes = doctor.published();
    let bad = Err(PrekeyError::BadSignature);

    let other = Doctor::new(4);
    assert_eq!(verify(&bytes, other.identity.public(), MADE, 0), bad, "another doctor's");
    let same_key_other_id =
        IdentityKey::from_bytes(DoctorId::from_bytes([1; 16]), doctor.identity.public().as_bytes());
    assert_eq!(
        verify(&bytes, &same_key_other_id.unwrap(), MADE, 0),
        bad,
        "the signature covers who the doctor is"
    );

    let mut longer = bytes.clone();
    let shifted = (MADE + 1).number().to_be_bytes();
    longer[1217..1221].copy_from_slice(&shifted);
    assert_eq!(verify(&longer, doctor.identity.public(), MADE + 1, 0), bad, "its days are signed");
    let mut swapped = bytes.clone();
    swapped[1..1217].copy_from_slice(&other.published()[1..1217]);
    assert_eq!(verify(&swapped, doctor.identity.public(), MADE, 0), bad, "its key is signed");
    let mut unsigned = bytes.clone();
    unsigned[1225..].fill(0);
    assert_eq!(verify(&unsigned, doctor.identity.public(), MADE, 0), bad);

    let message = doctor.identity.sign(Purpose::Message, &[&bytes[..1225]]);
    let mut borrowed = bytes.clone();
    borrowed[1225..].copy_from_slice(&message);
    assert_eq!(verify(&borrowed, doctor.identity.public(), MADE, 0), bad, "signed for another purpose");
}

// rule: P-19
#[test]
fn what_has_not_the_form_of_a_prekey_is_refused() {
    let bytes = Doctor::new(5).published();
    let malformed =
        |bytes: &[u8]| assert_eq!(UnverifiedPrekey::parse(bytes).unwrap_err(), PrekeyError::Malformed);
    malformed(&[]);
    malformed(&bytes[..PREKEY_LEN - 1]);
    malformed(&[bytes.as_slice(), &[0]].concat());
    let with = |at: usize, field: &[u8]| {
        let mut changed = bytes.clone();
        changed[at..at + field.len()].copy_from_slice(field);
        changed
    };
    malformed(&with(0, &[2]));
    malformed(&with(1, &[0xff; 3]));
    malformed(&with(1217, &u32::MAX.to_be_bytes()));
    malformed(&with(1221, &(MADE + 14).number().to_be_bytes()));
    malformed(&with(1221, &(MADE - 1).number().to_be_bytes()));
}

// rule: P-24
#[test]
fn prekeys_rotate_weekly_and_their_private_halves_are_destroyed_a_week_after_the_last_day() {
    let mut doctor = Doctor::new(6);
    let first =
        UnverifiedPrekey::parse(&doctor.published()).unwrap().signed_by(doctor.identity.public()).unwrap();
    let mut made_on = vec![];
    for day in 1..=40 {
        let before = doctor.prekeys.key_ids().count();
        let today = MADE + day;
        let changed = doctor.prekeys.rotate(today, &mut doctor.rng);
        let held: Vec<_> = doctor.prekeys.key_ids().collect();
        assert!(held.len() <= 3 && !doctor.prekeys.published(&doctor.identity, today).is_empty());
        assert_eq!(held.contains(&first.key_id()), today <= MADE + 20, "day {day}");
        assert_eq!(doctor.prekeys.find(first.key_id()).is_some(), today <= MADE + 20);
        if held.len() > before || (changed && today > MADE + 20 && day % 7 == 0) {
            made_on.push(day);
        }
    }
    assert_eq!(made_on, [7, 14, 21, 28, 35]);
}

// rule: P-24
#[test]
fn a_clock_that_ran_ahead_leaves_no_day_without_a_prekey() {
    let mut doctor = Doctor::new(7);
    doctor.prekeys.rotate(MADE + 10, &mut doctor.rng);
    let today = MADE + 7;
    assert!(doctor.prekeys.rotate(today, &mut doctor.rng));
    let newest = doctor.prekeys.published(&doctor.identity, today);
    assert!(newest.iter().any(|bytes| verify(bytes, doctor.identity.public(), today, 0).is_ok()));
}

// rule: P-24
#[test]
fn the_vault_brings_the_private_halves_back() {
    let doctor = Doctor::new(8);
    let stored = serde_json::to_string(&doctor.prekeys).unwrap();
    let restored: DoctorPrekeys = serde_json::from_str(&stored).unwrap();
    assert_eq!(restored.published(&doctor.identity, MADE), doctor.prekeys.published(&doctor.identity, MADE));
}
