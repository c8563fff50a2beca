//! A sealed attachment uploaded to the service, as the client does it, beside the same bytes written to a file by the same
//! HTTP library.

use std::time::Instant;

use bytes::Bytes;
use http::{Method, StatusCode, header};
use rand_core::Rng;
use secondok_api::{
    attachment::{APPEND_TYPE, PART_LEN, TUS_RESUMABLE, TUS_VERSION, UPLOAD_LENGTH, UPLOAD_OFFSET},
    path,
};
use secondok_protocol::attachment::SizeClass;
use secondok_testkit::Server;

use super::plain;
use crate::{consultation::Sealed, doctor, http::Connection, report::Row};

/// The service and its reference take turns, so that a slow moment of the machine falls on both.
const TURNS: usize = 4;
const CONTENT: u64 = 100 << 20;

pub(crate) async fn measure() -> Vec<Row> {
    let server = Server::start();
    let rng = &mut secondok_testkit::rng(13);
    let doctor = doctor::register(&server, rng).await;
    let patient = Sealed::many(&doctor, 1, 0, 13).remove(0);
    let mut connection = Connection::open(server.address()).await;
    patient.open(&mut connection).await;
    let folder = tempfile::tempdir_in(server.home()).expect("a folder on the same disk");
    let mut reference = Connection::open(plain::serve(folder.path().join("plain")).await).await;

    // To whoever has no key, sealed bytes are random ones.
    let class = SizeClass::of(CONTENT).expect("it fits");
    let mut sealed = vec![0; usize::try_from(class.wire_len()).expect("it fits into memory")];
    rng.fill_bytes(&mut sealed);
    let sealed = Bytes::from(sealed);
    let (mut ours, mut theirs) = (0.0, 0.0);
    for _ in 0..TURNS {
        let began = Instant::now();
        upload(&mut connection, &patient, &sealed).await;
        ours += began.elapsed().as_secs_f64();
        let began = Instant::now();
        reference.call(Method::PUT, "/", None, None, sealed.clone()).await;
        theirs += began.elapsed().as_secs_f64();
    }
    let rate = |seconds: f64| TURNS as f64 * class.wire_len() as f64 / seconds / 1e6;
    vec![Row::share(
        "100 MiB uploaded, sealed to 128 MiB",
        rate(ours),
        "MB/s",
        rate(theirs),
        0.5,
        "the same bytes to a plain file, synced, over the same HTTP library",
    )]
}

/// Begins it and sends part after part, each once the one before it is on the disk.
async fn upload(connection: &mut Connection, patient: &Sealed, sealed: &Bytes) {
    let authorization = ("authorization", patient.authorization.as_str());
    let version = (TUS_RESUMABLE, TUS_VERSION);
    let length = sealed.len().to_string();
    let begun = connection
        .start_with(
            Method::POST,
            &path::attachments(patient.mailbox),
            &[authorization, version, (UPLOAD_LENGTH, length.as_str())],
            Bytes::new(),
        )
        .await;
    assert_eq!(begun.status(), StatusCode::CREATED);
    let location = begun.headers()[header::LOCATION].to_str().expect("a path").to_owned();
    let part = usize::try_from(PART_LEN).expect("a part fits into memory");
    for offset in (0..sealed.len()).step_by(part) {
        let (place, bytes) = (offset.to_string(), sealed.slice(offset..offset + part));
        let headers =
            [authorization, version, (UPLOAD_OFFSET, place.as_str()), ("content-type", APPEND_TYPE)];
        let kept = connection.start_with(Method::PATCH, &location, &headers, bytes).await;
        assert_eq!(kept.status(), StatusCode::NO_CONTENT);
    }
}
