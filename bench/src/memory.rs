//! Memory of the server at rest and of each open stream, and how long it takes to start.

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Method;
use http_body_util::BodyExt;
use hyper::body::Incoming;
use secondok_api::{consultation::FromQuery, path};
use secondok_testkit::Server;

use crate::{consultation::Sealed, doctor, http::Connection, process::resident_kib, report::Row};

const STREAMS: usize = 1_000;
/// Opened and closed before anything is measured: what the first streams of all cost, the code that is loaded for
/// them and the statements that the database prepares, is the service's and not each stream's.
const FIRST: usize = 20;
const STARTS: u32 = 5;

pub(crate) async fn measure() -> Vec<Row> {
    let mut server = Server::start();
    let at_rest = resident_kib(server.pid());
    let doctor = doctor::register(&server, &mut secondok_testkit::rng(4)).await;
    let patients = Sealed::many(&doctor, STREAMS, 0, 4);
    let mut connection = Connection::open(server.address()).await;
    for patient in &patients {
        patient.open(&mut connection).await;
    }
    // The database's own memory of these mailboxes is not the streams' either.
    for patient in &patients {
        let (path, authorization) = (path::mailbox(patient.mailbox), Some(patient.authorization.as_str()));
        connection.call(Method::GET, &path, authorization, None, Bytes::new()).await;
    }
    drop(follow(&server, &patients[..FIRST]).await);
    tokio::time::sleep(Duration::from_secs(1)).await;
    let before = resident_kib(server.pid());
    let streams = follow(&server, &patients).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let each = (resident_kib(server.pid()) - before) / STREAMS as f64;
    drop(streams);

    let mut start = Duration::ZERO;
    for _ in 0..STARTS {
        assert!(server.stop(), "it ends well");
        let began = Instant::now();
        server.restart();
        start += began.elapsed();
    }
    vec![
        Row::bound("memory of an idle stream", each, "KiB", 12.0),
        Row::bound("memory of the server at rest", at_rest / 1024.0, "MiB", 40.0),
        Row::bound("start", start.as_secs_f64() / f64::from(STARTS), "s", 0.2),
    ]
}

/// A stream of each mailbox, idle from its beginning: everything is known already.
async fn follow(server: &Server, patients: &[Sealed]) -> Vec<(Connection, Incoming)> {
    let mut streams = Vec::with_capacity(patients.len());
    for patient in patients {
        let mut connection = Connection::open(server.address()).await;
        let path = path::events(patient.mailbox, FromQuery { patient: 1, doctor: 0 });
        let answer =
            connection.start(Method::GET, &path, Some(&patient.authorization), None, Bytes::new()).await;
        assert!(answer.status().is_success(), "the stream opens");
        let mut body = answer.into_body();
        let _state = body.frame().await.expect("the state").expect("the state");
        streams.push((connection, body));
    }
    streams
}
