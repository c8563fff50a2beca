//! What the schema promises, asked of the database itself.

use std::collections::{BTreeMap, BTreeSet};

use secondok_care::store::Store;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row};

use crate::things::{Folder, Place, TODAY, Things, expire};

/// Tables whose rows belong to patients.
const PATIENTS: [&str; 6] =
    ["arrival", "attachment", "consultation", "message", "removed_attachment", "tombstone"];
/// Columns of theirs that hold whole days.
const DAYS: [&str; 5] = ["day", "due", "ended", "erase_on", "opened"];
/// Columns of theirs that hold other numbers: none of them a time.
const COUNTS: [&str; 7] =
    ["answer_days", "doctor_messages", "length", "parts", "patient_messages", "role", "sequence"];

async fn opened() -> (Folder, Store, AnyConnection) {
    let folder = Folder::new();
    let options = folder.fresh().await;
    let store = Store::open(&options).await.unwrap();
    let conn = AnyConnection::connect(&options.url).await.unwrap();
    (folder, store, conn)
}

async fn column(conn: &mut AnyConnection, text: String, column: &str) -> Vec<String> {
    let rows = sqlx::query(AssertSqlSafe(text)).fetch_all(conn).await.unwrap();
    rows.iter().map(|row| row.try_get(column).unwrap()).collect()
}

async fn tables(conn: &mut AnyConnection) -> Vec<String> {
    column(conn, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name".to_owned(), "name").await
}

#[tokio::test]
async fn no_table_has_a_rowid_or_counts_up() {
    let (_folder, _store, mut conn) = opened().await;
    let tables = tables(&mut conn).await;
    assert!(PATIENTS.iter().all(|table| tables.iter().any(|name| name == table)), "{tables:?}");
    for table in tables {
        assert!(
            !table.starts_with("sqlite_"),
            "{table}: AUTOINCREMENT or statistics keep a table of their own"
        );
        let rowid = sqlx::query(AssertSqlSafe(format!("SELECT rowid FROM \"{table}\"")));
        let refused = rowid.fetch_all(&mut conn).await.map(|rows| rows.len());
        let refused = refused.expect_err(&table).to_string();
        assert!(refused.contains("no such column: rowid"), "{table}: {refused}");
    }
}

#[tokio::test]
async fn patients_rows_hold_no_finer_time_than_days() {
    let (_folder, store, mut conn) = opened().await;
    let mut things = Things::new(80);
    let doctor = things.doctor(&store).await;
    for _ in 0..3 {
        things.patient(doctor).open(&store, TODAY).await.unwrap();
    }
    store.rewrite().await.unwrap();
    let late = things.patient(doctor);
    late.open(&store, TODAY).await.unwrap();
    expire(&store, TODAY + 9, 0).await;
    for table in PATIENTS {
        let info = format!("SELECT name FROM pragma_table_info('{table}') WHERE type = 'BIGINT'");
        for name in column(&mut conn, info, "name").await {
            if COUNTS.contains(&name.as_str()) {
                continue;
            }
            assert!(DAYS.contains(&name.as_str()), "{table}.{name} is declared neither a day nor a count");
            let text = format!("SELECT MAX({name}) AS latest FROM {table}");
            let row = sqlx::query(AssertSqlSafe(text)).fetch_one(&mut conn).await.unwrap();
            let latest: Option<i64> = row.try_get("latest").unwrap();
            assert!(
                latest.unwrap_or(0) < 100_000,
                "{table}.{name} holds {latest:?}, which is no number of days"
            );
        }
        // Any other kind of column could hold a time in another form.
        let info = format!("SELECT name, type FROM pragma_table_info('{table}') WHERE type <> 'BIGINT'");
        let rows = sqlx::query(AssertSqlSafe(info)).fetch_all(&mut conn).await.unwrap();
        for row in rows {
            let (name, kind): (String, String) = (row.get("name"), row.get("type"));
            assert!(kind == "BLOB" || (name == "state" && kind == "TEXT"), "{table}.{name} is {kind}");
        }
    }
    drop(late);
}

#[tokio::test]
async fn patients_rows_point_at_nothing() {
    let (_folder, _store, mut conn) = opened().await;
    for table in tables(&mut conn).await {
        let text = format!("SELECT \"table\" AS name FROM pragma_foreign_key_list('{table}')");
        let targets = column(&mut conn, text, "name").await;
        assert_eq!(targets, Vec::<String>::new(), "{table} has a foreign key");
    }
    let text = "SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')".to_owned();
    assert_eq!(column(&mut conn, text, "name").await, Vec::<String>::new(), "nothing acts behind our back");
}

#[tokio::test]
async fn every_look_up_by_mailbox_uses_an_index() {
    let (_folder, _store, mut conn) = opened().await;
    for table in ["consultation", "message", "arrival", "attachment", "removed_attachment"] {
        let text = format!("EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE mailbox = x'00'");
        let plan = column(&mut conn, text, "detail").await.join("; ");
        assert!(plan.starts_with("SEARCH"), "{table}: {plan}");
    }
    let text = "EXPLAIN QUERY PLAN SELECT 1 FROM consultation WHERE doctor = x'00'".to_owned();
    let plan = column(&mut conn, text, "detail").await.join("; ");
    assert!(plan.starts_with("SEARCH") && plan.contains("consultation_of_doctor"), "{plan}");
}

#[tokio::test]
async fn the_settings_that_promises_rest_on_are_in_force() {
    let folder = Folder::new();
    let options = folder.fresh().await;
    let store = Store::open(&options).await.unwrap();
    let settings: BTreeMap<_, _> = store.settings().await.unwrap().into_iter().collect();
    let found: BTreeSet<_> = settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    for expected in
        [("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "1"), ("temp_store", "2")]
    {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
}
