//! The same on a real PostgreSQL.

use std::sync::atomic::{AtomicU32, Ordering};

use secondok_care::store::{AttachmentOptions, OpenError, Store, StoreError, StoreOptions, tombstone};
use secondok_testkit::Postgres;
use sqlx::{AssertSqlSafe, Connection};

use crate::{
    conformance,
    things::{Folder, OPERATOR, Place, TODAY, Things},
};

/// Databases in a cluster.
struct Cluster {
    postgres: Postgres,
    databases: AtomicU32,
    attachments: Folder,
}

impl Cluster {
    fn start() -> Option<Self> {
        sqlx::any::install_default_drivers();
        let (databases, attachments) = (AtomicU32::new(0), Folder::new());
        Postgres::start().map(|postgres| Self { postgres, databases, attachments })
    }
}

impl Place for Cluster {
    async fn fresh(&self) -> StoreOptions {
        let name = format!("care{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let mut conn = sqlx::AnyConnection::connect(&self.postgres.first_url()).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut conn).await.unwrap();
        let attachments = AttachmentOptions::new(self.attachments.path().join(&name));
        let attachments = Some(AttachmentOptions { reserve: 0, ..attachments });
        StoreOptions { attachments, ..StoreOptions::new(self.postgres.url(&name)) }
    }
}

#[tokio::test]
async fn everything_holds_on_postgres() {
    let Some(cluster) = Cluster::start() else { return };
    conformance::every_test(&cluster).await;
}

/// Two services, one database: while one is opening a consultation, it is opened and destroyed through the other.
#[tokio::test]
async fn what_is_destroyed_while_it_is_opened_stays_destroyed() {
    let Some(cluster) = Cluster::start() else { return };
    let options = cluster.fresh().await;
    let store = Store::open(&options).await.unwrap();
    let mut things = Things::new(71);
    let doctor = things.doctor(&store).await;
    let patient = things.patient(doctor);
    let mut other = sqlx::AnyConnection::connect(&options.url).await.unwrap();
    // Whoever opens one waits at the last moment before its row is stored.
    let gate = "CREATE FUNCTION gate() RETURNS trigger LANGUAGE plpgsql AS \
                $$ BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NULL; END $$; \
                CREATE TRIGGER gate BEFORE INSERT ON consultation FOR EACH STATEMENT EXECUTE FUNCTION gate(); \
                SELECT pg_advisory_lock(1)";
    sqlx::raw_sql(gate).execute(&mut other).await.unwrap();
    let opening = tokio::spawn({
        let (store, new) = (store.clone(), patient.new_consultation(TODAY));
        async move { store.open_consultation(new).await }
    });
    let waiting = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
    while sqlx::query(waiting).fetch_optional(&mut other).await.unwrap().is_none() {
        tokio::task::yield_now().await;
    }
    sqlx::query("INSERT INTO tombstone (address) VALUES ($1)")
        .bind(tombstone(patient.mailbox).as_bytes().to_vec())
        .execute(&mut other)
        .await
        .unwrap();
    sqlx::raw_sql("SELECT pg_advisory_unlock(1)").execute(&mut other).await.unwrap();
    assert_eq!(opening.await.unwrap(), Err(OpenError::Exists));
    assert_eq!(store.consultation(patient.mailbox).await, Ok(None));
}

#[tokio::test]
async fn a_postgres_that_went_away_is_a_typed_error() {
    let Some(cluster) = Cluster::start() else { return };
    let store = cluster.store().await;
    let mut things = Things::new(70);
    let doctor = things.doctor(&store).await;
    let patient = things.patient(doctor);
    patient.open(&store, TODAY).await.unwrap();
    cluster.postgres.stop();
    assert!(matches!(store.consultation(patient.mailbox).await, Err(StoreError::Unavailable { .. })));
    let written = store.set_accepting(doctor, false, OPERATOR).await;
    assert!(matches!(written, Err(StoreError::Unavailable { .. })), "{written:?}");
    let opened = Store::open(&StoreOptions::new(cluster.postgres.url("care0"))).await.map(drop);
    assert!(matches!(opened, Err(StoreError::Unavailable { .. })), "{opened:?}");
}
