//! Memory of the server at rest and of each open stream, and how long it takes to start.

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Method;
use http_body_util::BodyExt;
use secondok_api::{consultation::FromQuery, path};
use secondok_testkit::Server;

use crate::{consultation::Sealed, doctor, http::Connection, process::resident_kib, report::Row};

const STREAMS: usize = 1_000;
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
    tokio::time::sleep(Duration::from_secs(1)).await;
    let before = resident_kib(server.pid());
    let mut streams = Vec::with_capacity(STREAMS);
    for patient in &patients {
        let mut connection = Connection::open(server.address()).await;
        // Everything is known already: the stream is idle from its beginning.
        let path = path::events(patient.mailbox, FromQuery { patient: 1, doctor: 0 });
        let answer =
            connection.start(Method::GET, &path, Some(&patient.authorization), None, Bytes::new()).await;
        assert!(answer.status().is_success(), "the stream opens");
        let mut body = answer.into_body();
        let _state = body.frame().await.expect("the state").expect("the state");
        streams.push((connection, body));
    }
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
