//! From a sender to the other side's open stream.

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Method;
use http_body_util::BodyExt;
use secondok_api::{
    frame::{Frame, FrameReader},
    path,
};
use secondok_testkit::Server;
use tokio::sync::mpsc;

use crate::{consultation::Sealed, doctor, http::Connection, limits, report::Row};

const MESSAGES: usize = 300;
const GAP: Duration = Duration::from_millis(10);

/// Time from the first byte sent until the doctor's open stream has the message, which is on disk by then.
pub(crate) async fn measure() -> Vec<Row> {
    let server = Server::start();
    let doctor = doctor::register(&server, &mut secondok_testkit::rng(2)).await;
    let patient = Sealed::many(&doctor, 1, MESSAGES, 2).remove(0);
    let mut connection = Connection::open(server.address()).await;
    patient.open(&mut connection).await;
    patient.accept(&mut connection, &doctor).await;

    let mut follower = Connection::open(server.address()).await;
    let answer =
        follower.start(Method::GET, path::DOCTOR_EVENTS, Some(&doctor.session), None, Bytes::new()).await;
    assert!(answer.status().is_success(), "the stream opens");
    let (arrived, mut arrivals) = mpsc::unbounded_channel();
    let reading = tokio::spawn(async move {
        let mut body = answer.into_body();
        let mut frames = FrameReader::default();
        while let Some(Ok(piece)) = body.frame().await {
            let now = Instant::now();
            frames.push(piece.data_ref().expect("data"));
            while let Some(frame) = frames.next_frame().expect("frames") {
                if let Frame::Message(message) = frame {
                    let _ = arrived.send((message.sequence, now));
                }
            }
        }
    });
    let mut times = Vec::with_capacity(MESSAGES);
    for at in 0..MESSAGES {
        let began = Instant::now();
        patient.send(&mut connection, at).await;
        let (sequence, arrival) = arrivals.recv().await.expect("the stream lives");
        assert_eq!(sequence as usize, at + 1, "in order, none missing");
        times.push(arrival.duration_since(began).as_secs_f64() * 1e3);
        tokio::time::sleep(GAP).await;
    }
    reading.abort();
    let flush = limits::flush_ms(server.home(), MESSAGES);
    times.sort_by(f64::total_cmp);
    let quantile = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    vec![
        Row::bound("sender → open stream, median", quantile(0.5), "ms", 2.0),
        Row::bound("sender → open stream, 99 of 100", quantile(0.99), "ms", 10.0),
        Row::note("one flush of this disk, median", flush, "ms", "part of both"),
    ]
}
