//! What the running service's database holds, column by column.

use std::collections::{BTreeMap, BTreeSet};

use secondok_testkit::Server;
use sqlx::{AnyConnection, Connection, Row, any::AnyRow};

/// A value of a column: bytes, a text, or a number in digits.
pub(super) type Value = Vec<u8>;

async fn connected(server: &Server) -> AnyConnection {
    sqlx::any::install_default_drivers();
    let file = server.data().join("care.sqlite");
    AnyConnection::connect(&format!("sqlite:{}?mode=ro", file.display())).await.unwrap()
}

/// Columns as "table.column", of everything that is declared.
fn declared() -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut tables = BTreeMap::<_, Vec<_>>::new();
    for name in secondok_tests::inventory::read().column.keys() {
        let (table, column) = name.split_once('.').unwrap();
        tables.entry(table).or_default().push(column);
    }
    tables
}

/// What stands in every column, by "table.column".
pub(super) async fn values(server: &Server) -> BTreeMap<String, BTreeSet<Value>> {
    let mut conn = connected(server).await;
    let mut values = BTreeMap::<String, BTreeSet<Value>>::new();
    for (table, columns) in declared() {
        for column in columns {
            let statement = format!("SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL");
            let rows = sqlx::query(sqlx::AssertSqlSafe(statement)).fetch_all(&mut conn).await.unwrap();
            let text = |row: &AnyRow| row.try_get::<String, _>(0).map(String::into_bytes);
            let bytes = |row: &AnyRow| row.try_get::<Vec<u8>, _>(0).or_else(|_| text(row)).ok();
            let value =
                |row: &AnyRow| bytes(row).unwrap_or_else(|| row.get::<i64, _>(0).to_string().into_bytes());
            values.insert(format!("{table}.{column}"), rows.iter().map(value).collect());
        }
    }
    values
}

/// How many rows each table has.
pub(super) async fn rows(server: &Server) -> BTreeMap<&'static str, i64> {
    let mut conn = connected(server).await;
    let mut rows = BTreeMap::new();
    for table in declared().into_keys() {
        let statement = format!("SELECT COUNT(*) FROM {table}");
        let count = sqlx::query_scalar(sqlx::AssertSqlSafe(statement)).fetch_one(&mut conn).await.unwrap();
        rows.insert(table, count);
    }
    rows
}
