//! A mailbox is fetched as fast among a million as among a thousand.

use std::time::Instant;

use bytes::Bytes;
use http::Method;
use rusqlite::Connection as Database;
use secondok_api::{consultation::FromQuery, path};
use secondok_testkit::Server;

use crate::{consultation::Sealed, doctor, http::Connection, report::Row};

const STORED: [u32; 3] = [1_000, 100_000, 1_000_000];
const MESSAGES: usize = 4;
const MAILBOXES: usize = 50;
const ROUNDS: usize = 20;

/// Median time of fetching a mailbox of five messages, with so many mailboxes stored. The others hold one message of
/// 1 KiB each, so that the last step takes gigabytes and not tens of them.
pub(crate) async fn measure() -> Vec<Row> {
    let mut server = Server::start();
    let doctor = doctor::register(&server, &mut secondok_testkit::rng(6)).await;
    let patients = Sealed::many(&doctor, MAILBOXES, MESSAGES, 6);
    let mut connection = Connection::open(server.address()).await;
    for patient in &patients {
        patient.open(&mut connection).await;
        for at in 0..MESSAGES {
            patient.send(&mut connection, at).await;
        }
    }
    let mut medians = Vec::new();
    for stored in STORED {
        assert!(server.stop(), "it ends well");
        fill(&server, stored);
        server.restart();
        medians.push(median(&server, &patients).await);
    }
    let first = medians[0];
    STORED[1..]
        .iter()
        .zip(&medians[1..])
        .map(|(stored, median)| {
            Row::at_most(
                format!("fetch of a mailbox, {stored} stored"),
                *median,
                "ms",
                first,
                1.5,
                "1,000 stored",
            )
        })
        .collect()
}

async fn median(server: &Server, patients: &[Sealed]) -> f64 {
    let mut connection = Connection::open(server.address()).await;
    let mut times = Vec::new();
    for round in 0..ROUNDS {
        for patient in patients {
            let path = path::messages(patient.mailbox, FromQuery::default());
            let began = Instant::now();
            let body =
                connection.call(Method::GET, &path, Some(&patient.authorization), None, Bytes::new()).await;
            // The first round reads what is not in memory yet.
            if round > 0 {
                times.push(began.elapsed().as_secs_f64() * 1e3);
            }
            assert!(body.len() > (MESSAGES + 1) * secondok_protocol::message::WIRE_LEN, "all messages");
        }
    }
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Adds mailboxes like the first one until there are so many.
fn fill(server: &Server, stored: u32) {
    let file = server.data().join("care.sqlite");
    let database = Database::open(file).expect("a database");
    database
        .execute_batch(&format!(
            "PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; BEGIN;
             CREATE TEMP TABLE fresh AS
                 WITH RECURSIVE n(i) AS (
                     SELECT count(*) + 1 FROM consultation UNION ALL SELECT i + 1 FROM n WHERE i < {stored})
                 SELECT randomblob(32) AS mailbox FROM n ORDER BY 1;
             CREATE TEMP TABLE pattern AS SELECT * FROM consultation LIMIT 1;
             INSERT INTO consultation
                 SELECT fresh.mailbox, randomblob(32), doctor, answer_days, state, opened, due, ended, erase_on, 1, 0,
                     last_patient, last_doctor
                 FROM fresh, pattern;
             INSERT INTO message
                 SELECT fresh.mailbox, 0, 0, pattern.opened, randomblob(32), randomblob(1024) FROM fresh, pattern;
             COMMIT; PRAGMA wal_checkpoint(TRUNCATE);"
        ))
        .expect("filled");
}
