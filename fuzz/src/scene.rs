//! A consultation of three messages with everybody's keys, always the same.

use std::sync::Arc;

use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use secondok_protocol::{
    Day,
    id::DoctorId,
    identity::DoctorIdentity,
    keys::ConsultationKeys,
    message::{DoctorChannel, PatientChannel},
    phrase::Phrase,
    prekey::{CurrentPrekey, DoctorPrekeys, UnverifiedPrekey},
};

/// Whose consultation it is.
pub const DOCTOR: DoctorId = DoctorId::from_bytes([7; 16]);
/// The day on which everything happens.
pub const TODAY: Day = Day::from_number(20_000);

/// The keys, and the messages as they went over the wire.
pub struct Scene {
    /// The patient's words.
    pub phrase: Phrase,
    /// The doctor's identity.
    pub identity: Arc<DoctorIdentity>,
    /// The doctor's prekeys.
    pub prekeys: DoctorPrekeys,
    /// The encoded prekey that the first message was sealed to.
    pub prekey: Vec<u8>,
    /// The patient's message 0, sealed to the prekey.
    pub first: Vec<u8>,
    /// The doctor's message 0.
    pub answer: Vec<u8>,
    /// The patient's message 1, sealed to the doctor's key of this consultation.
    pub second: Vec<u8>,
    /// The doctor's channel after all three.
    pub doctor: DoctorChannel,
}

impl Scene {
    /// Plays the consultation.
    ///
    /// # Panics
    /// If the protocol does not work at all.
    pub fn play() -> Self {
        let rng = &mut ChaCha20Rng::seed_from_u64(1);
        let identity = Arc::new(DoctorIdentity::generate(DOCTOR, rng));
        let mut prekeys = DoctorPrekeys::new();
        prekeys.rotate(TODAY, rng);
        let prekey = prekeys.published(&identity, TODAY).remove(0);
        let phrase = Phrase::generate(rng);

        let mut patient = PatientChannel::begin(keys(&phrase), &current(&prekey, &identity));
        let sealed = patient.seal(b"a question", rng).expect("short enough");
        let first = sealed.wire().to_vec();
        patient.sent(sealed).expect("in order");

        let mailbox = keys(&phrase).mailbox();
        let (mut doctor, _) = DoctorChannel::answer_first(identity.clone(), &prekeys, mailbox, &first, rng)
            .expect("sealed to this doctor");
        let sealed = doctor.seal(b"an answer", rng).expect("short enough");
        let answer = sealed.wire().to_vec();
        doctor.sent(sealed).expect("in order");
        patient.open(secondok_protocol::message::Role::Doctor, &answer).expect("sealed to this patient");

        let sealed = patient.seal(b"one more", rng).expect("short enough");
        let second = sealed.wire().to_vec();
        doctor
            .open(secondok_protocol::message::Role::Patient, &second, &prekeys)
            .expect("sealed to this doctor");
        Self { phrase, identity, prekeys, prekey, first, answer, second, doctor }
    }

    /// The patient's keys.
    pub fn keys(&self) -> ConsultationKeys {
        keys(&self.phrase)
    }
}

fn keys(phrase: &Phrase) -> ConsultationKeys {
    ConsultationKeys::derive(phrase, 1)
}

fn current(prekey: &[u8], identity: &DoctorIdentity) -> CurrentPrekey {
    UnverifiedPrekey::parse(prekey)
        .and_then(|prekey| prekey.verify(identity.public(), TODAY, 0))
        .expect("just signed")
}
