//! What holds for any bit, any text, any order.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::id::KeyId;

/// One consultation of which every message is at hand.
struct Fixture {
    world: World,
    first: Vec<u8>,
    /// The patient's second message.
    second: Vec<u8>,
    /// The doctor's first message.
    said: Vec<u8>,
    secrets: String,
}

static FIXTURE: LazyLock<Fixture> = LazyLock::new(|| {
    let mut world = World::new(60);
    let (mut patient, mut doctor, first) = world.begun(1);
    let secrets = serde_json::to_string(doctor.secrets()).unwrap();
    let second = world.patient_says(&mut patient, b"second");
    let said = world.doctor_says(&mut doctor, b"said");
    Fixture { world, first, second, said, secrets }
});

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    First,
    Second,
    Said,
}

impl Fixture {
    fn wire(&self, which: Which) -> &[u8] {
        match which {
            Which::First => &self.first,
            Which::Second => &self.second,
            Which::Said => &self.said,
        }
    }

    /// Opens these bytes where that message belongs, as its writer's other device or as the other side.
    fn open(&self, which: Which, by_writer: bool, wire: &[u8]) -> Result<Opened, OpenError> {
        let w = &self.world;
        let by_patient = by_writer == (which != Which::Said);
        let role = if which == Which::Said { Role::Doctor } else { Role::Patient };
        if by_patient {
            let mut patient = PatientChannel::restore(w.keys(1));
            if which != Which::First {
                patient.open(Role::Patient, &self.first)?;
            }
            return patient.open(role, wire);
        }
        if which == Which::First {
            let mut rng = ChaCha20Rng::seed_from_u64(0);
            let first =
                DoctorChannel::answer_first(w.identity.clone(), &w.prekeys, w.mailbox(1), wire, &mut rng);
            return first.map(|(_, opened)| opened);
        }
        let mut doctor =
            DoctorChannel::restore(w.identity.clone(), serde_json::from_str(&self.secrets).unwrap());
        doctor.open(Role::Patient, &self.first, &w.prekeys)?;
        doctor.open(role, wire, &w.prekeys)
    }
}

/// The one error that a flipped bit of this byte gives.
fn expected(which: Which, by_writer: bool, wire: &[u8], at: usize) -> OpenError {
    let mine = if which == Which::Second { 1 } else { 0 };
    let claimed = u32::from_be_bytes(wire[3..7].try_into().unwrap());
    match at {
        0 => OpenError::Header(HeaderError::Version(wire[0])),
        1 => OpenError::Header(HeaderError::Suite(wire[1])),
        2 if wire[2] > 1 => OpenError::Header(HeaderError::Role(wire[2])),
        2 => OpenError::Role { found: if wire[2] == 0 { Role::Patient } else { Role::Doctor } },
        3..7 if claimed < mine => OpenError::Replayed { sequence: claimed },
        3..7 => OpenError::Missing { expected: mine, found: claimed },
        7..39 => OpenError::Previous { sequence: mine },
        39..71 if !by_writer => OpenError::Recipient(KeyId::try_from(&wire[39..71]).unwrap()),
        71..103 if which == Which::Said => OpenError::DoctorsAttachments,
        // The other reader's wrap and the closing tag.
        135..1303 if by_writer => OpenError::Closing,
        1303..2471 if !by_writer => OpenError::Closing,
        16_352.. => OpenError::Closing,
        _ => OpenError::Wrap,
    }
}

fn which() -> impl Strategy<Value = Which> {
    prop_oneof![Just(Which::First), Just(Which::Second), Just(Which::Said)]
}

/// Any byte, with the small fields at the head drawn as often as the long ones.
fn place() -> impl Strategy<Value = usize> {
    let fields = [
        0..1,
        1..2,
        2..3,
        3..7,
        7..39,
        39..71,
        71..103,
        103..135,
        135..1303,
        1303..2471,
        2471..16_352,
        16_352..WIRE_LEN,
    ];
    proptest::sample::select(fields.to_vec()).prop_flat_map(|field| field)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    // rule: P-59
    #[test]
    fn any_flipped_bit_is_refused_with_the_error_of_its_field(
        which in which(), by_writer: bool, at in place(), bit in 0_u8..8,
    ) {
        let mut wire = FIXTURE.wire(which).to_vec();
        wire[at] ^= 1 << bit;
        let refused = FIXTURE.open(which, by_writer, &wire);
        prop_assert_eq!(refused.unwrap_err(), expected(which, by_writer, &wire, at));
    }

    // rule: P-20
    #[test]
    fn any_other_length_is_refused(which in which(), by_writer: bool, length in 0_usize..2 * WIRE_LEN) {
        prop_assume!(length != WIRE_LEN);
        let mut wire = FIXTURE.wire(which).to_vec();
        wire.resize(length, 0);
        let refused = FIXTURE.open(which, by_writer, &wire);
        prop_assert_eq!(refused.unwrap_err(), OpenError::Header(HeaderError::Length(length)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    // rule: P-30
    #[test]
    fn any_texts_in_any_order_come_out_as_they_went_in(
        seed: u64,
        turns in proptest::collection::vec((any::<bool>(), proptest::collection::vec(any::<u8>(), 0..2000)), 1..8),
    ) {
        let mut w = World::new(seed);
        let (mut patient, mut doctor, first) = w.begun(7);
        let mut log = vec![(Role::Patient, first, b"what is this shadow?".to_vec())];
        for (by_doctor, text) in turns {
            if by_doctor {
                let wire = w.doctor_says(&mut doctor, &text);
                prop_assert_eq!(patient.open(Role::Doctor, &wire).unwrap().content().to_vec(), text.clone());
                log.push((Role::Doctor, wire, text));
            } else {
                let wire = w.patient_says(&mut patient, &text);
                prop_assert_eq!(doctor.open(Role::Patient, &wire, &w.prekeys).unwrap().content().to_vec(), text.clone());
                log.push((Role::Patient, wire, text));
            }
        }
        let mut words_only = PatientChannel::restore(w.keys(7));
        let mut vault_only = DoctorChannel::restore(w.identity.clone(), through_the_vault(doctor.secrets()));
        for (role, wire, text) in &log {
            prop_assert_eq!(words_only.open(*role, wire).unwrap().content().to_vec(), text.clone());
            prop_assert_eq!(vault_only.open(*role, wire, &DoctorPrekeys::new()).unwrap().content().to_vec(), text.clone());
        }
    }

    // rule: P-40
    #[test]
    fn in_any_wrong_order_the_first_that_is_out_of_place_is_refused(seed: u64, order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle()) {
        let mut w = World::new(seed);
        let (mut patient, first) = w.asked(1);
        let mut wires = vec![first];
        for text in [b"1", b"2", b"3"] {
            wires.push(w.patient_says(&mut patient, text));
        }
        let mut restored = PatientChannel::restore(w.keys(1));
        for (next, taken) in order.iter().enumerate() {
            let opened = restored.open(Role::Patient, &wires[*taken]);
            if *taken == next {
                opened.unwrap();
            } else {
                let (expected, found) = (u32::try_from(next).unwrap(), u32::try_from(*taken).unwrap());
                prop_assert_eq!(opened.unwrap_err(), OpenError::Missing { expected, found });
                break;
            }
        }
    }
}
