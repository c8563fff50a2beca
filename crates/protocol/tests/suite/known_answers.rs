//! Known answers: one consultation from fixed randomness, every value of it in a file.

use std::{convert::Infallible, path::PathBuf, sync::Arc};

use base64ct::{Base64, Encoding};
use rand_chacha::ChaCha20Rng;
use rand_core::{SeedableRng, TryCryptoRng, TryRng};
use secondok_protocol::{
    Day,
    attachment::{Attached, CHUNK_LEN, Format, Opener, Sealer, StudyIndex},
    id::{BlobId, DoctorId, MailboxAddress, MessageHash},
    identity::DoctorIdentity,
    keys::ConsultationKeys,
    login::{ClientRegistration, Password, ServerSetup},
    message::{DoctorChannel, Header, PatientChannel, Role},
    phrase::Phrase,
    prekey::{DoctorPrekeys, UnverifiedPrekey},
    vault::VaultKeys,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

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
        let named: Vec<Attached> =
            message["attachments"].as_array().unwrap().iter().map(attached_in).collect();
        let opened = patient.open(role, &wire).unwrap();
        assert_eq!((opened.content(), opened.attachments()), (said, named.as_slice()));
        let opened = doctor.open(role, &wire, &DoctorPrekeys::new()).unwrap();
        assert_eq!((opened.content(), opened.attachments()), (said, named.as_slice()));
    }
}

// rule: P-80
#[test]
fn the_chunks_of_every_attachment_come_out_as_they_did_and_open() {
    let vectors = read();
    let mailbox: MailboxAddress = serde_json::from_value(vectors["derived"]["mailbox"].clone()).unwrap();
    let messages = vectors["messages"].as_array().unwrap();
    let attachments: Vec<&Value> =
        messages.iter().flat_map(|message| message["attachments"].as_array().unwrap()).collect();
    assert_eq!(attachments.len(), 2);
    for attachment in attachments {
        let attached = attached_in(attachment);
        let lengths: Vec<u64> = serde_json::from_value(attachment["lengths"].clone()).unwrap();
        let content = attachments_content(attached.format, &lengths);
        let length = content.len() as u64;
        let mut draws = Draws(bytes(&attachment["attached"]["key"]));
        let (sealer, key) = Sealer::begin(mailbox, attached.blob, length, &mut draws).unwrap();
        assert_eq!((sealer.class(), &key), (attached.class, &attached.key));
        let chunks = chunks(sealer, &content);
        assert_eq!(hashes(&chunks), attachment["chunks"]);

        let mut opener = Opener::new(&attached, mailbox);
        let mut opened = vec![];
        for mut chunk in chunks {
            let span = opener.open(&mut chunk).unwrap();
            opened.extend_from_slice(&chunk[span.range]);
        }
        opener.finish().unwrap();
        assert!(opened == content);
    }
}

/// Draws a key that is known.
struct Draws(Vec<u8>);

impl TryRng for Draws {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        unreachable!("a key is drawn as bytes")
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        unreachable!("a key is drawn as bytes")
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.copy_from_slice(&self.0);
        Ok(())
    }
}

impl TryCryptoRng for Draws {}

fn attached_in(attachment: &Value) -> Attached {
    serde_json::from_value(attachment["attached"].clone()).unwrap()
}

/// Byte number i of a file is i modulo 251; a study's files share one such row of bytes.
fn attachments_content(format: Format, lengths: &[u64]) -> Vec<u8> {
    let mut content = match format {
        Format::Study { .. } => StudyIndex::new(lengths).unwrap().encode(),
        _ => vec![],
    };
    content.extend((0..lengths.iter().sum()).map(|at| u8::try_from(at % 251).unwrap()));
    content
}

fn chunks(mut sealer: Sealer, content: &[u8]) -> Vec<Box<[u8; CHUNK_LEN]>> {
    let mut rest = content;
    let mut chunks = vec![];
    while let Some(next) = sealer.next_chunk() {
        let mut chunk = Box::new([0; CHUNK_LEN]);
        let room = next.content().range.clone();
        let (taken, after) = rest.split_at(room.len());
        chunk[room].copy_from_slice(taken);
        rest = after;
        next.seal(&mut chunk);
        chunks.push(chunk);
    }
    chunks
}

fn hashes(chunks: &[Box<[u8; CHUNK_LEN]>]) -> Value {
    chunks.iter().map(|chunk| Base64::encode_string(&Sha256::digest(chunk.as_slice()))).collect()
}

/// An attachment, and what the file says of it: the wire is too long to stand there, its chunks' hashes do.
fn attachment(
    mailbox: MailboxAddress,
    format: Format,
    lengths: &[u64],
    rng: &mut ChaCha20Rng,
) -> (Attached, Value) {
    let content = attachments_content(format, lengths);
    let blob = BlobId::random(rng);
    let (sealer, key) = Sealer::begin(mailbox, blob, content.len() as u64, rng).unwrap();
    let attached = Attached { blob, key, class: sealer.class(), format };
    let chunks = hashes(&chunks(sealer, &content));
    let told = json!({ "attached": attached, "lengths": lengths, "chunks": chunks });
    (attached, told)
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
    let mut messages =
        vec![message(Role::Patient, first.wire(), "What is this shadow? — Що це за тінь?", 0, vec![])];
    patient.sent(first).unwrap();

    let mailbox = keys().mailbox();
    let (picture, told_of_picture) = attachment(mailbox, Format::Jpeg, &[100_000], rng);
    let study = Format::Study { files: 3.try_into().unwrap() };
    let (study, told_of_study) = attachment(mailbox, study, &[70, 0, 3_000], rng);
    let mut named = Some((vec![picture, study], vec![told_of_picture, told_of_study]));
    for (role, content) in [
        (Role::Patient, "One thing more, still sealed to the prekey."),
        (Role::Doctor, "I take it."),
        (Role::Patient, "Thank you."),
        (Role::Doctor, ""),
    ] {
        // The first of these names both attachments.
        let (attachments, told) = named.take().unwrap_or_default();
        let (sealed, seen) = match role {
            Role::Patient => (
                patient.seal_attached(content.as_bytes(), &attachments, rng).unwrap(),
                patient.count(Role::Doctor),
            ),
            Role::Doctor => (doctor.seal(content.as_bytes(), rng).unwrap(), doctor.count(Role::Patient)),
        };
        messages.push(message(role, sealed.wire(), content, seen, told));
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
            "attachments_secret": Base64::encode_string(&ConsultationKeys::attachments_secret(&phrase, INDEX)),
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

fn message(role: Role, wire: &[u8], content: &str, seen: u32, attachments: Vec<Value>) -> Value {
    json!({
        "role": match role { Role::Patient => "patient", Role::Doctor => "doctor" },
        "sequence": Header::parse(wire).unwrap().sequence,
        "hash": MessageHash::of(wire),
        "seen": seen,
        "content": content,
        "attachments": attachments,
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
