//! The same messages on PostgreSQL, beside single-row inserts of that size by as many clients.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use rand_core::Rng;
use secondok_protocol::message::WIRE_LEN;
use secondok_testkit::{Server, postgres::Postgres, server::Settings};
use sqlx::{PgPool, postgres::PgPoolOptions};

use crate::{
    doctor,
    messages::{SENDERS, Sum, TURN, TURNS, turn},
    report::Row,
};

/// On PostgreSQL.
pub(crate) async fn messages() -> Vec<Row> {
    let Some(postgres) = Postgres::start() else {
        eprintln!("postgres: not measured, because no PostgreSQL was found (initdb, pg_ctl)");
        return Vec::new();
    };
    let config = format!("database = '{}'", postgres.first_url());
    let server = Server::with(Settings { config, ..Settings::default() });
    let doctor = doctor::register(&server, &mut secondok_testkit::rng(7)).await;
    let pool = PgPoolOptions::new()
        .max_connections(SENDERS as u32)
        .connect(&postgres.first_url())
        .await
        .expect("PostgreSQL answers");
    sqlx::query("CREATE TABLE reference (key BYTEA, number BIGINT, body BYTEA, PRIMARY KEY (key, number))")
        .execute(&pool)
        .await
        .expect("a table");
    let mut sum = Sum::default();
    let mut reference = 0.0;
    for seed in 0..TURNS {
        turn(server.address(), &[server.pid()], &doctor, 100 + seed, &mut sum).await;
        reference += single_inserts(&pool, seed).await;
    }
    vec![Row::share(
        "durable sealed messages on PostgreSQL, 32 senders",
        sum.messages / sum.seconds,
        "/s",
        reference / TURNS as f64,
        0.5,
        "single-row inserts by 32 clients",
    )]
}

/// Rows a second by as many clients, each row a transaction. Each turn has keys of its own.
async fn single_inserts(pool: &PgPool, turn: u64) -> f64 {
    let rows = Arc::new(AtomicU64::new(0));
    let began = Instant::now();
    let clients: Vec<_> = (0..SENDERS as u64)
        .map(|client| {
            let (pool, rows) = (pool.clone(), Arc::clone(&rows));
            tokio::spawn(async move {
                let mut rng = secondok_testkit::rng(turn * SENDERS as u64 + client);
                let mut key = [0; 32];
                let mut body = vec![0; WIRE_LEN];
                rng.fill_bytes(&mut body);
                while began.elapsed() < TURN {
                    rng.fill_bytes(&mut key);
                    sqlx::query("INSERT INTO reference (key, number, body) VALUES ($1, $2, $3)")
                        .bind(&key[..])
                        .bind(1i64)
                        .bind(&body)
                        .execute(&pool)
                        .await
                        .expect("a row");
                    rows.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    for client in clients {
        client.await.expect("a client");
    }
    rows.load(Ordering::Relaxed) as f64 / began.elapsed().as_secs_f64()
}
