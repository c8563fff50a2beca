//! Durable sealed messages through HTTP by 32 senders, beside what the database takes at best.

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use secondok_protocol::message::WIRE_LEN;
use secondok_testkit::Server;

use crate::{
    consultation::Sealed,
    doctor::{self, Doctor},
    http::Connection,
    limits,
    process::processor_time_of_tree,
    report::Row,
};

pub(crate) const SENDERS: usize = 32;
/// The service and its reference take turns, so that a slow moment of the machine falls on both.
pub(crate) const TURNS: u64 = 4;
const MESSAGES: usize = 250;
pub(crate) const TURN: Duration = Duration::from_secs(2);

/// What the turns of the service add up to.
#[derive(Default)]
pub(crate) struct Sum {
    pub(crate) messages: f64,
    pub(crate) seconds: f64,
    pub(crate) processor: Duration,
}

/// One turn: 32 patients, each on a connection of their own, send one message after the other.
pub(crate) async fn turn(address: SocketAddr, pids: &[u32], doctor: &Doctor, seed: u64, sum: &mut Sum) {
    let patients = Arc::new(Sealed::many(doctor, SENDERS, MESSAGES, seed));
    let mut connections = Vec::new();
    for patient in patients.iter() {
        let mut connection = Connection::open(address).await;
        patient.open(&mut connection).await;
        patient.accept(&mut connection, doctor).await;
        connections.push(connection);
    }
    let processor = || pids.iter().map(|pid| processor_time_of_tree(*pid)).sum::<Duration>();
    let before = processor();
    let began = Instant::now();
    let senders: Vec<_> = connections
        .into_iter()
        .enumerate()
        .map(|(at, mut connection)| {
            let patients = Arc::clone(&patients);
            tokio::spawn(async move {
                for message in 0..MESSAGES {
                    patients[at].send(&mut connection, message).await;
                }
            })
        })
        .collect();
    for sender in senders {
        sender.await.expect("sent");
    }
    sum.seconds += began.elapsed().as_secs_f64();
    sum.messages += (SENDERS * MESSAGES) as f64;
    sum.processor += processor() - before;
}

/// On SQLite.
pub(crate) async fn sqlite() -> Vec<Row> {
    let server = Server::start();
    let doctor = doctor::register(&server, &mut secondok_testkit::rng(1)).await;
    let folder = tempfile::tempdir_in(server.home()).expect("a folder on the same disk");
    let mut sum = Sum::default();
    let (mut reference, mut reference_processor) = (0.0, 0.0);
    for seed in 0..TURNS {
        turn(server.address(), &[server.pid()], &doctor, seed, &mut sum).await;
        let path = folder.path().to_owned();
        let limit = tokio::task::spawn_blocking(move || {
            limits::sqlite_group_commit(&path, SENDERS as u64, WIRE_LEN, TURN)
        })
        .await
        .expect("measured");
        reference += limit.rate;
        reference_processor += limit.processor_ms;
    }
    vec![
        Row::share(
            "durable sealed messages, 32 senders",
            sum.messages / sum.seconds,
            "/s",
            reference / TURNS as f64,
            0.30,
            "SQLite's group commit alone",
        ),
        Row::bound(
            "the same, server processor time each",
            sum.processor.as_secs_f64() * 1e3 / sum.messages,
            "ms",
            0.10,
        ),
        Row::note(
            "SQLite alone, the writing thread's processor time each",
            reference_processor / TURNS as f64,
            "ms",
            "part of the above",
        ),
    ]
}
