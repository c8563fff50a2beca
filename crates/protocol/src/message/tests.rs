//! The stories of a consultation, and everything that is refused.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod forgeries;
mod placement;
mod properties;
mod stories;

use std::sync::Arc;

use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;

use super::*;
use crate::{
    Day,
    attachment::{Attached, Format, Sealer},
    id::{BlobId, DoctorId, MailboxAddress},
    identity::DoctorIdentity,
    keys::ConsultationKeys,
    phrase::Phrase,
    prekey::{CurrentPrekey, DoctorPrekeys, UnverifiedPrekey},
};

const TODAY: Day = Day::from_number(20_779);

/// A patient, a doctor, and what the doctor published.
struct World {
    rng: ChaCha20Rng,
    phrase: Phrase,
    identity: Arc<DoctorIdentity>,
    prekeys: DoctorPrekeys,
    prekey: CurrentPrekey,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        let phrase = Phrase::generate(&mut rng);
        let identity = Arc::new(DoctorIdentity::generate(DoctorId::random(&mut rng), &mut rng));
        let mut prekeys = DoctorPrekeys::new();
        prekeys.rotate(TODAY, &mut rng);
        let prekey = current(&prekeys, &identity);
        Self { rng, phrase, identity, prekeys, prekey }
    }

    fn keys(&self, index: u32) -> ConsultationKeys {
        ConsultationKeys::derive(&self.phrase, index)
    }

    fn mailbox(&self, index: u32) -> MailboxAddress {
        self.keys(index).mailbox()
    }

    /// A patient's channel whose first message is sealed and sent.
    fn asked(&mut self, index: u32) -> (PatientChannel, Vec<u8>) {
        let mut patient = PatientChannel::begin(self.keys(index), &self.prekey);
        let wire = self.patient_says(&mut patient, b"what is this shadow?");
        (patient, wire)
    }

    /// Both ends after the patient's first message.
    fn begun(&mut self, index: u32) -> (PatientChannel, DoctorChannel, Vec<u8>) {
        let (patient, wire) = self.asked(index);
        let (doctor, _) = self.answer(index, &wire).unwrap();
        (patient, doctor, wire)
    }

    fn answer(&mut self, index: u32, wire: &[u8]) -> Result<(DoctorChannel, Opened), OpenError> {
        let mailbox = self.mailbox(index);
        DoctorChannel::answer_first(self.identity.clone(), &self.prekeys, mailbox, wire, &mut self.rng)
    }

    fn patient_says(&mut self, patient: &mut PatientChannel, content: &[u8]) -> Vec<u8> {
        let sealed = patient.seal(content, &mut self.rng).unwrap();
        let wire = sealed.wire().to_vec();
        patient.sent(sealed).unwrap();
        wire
    }

    fn doctor_says(&mut self, doctor: &mut DoctorChannel, content: &[u8]) -> Vec<u8> {
        let sealed = doctor.seal(content, &mut self.rng).unwrap();
        let wire = sealed.wire().to_vec();
        doctor.sent(sealed).unwrap();
        wire
    }
}

fn current(prekeys: &DoctorPrekeys, identity: &DoctorIdentity) -> CurrentPrekey {
    let published = prekeys.published(identity, TODAY);
    UnverifiedPrekey::parse(&published[0]).unwrap().verify(identity.public(), TODAY, 0).unwrap()
}

/// What a message says of a picture of this length.
fn attached(mailbox: MailboxAddress, length: u64, rng: &mut ChaCha20Rng) -> Attached {
    let blob = BlobId::random(rng);
    let (sealer, key) = Sealer::begin(mailbox, blob, length, rng).unwrap();
    Attached { blob, key, class: sealer.class(), format: Format::Jpeg }
}

/// The vault's round trip: what a doctor's other device, or the same one next day, works from.
fn through_the_vault(secrets: &DoctorConsultationSecrets) -> DoctorConsultationSecrets {
    serde_json::from_str(&serde_json::to_string(secrets).unwrap()).unwrap()
}
