//! Opening sealed messages: whatever is changed in one, nobody opens it, and the channel then still takes the real one.

#![no_main]

use std::sync::{LazyLock, Mutex};

use libfuzzer_sys::fuzz_target;
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use secondok_fuzz::{Edits, Scene};
use secondok_protocol::message::{DoctorChannel, PatientChannel, Role};

static SCENE: LazyLock<Scene> = LazyLock::new(Scene::play);

/// Channels that stand right before one message. A refusal leaves a channel where it stood, so they serve for ever.
struct Waiting {
    before_first: PatientChannel,
    before_answer: PatientChannel,
    before_second: DoctorChannel,
}

impl Waiting {
    fn new() -> Self {
        let before_first = PatientChannel::restore(SCENE.keys());
        let mut before_answer = PatientChannel::restore(SCENE.keys());
        before_answer.open(Role::Patient, &SCENE.first).expect("the patient's own");
        let secrets = serde_json::to_vec(SCENE.doctor.secrets()).expect("secrets go into the vault");
        let secrets = serde_json::from_slice(&secrets).expect("and come out of it");
        let mut before_second = DoctorChannel::restore(SCENE.identity.clone(), secrets);
        before_second.open(Role::Patient, &SCENE.first, &SCENE.prekeys).expect("in order");
        before_second.open(Role::Doctor, &SCENE.answer, &SCENE.prekeys).expect("in order");
        Self { before_first, before_answer, before_second }
    }

    /// Every reader of every message refuses what was changed.
    fn refuse(&mut self, edits: &Edits) {
        if let Some(wire) = edits.of(&SCENE.first) {
            assert!(self.before_first.open(Role::Patient, &wire).is_err());
            let mut rng = ChaCha20Rng::seed_from_u64(2);
            let mailbox = SCENE.keys().mailbox();
            let first =
                DoctorChannel::answer_first(SCENE.identity.clone(), &SCENE.prekeys, mailbox, &wire, &mut rng);
            assert!(first.is_err());
        }
        if let Some(wire) = edits.of(&SCENE.answer) {
            assert!(self.before_answer.open(Role::Doctor, &wire).is_err());
        }
        if let Some(wire) = edits.of(&SCENE.second) {
            assert!(self.before_second.open(Role::Patient, &wire, &SCENE.prekeys).is_err());
        }
    }

    /// Any bytes at all.
    fn refuse_bytes(&mut self, bytes: &[u8]) {
        for role in [Role::Patient, Role::Doctor] {
            assert!(self.before_answer.open(role, bytes).is_err());
            assert!(self.before_second.open(role, bytes, &SCENE.prekeys).is_err());
        }
    }

    /// The real messages still open.
    fn accept(mut self) {
        self.before_first.open(Role::Patient, &SCENE.first).expect("the patient's own");
        self.before_answer.open(Role::Doctor, &SCENE.answer).expect("the doctor's answer");
        self.before_second.open(Role::Patient, &SCENE.second, &SCENE.prekeys).expect("the patient's second");
    }
}

static WAITING: LazyLock<Mutex<(u32, Waiting)>> = LazyLock::new(|| Mutex::new((0, Waiting::new())));

fuzz_target!(|input: (Edits, &[u8])| {
    let (edits, bytes) = input;
    let mut guard = WAITING.lock().expect("one thread");
    let (refused, waiting) = &mut *guard;
    waiting.refuse(&edits);
    waiting.refuse_bytes(bytes);
    *refused += 1;
    if *refused % 256 == 0 {
        std::mem::replace(waiting, Waiting::new()).accept();
    }
});
