//! Databases of this, of newer and of other software.

use secondok_care::store::{Store, StoreError};
use sqlx::Connection;

use crate::things::{Place, TODAY, Things};

async fn change(url: &str, statement: &'static str) {
    let mut conn = sqlx::AnyConnection::connect(url).await.unwrap();
    sqlx::raw_sql(statement).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
}

pub async fn opening_again_keeps_everything(place: &impl Place) {
    let options = place.fresh().await;
    let mut things = Things::new(60);
    let patient = {
        let store = Store::open(&options).await.unwrap();
        let doctor = things.doctor(&store).await;
        let patient = things.patient(doctor);
        patient.open(&store, TODAY).await.unwrap();
        store.close().await;
        let closed = patient.open(&store, TODAY).await;
        assert!(closed.is_err(), "what is closed takes nothing: {closed:?}");
        patient
    };
    let store = Store::open(&options).await.unwrap();
    assert!(store.consultation(patient.mailbox).await.unwrap().is_some());
    assert_eq!(store.check().await, Ok(()));
}

pub async fn a_newer_database_is_refused(place: &impl Place) {
    let options = place.fresh().await;
    Store::open(&options).await.unwrap().close().await;
    change(
        &options.url,
        "INSERT INTO migration (version, checksum) SELECT 17, checksum FROM migration WHERE version = 1",
    )
    .await;
    let refused = Store::open(&options).await.map(drop);
    assert_eq!(refused, Err(StoreError::NewerVersion { found: 17, known: 12 }));
}

pub async fn a_foreign_database_is_refused(place: &impl Place) {
    let options = place.fresh().await;
    Store::open(&options).await.unwrap().close().await;
    let mut conn = sqlx::AnyConnection::connect(&options.url).await.unwrap();
    let other = sqlx::query("UPDATE migration SET checksum = $1").bind(vec![7; 32]);
    other.execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    let refused = Store::open(&options).await.map(drop);
    assert_eq!(refused, Err(StoreError::ForeignVersion { version: 1 }));
}
