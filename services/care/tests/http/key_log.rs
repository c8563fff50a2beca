//! The log of keys, as programs fetch it that know such logs.

use std::io::Read as _;

use axum::body::Body;
use http::{Method, StatusCode, header};
use secondok_api::{
    directory::{KeyLog, SpecialtyKeys},
    path,
    problem::Kind,
};
use secondok_keylog::{Checkpoint, Entry, Growth, LogKey, TileName, tag, unbundle, verify_inclusion};

use crate::app::{App, request};

#[tokio::test]
async fn everybody_gets_the_log_and_can_check_it() {
    let mut app = App::start().await;
    let empty: KeyLog = app.get(path::KEY_LOG, None).await.read();
    let key: LogKey = empty.key.parse().unwrap();
    assert_eq!(Checkpoint::open(&empty.checkpoint, &key).unwrap().root.size, 0);
    let (ada, ben) = (app.doctor("ada").await, app.doctor("ben").await);

    let note = app.get(path::KEY_LOG_CHECKPOINT, None).await;
    assert_eq!(note.status, StatusCode::OK);
    let root = Checkpoint::open(std::str::from_utf8(&note.body).unwrap(), &key).unwrap().root;
    let bundle = TileName::of_entries(0, root.size).unwrap();
    let entries = unbundle(&app.get(&path::key_log_tile(bundle), None).await.body).unwrap();
    let accounts: Vec<_> = entries.iter().map(|entry| entry.account).collect();
    assert_eq!(accounts, [tag(ada.id), tag(ben.id)]);
    let mut growth = Growth::to(root);
    growth.take(bundle.hashes(), app.get(&path::key_log_tile(bundle.hashes()), None).await.body.to_vec());
    assert_eq!(growth.has(bundle, &entries), Ok(Vec::new()));

    let keys: SpecialtyKeys = app.get(&path::specialty_keys("cardiology"), None).await.read();
    let entry = |number: u64| entries[usize::try_from(number).unwrap()];
    let listed: Vec<(u64, Entry)> = keys.doctors.iter().map(|one| (one.entry, entry(one.entry))).collect();
    assert!(keys.doctors.iter().zip(&listed).all(|(one, (_, entry))| {
        one.since == entry.day && entry.publishes(one.id, one.identity.0.as_slice().try_into().unwrap())
    }));
    assert_eq!(Checkpoint::open(&keys.log.checkpoint, &key).unwrap().root, root);
    assert_eq!(verify_inclusion(root, &listed, &keys.proof.0), Ok(()));
}

/// Who takes it compressed gets the same.
#[tokio::test]
async fn the_keys_of_a_specialty_come_compressed_to_who_takes_that() {
    let mut app = App::start().await;
    app.doctor("ada").await;
    let path = path::specialty_keys("cardiology");
    let plain = app.get(&path, None).await;
    let asked = request(Method::GET, &path, None).header(header::ACCEPT_ENCODING, "gzip");
    let packed = app.send(asked.body(Body::empty()).unwrap()).await;
    assert_eq!(packed.headers.get(header::CONTENT_ENCODING).unwrap(), "gzip");
    assert!(packed.body.len() < plain.body.len(), "{} bytes of {}", packed.body.len(), plain.body.len());
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(&packed.body[..]).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, plain.body);
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let mut app = App::start().await;
    app.doctor("ada").await;
    for name in [
        "0/000",
        "0/000.p/2",
        "0/001.p/1",
        "1/000.p/1",
        "entries/000.p/2",
        "entries/000",
        "data/000",
        "0/..",
        "%00",
        "9",
    ] {
        app.get(&path::key_log_tile(name), None).await.assert_refused(Kind::NOT_FOUND);
    }
    assert_eq!(app.get(&path::key_log_tile("0/000.p/1"), None).await.status, StatusCode::OK);
}
