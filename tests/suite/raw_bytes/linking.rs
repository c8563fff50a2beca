//! Two consultations of the same words: nothing that the server has of them shows that they belong together.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use secondok_demo::vault::MemoryVault;
use secondok_protocol::id::MailboxAddress;
use secondok_testkit::rng;
use sqlx::{AssertSqlSafe, Column, Connection, Row, TypeInfo};

use super::{consultation, held::Watched};
use crate::people;

/// Columns that may be the same in two consultations: what was asked of whom, on which day, and where it stands.
const CLASSES: [&str; 11] = [
    "consultation.doctor",
    "consultation.answer_days",
    "consultation.state",
    "consultation.opened",
    "consultation.due",
    "consultation.ended",
    "consultation.patient_messages",
    "consultation.doctor_messages",
    "message.role",
    "message.sequence",
    "message.day",
];
/// So many bytes are not the same by chance.
const SHARED: usize = 8;

/// The values of one consultation, by column.
type Values = BTreeMap<String, BTreeSet<Vec<u8>>>;

#[tokio::test]
async fn two_consultations_of_the_same_words_are_strangers_to_each_other() {
    let mut watched = Watched::start();
    let (desk, rng) = (MemoryVault::default(), &mut rng(3));
    let (device, stranger) = (MemoryVault::default(), MemoryVault::default());
    let (transport, today) = (people::transport(&watched.server), people::today());
    let doctor = people::doctor(&watched.server, &desk, rng).await;
    let mut played = consultation::play(&transport, doctor, &device, today, rng).await;
    let (index, second) = consultation::converse(&mut played.patient, &mut played.doctor, today, rng).await;
    assert_eq!((played.index, index), (1, 2));
    let mut other = people::patient(&watched.server, &stranger, rng).await;
    let (_, others) = consultation::converse(&mut other, &mut played.doctor, today, rng).await;

    for night in [false, true] {
        if night {
            watched.night(1);
        }
        let first = values(&watched, played.mailbox()).await;
        let second = values(&watched, second.mailbox()).await;
        let others = values(&watched, others.mailbox()).await;
        assert!(first.len() > 12, "{:?}", first.keys());

        // Column by column.
        let shared: Vec<_> =
            first.iter().filter(|(column, values)| !values.is_disjoint(&second[*column])).collect();
        for (column, _) in &shared {
            let class = column.replace("arrival.", "message.");
            assert!(CLASSES.contains(&class.as_str()), "{column} is the same in both");
        }
        assert!(!shared.is_empty(), "the comparison sees what is the same");
        // Byte by byte: what the two share, each shares with a stranger too.
        let (of_first, of_second, of_others) = (windows(&first), windows(&second), windows(&others));
        let mut links = of_first.intersection(&of_second).filter(|window| !of_others.contains(*window));
        assert_eq!(links.next(), None, "bytes that only the two share");
    }

    // Nor does anything else: their addresses never lie in one row, line or file name.
    watched.backup("by-hand");
    let held = watched.held();
    let together = [played.mailbox().to_text(), second.mailbox().to_text()];
    for (name, bytes) in &held.0 {
        assert!(!together.iter().any(|address| name.contains(address)), "{name}");
        let lines = bytes.split(|byte| *byte == b'\n').map(String::from_utf8_lossy);
        for line in lines.filter(|_| name != "data/care.sqlite") {
            assert!(!together.iter().all(|address| line.contains(address.as_str())), "one line of {name}");
        }
    }
}

/// Every value of every row of this mailbox.
async fn values(watched: &Watched, mailbox: MailboxAddress) -> Values {
    sqlx::any::install_default_drivers();
    let url = format!("sqlite://{}?mode=rw", watched.server.data().join("care.sqlite").display());
    let mut conn = sqlx::AnyConnection::connect(&url).await.unwrap();
    let tables = "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' \
                  AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'mailbox')";
    let tables = sqlx::query(tables).fetch_all(&mut conn).await.unwrap();
    let mut values = Values::new();
    for table in tables.iter().map(|row| row.get::<String, _>(0)) {
        let rows = sqlx::query(AssertSqlSafe(format!("SELECT * FROM {table} WHERE mailbox = $1")))
            .bind(mailbox.as_bytes().to_vec())
            .fetch_all(&mut conn)
            .await
            .unwrap();
        for row in &rows {
            for column in row.columns() {
                let at = column.ordinal();
                let value = match column.type_info().name() {
                    "BLOB" => row.get::<Option<Vec<u8>>, _>(at),
                    "TEXT" => row.get::<Option<String>, _>(at).map(String::into_bytes),
                    "NULL" => None,
                    _ => row.get::<Option<i64>, _>(at).map(|number| number.to_be_bytes().to_vec()),
                };
                let of_column = values.entry(format!("{table}.{}", column.name())).or_default();
                // That there is none yet, or no message before, is a class like a state.
                of_column.extend(value.filter(|value| value.iter().any(|byte| *byte != 0)));
            }
        }
    }
    values
}

/// All pieces of that length, but for those that are mostly zeros: numbers, and fields that hold nothing.
fn windows(values: &Values) -> HashSet<&[u8]> {
    let is_random = |window: &&[u8]| window.iter().filter(|byte| **byte == 0).count() < 3;
    values.values().flatten().flat_map(|value| value.windows(SHARED).filter(is_random)).collect()
}
