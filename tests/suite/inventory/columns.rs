//! Columns: asked of real databases, not of the migrations' text.

use std::collections::BTreeSet;

use secondok_care::store::{Store, StoreOptions};
use secondok_testkit::Postgres;
use secondok_tests::inventory::{compare, read};
use sqlx::{AnyConnection, Connection, Row};

async fn columns(url: &str, statement: &'static str) -> BTreeSet<String> {
    sqlx::any::install_default_drivers();
    let mut conn = AnyConnection::connect(url).await.unwrap();
    let rows = sqlx::query(statement).fetch_all(&mut conn).await.unwrap();
    rows.iter().map(|row| format!("{}.{}", row.get::<String, _>(0), row.get::<String, _>(1))).collect()
}

#[tokio::test]
async fn columns_of_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("care.sqlite").display());
    Store::open(&StoreOptions::new(url.clone())).await.unwrap().close().await;
    let there = columns(
        &url,
        "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c \
         WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .await;
    compare("columns of SQLite", read().column.keys(), &there);
}

#[tokio::test]
async fn columns_of_postgresql() {
    let Some(postgres) = Postgres::start() else { return };
    let url = postgres.first_url();
    Store::open(&StoreOptions::new(url.clone())).await.unwrap().close().await;
    let there = columns(
        &url,
        "SELECT table_name::text, column_name::text FROM information_schema.columns \
         WHERE table_schema NOT IN ('pg_catalog', 'information_schema')",
    )
    .await;
    compare("columns of PostgreSQL", read().column.keys(), &there);
}
