//! The same on a real PostgreSQL.

use std::sync::atomic::{AtomicU32, Ordering};

use secondok_care::store::{Store, StoreError, StoreOptions};
use secondok_testkit::Postgres;
use sqlx::{AssertSqlSafe, Connection};

use crate::{
    conformance,
    support::{Place, TODAY, Things},
};

/// Databases in a cluster.
struct Cluster {
    postgres: Postgres,
    databases: AtomicU32,
}

impl Cluster {
    fn start() -> Option<Self> {
        sqlx::any::install_default_drivers();
        Postgres::start().map(|postgres| Self { postgres, databases: AtomicU32::new(0) })
    }
}

impl Place for Cluster {
    async fn fresh(&self) -> StoreOptions {
        let name = format!("care{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let mut conn = sqlx::AnyConnection::connect(&self.postgres.first_url()).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut conn).await.unwrap();
        StoreOptions::new(self.postgres.url(&name))
    }
}

#[tokio::test]
async fn everything_holds_on_postgres() {
    let Some(cluster) = Cluster::start() else { return };
    conformance::every_test(&cluster).await;
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
    let written = store.set_accepting(doctor, false).await;
    assert!(matches!(written, Err(StoreError::Unavailable { .. })), "{written:?}");
    let opened = Store::open(&StoreOptions::new(cluster.postgres.url("care0"))).await.map(drop);
    assert!(matches!(opened, Err(StoreError::Unavailable { .. })), "{opened:?}");
}
