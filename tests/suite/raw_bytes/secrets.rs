//! Nothing that was said, and nothing that opens what was said, is anywhere on the server.

use secondok_client::{
    content::{Content, encode},
    patient::VAULT_NAME,
    vault::Vault,
};
use secondok_demo::vault::MemoryVault;
use secondok_protocol::phrase::Phrase;
use secondok_testkit::rng;
use serde_json::Value;

use super::{
    consultation::{self, Played, TEXTS},
    held::{Held, Watched},
    opened::{Keys, secrets_in},
    search::Search,
};
use crate::people;

#[tokio::test]
async fn nothing_said_and_no_secret_lies_on_the_server() {
    let mut watched = Watched::start();
    let (desk, device, rng) = (MemoryVault::default(), MemoryVault::default(), &mut rng(1));
    let (transport, today) = (people::transport(&watched.server), people::today());
    let doctor = people::doctor(&watched.server, &desk, rng).await;
    let played = consultation::play(&transport, doctor, &device, today, rng).await;
    let keys = Keys::of(&desk).await;
    let search = everything_secret(&played, &desk, &keys, &transport).await;

    // The search finds what is there: on the devices, and what the server does have.
    let mut devices = Held::default();
    devices.0.insert("patient".to_owned(), device.get(VAULT_NAME).await.unwrap().unwrap());
    devices
        .0
        .insert("doctor".to_owned(), desk.get(secondok_client::doctor::VAULT_NAME).await.unwrap().unwrap());
    let found = search.found(&devices);
    assert!(found.contains("the words' entropy, in base64, in patient"), "{found:?}");
    assert!(found.contains("the vault's key on the device, in base64, in doctor"), "{found:?}");
    let mut sealed = Search::default();
    sealed.bytes("the address", played.mailbox().as_bytes());
    for message in keys.wires(&transport, played.mailbox()).await {
        sealed.bytes("a message", &message.wire[2_000..2_032]);
    }

    watched.backup("by-hand");
    let look = |watched: &Watched, backups: &[&str]| {
        let held = watched.held();
        for place in [&["data/care.sqlite", "data/login.seed", "the log"], backups].concat() {
            assert!(held.names().iter().any(|name| name.starts_with(place)), "{place}: {:?}", held.names());
        }
        let there = sealed.found(&held);
        for backup in backups {
            let inside =
                |what: &str| there.iter().any(|found| found.starts_with(what) && found.contains(backup));
            assert!(
                inside("the address, in base64") && inside("a message, in base64"),
                "{backup}: {there:?}"
            );
        }
        assert!(there.iter().any(|found| found.starts_with("a message, as it is, in data/")), "{there:?}");
        assert_eq!(search.found(&held), Default::default());
    };
    look(&watched, &["by-hand/"]);
    watched.night(1);
    look(&watched, &["by-hand/", "backups/"]);
    assert!(watched.server.stop());
    watched.server.restart();
    look(&watched, &["by-hand/", "backups/"]);
}

/// Everything that the server must not have.
async fn everything_secret(
    played: &Played<'_>,
    desk: &MemoryVault,
    keys: &Keys,
    transport: &secondok_cli::transport::HttpTransport,
) -> Search {
    let mut search = Search::default();
    for (name, text) in TEXTS {
        search.text(name, text);
    }
    let request = Content::Request(people::request());
    let opinion = Content::Opinion(people::written().1);
    for (name, content) in [("the request", request), ("the opinion", opinion)] {
        leaves(&mut search, name, &serde_json::from_slice(&encode(&content)).unwrap());
    }
    for (number, content) in keys.contents(transport, played.mailbox()).await.iter().enumerate() {
        search.text(&format!("content {number}"), std::str::from_utf8(content).unwrap());
    }

    let words = played.patient.words();
    search.bytes("the words' entropy", Phrase::parse(&words.join(" ")).unwrap().entropy());
    for pair in words.windows(2) {
        for between in [" ", ", ", "\",\"", "\n", "-", "_"] {
            search.bytes("two of the words", pair.join(between).as_bytes());
        }
    }
    search.text("the nickname", &played.keys.nickname().to_string());
    search.bytes("the capability", played.keys.capability().as_bytes());
    let psk: secondok_api::bytes::Bytes =
        serde_json::from_value(serde_json::to_value(played.keys.psk()).unwrap()).unwrap();
    search.bytes("the pre-shared key", &psk.0);
    search.slices("the patient's public key", played.keys.secret().public().as_bytes());

    search.text("the doctor's password", people::PASSWORD);
    let token = people::token(desk).await;
    search.text("the session's token", &token);
    let token: secondok_protocol::id::SessionToken = token.parse().unwrap();
    search.bytes("the session's token", token.as_bytes());
    search.bytes("the vault's key on the device", &keys.key);
    let inside = secrets_in(&keys.vault(transport).await);
    assert!(inside.len() >= 5, "identity, prekey, and three of the consultation: {}", inside.len());
    for (name, secret) in inside {
        search.bytes(&name, &secret);
    }
    search
}

/// The texts of a content that people wrote; not those that stand in every questionnaire.
fn leaves(search: &mut Search, name: &str, value: &Value) {
    match value {
        Value::String(text) if text.contains(' ') => search.text(name, text),
        Value::Array(values) => values.iter().for_each(|value| leaves(search, name, value)),
        Value::Object(fields) => fields.values().for_each(|value| leaves(search, name, value)),
        _ => {}
    }
}
