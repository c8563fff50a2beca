//! Known answers: one consultation from fixed randomness, every value of it in a file.

use std::{path::PathBuf, sync::Arc};

use base64ct::{Base64, Encoding};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use secondok_protocol::{
    Day,
    id::{DoctorId, MessageHash},
    identity::DoctorIdentity,
    keys::ConsultationKeys,
    login::{ClientRegistration, Password, ServerSetup},
    message::{DoctorChannel, Header, PatientChannel, Role},
    phrase::Phrase,
    prekey::{DoctorPrekeys, UnverifiedPrekey},
    vault::VaultKeys,
};
use serde_json::{Value, json};

const TODAY: Day = Day::from_number(20_779);
const INDEX: u32 = 1;

/// The vectors of version 1.
pub(crate) fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("vectors/v1.json")
}

/// The vectors as they lie in the file.
pub(crate) fn read() -> Value {
    serde_json::from_str(&std::fs::read_to_string(file()).unwrap()).unwrap()
}

// rule: P-80
#[test]
fn the_vectors_come_out_as_they_stand_in_the_file() {
    let made = serde_json::to_string_pretty(&make()).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file(), &made).unwrap();
    }
    let stands = std::fs::read_to_string(file()).unwrap();
    assert!(made == stands, "{} is not what the code makes; UPDATE=1 writes it anew", file().display());
}

// rule: P-80
#[test]
fn what_was_sealed_when_the_vectors_were_made_still_opens() {
    let vectors = read();
    let phrase = Phrase::parse(text(&vectors["words"])).unwrap();
    let mut patient = PatientChannel::restore(ConsultationKeys::derive(&phrase, INDEX));
    let id: DoctorId = serde_json::from_value(vectors["doctor"]["id"].clone()).unwrap();
    let seed = bytes(&vectors["doctor"]["identity_seed"]).try_into().unwrap();
    let identity = Arc::new(DoctorIdentity::from_seed_bytes(id, &seed));
    let secrets = serde_json::from_value(vectors["doctor"]["consultation"].clone()).unwrap();
    let mut doctor = DoctorChannel::restore(identity, secrets);
    for message in vectors["messages"].as_array().unwrap() {
        let wire = bytes(&message["wire"]);
        let role = Header::parse(&wire).unwrap().role;
        let said = text(&message["content"]).as_bytes();
        assert_eq!(patient.open(role, &wire).unwrap().content(), said);
        assert_eq!(doctor.open(role, &wire, &DoctorPrekeys::new()).unwrap().content(), said);
    }
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

pub(crate) fn bytes(value: &Value) -> Vec<u8> {
    Base64::decode_vec(text(value)).unwrap()
}

pub(crate) fn make() -> Value {
    let rng = &mut ChaCha20Rng::seed_from_u64(0x5ec0_2d0c);
    let phrase = Phrase::generate(rng);
    let keys = || ConsultationKeys::derive(&phrase, INDEX);
    let identity = Arc::new(DoctorIdentity::generate(DoctorId::random(rng), rng));
    let mut prekeys = DoctorPrekeys::new();
    prekeys.rotate(TODAY, rng);
    let published = prekeys.published(&identity, TODAY).remove(0);
    let prekey = UnverifiedPrekey::parse(&published).unwrap().verify(identity.public(), TODAY, 0).unwrap();

    let mut patient = PatientChannel::begin(keys(), &prekey);
    let first = patient.seal("What is this shadow? — Що це за тінь?".as_bytes(), rng).unwrap();
    let (mut doctor, _) =
        DoctorChannel::answer_first(identity.clone(), &prekeys, keys().mailbox(), first.wire(), rng).unwrap();
    let mut messages = vec![message(Role::Patient, first.wire(), "What is this shadow? — Що це за тінь?", 0)];
    patient.sent(first).unwrap();

    for (role, content) in [
        (Role::Patient, "One thing more, still sealed to the prekey."),
        (Role::Doctor, "I take it."),
        (Role::Patient, "Thank you."),
        (Role::Doctor, ""),
    ] {
        let (sealed, seen) = match role {
            Role::Patient => (patient.seal(content.as_bytes(), rng).unwrap(), patient.count(Role::Doctor)),
            Role::Doctor => (doctor.seal(content.as_bytes(), rng).unwrap(), doctor.count(Role::Patient)),
        };
        messages.push(message(role, sealed.wire(), content, seen));
        let wire = sealed.wire().to_vec();
        match role {
            Role::Patient => {
                patient.sent(sealed).unwrap();
                doctor.open(role, &wire, &prekeys).unwrap();
            }
            Role::Doctor => {
                doctor.sent(sealed).unwrap();
                patient.open(role, &wire).unwrap();
            }
        }
    }

    json!({
        "what": "SeconDOK protocol, version 1: one consultation. Binary values are base64, identifiers base64url.",
        "words": phrase.words().join(" "),
        "entropy": Base64::encode_string(phrase.entropy()),
        "index": INDEX,
        "derived": {
            "mailbox": keys().mailbox(),
            "capability": keys().capability(),
            "public_key": keys().secret().public(),
            "psk": keys().psk(),
            "nickname": keys().nickname().to_string(),
            "nickname_places": keys().nickname().places(),
        },
        "doctor": {
            "id": identity.public().doctor(),
            "identity_seed": Base64::encode_string(identity.seed_bytes()),
            "identity_key": Base64::encode_string(identity.public().as_bytes()),
            "prekeys": prekeys,
            "published_prekey": Base64::encode_string(&published),
            "prekey_valid": [TODAY.number(), TODAY.number() + 13],
            "consultation": doctor.secrets(),
        },
        "messages": messages,
        "vault": vault(identity.public().doctor(), rng),
    })
}

fn message(role: Role, wire: &[u8], content: &str, seen: u32) -> Value {
    json!({
        "role": match role { Role::Patient => "patient", Role::Doctor => "doctor" },
        "sequence": Header::parse(wire).unwrap().sequence,
        "hash": MessageHash::of(wire),
        "seen": seen,
        "content": content,
        "wire": Base64::encode_string(wire),
    })
}

/// A vault and the printed code that opens it.
fn vault(doctor: DoctorId, rng: &mut ChaCha20Rng) -> Value {
    let setup = ServerSetup::generate(rng);
    let (registration, request) = ClientRegistration::start(Password::new("correct horse"), rng).unwrap();
    let response = setup.registration_response("doctor@clinic.example", &request).unwrap();
    let (_, export_key) = registration.finish("doctor@clinic.example", &response, rng).unwrap();
    let (keys, code) = VaultKeys::create(doctor, &export_key, rng);
    let content = "everything that the doctor's devices share";
    json!({
        "recovery_code": code.to_text().as_str(),
        "content": content,
        "sealed": Base64::encode_string(&keys.seal(content.as_bytes(), rng)),
    })
}
