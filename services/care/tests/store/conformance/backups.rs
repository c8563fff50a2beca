//! Logical backups, and the nightly rewrite.

use secondok_api::consultation::{FromQuery, Transition};
use secondok_care::store::{ExportRow, OpenError, Store, StoreError, Value, tombstone};

use crate::things::{Patient, Place, TODAY, Things, remembered};

/// A store with a few consultations.
async fn filled(place: &impl Place, seed: u64) -> (Store, Things, Vec<Patient>) {
    let (store, mut things) = (place.store().await, Things::new(seed));
    let doctor = things.doctor(&store).await;
    let mut patients = Vec::new();
    for _ in 0..40 {
        let patient = things.patient(doctor);
        patient.open(&store, TODAY).await.unwrap();
        patients.push(patient);
    }
    for patient in patients.iter().step_by(3) {
        let wire = things.wire();
        patient.say(&store, patient.doctor(), wire, Transition::Accept, TODAY).await.unwrap();
    }
    let gone = patients.pop().unwrap();
    assert_eq!(gone.destroy(&store).await, Ok(true));
    (store, things, patients)
}

async fn rows(store: &Store) -> Vec<ExportRow> {
    let mut export = store.export().await.unwrap();
    let mut rows = Vec::new();
    while let Some(row) = export.next().await.unwrap() {
        rows.push(row);
    }
    rows
}

async fn import(store: &Store, rows: Vec<ExportRow>, tombstones: &[secondok_care::store::Tombstone]) -> u64 {
    let mut import = store.import().await.unwrap();
    for row in rows {
        import.push(row).await.unwrap();
    }
    let taken = import.finish(&remembered(tombstones)).await.unwrap().0.consultations;
    store.rewrite().await.unwrap();
    taken
}

pub async fn a_backup_brings_everything_back(place: &impl Place) {
    let (store, _, patients) = filled(place, 50).await;
    store.finish_day(TODAY).await.unwrap();
    let rows = rows(&store).await;
    let text = serde_json::to_string(&rows).unwrap();
    let read: Vec<ExportRow> = serde_json::from_str(&text).unwrap();
    assert_eq!(read, rows, "in a file and out again");
    let restored = place.store().await;
    assert_eq!(import(&restored, read, &[]).await, 0);
    for patient in &patients {
        assert_eq!(
            restored.consultation(patient.mailbox).await.unwrap(),
            store.consultation(patient.mailbox).await.unwrap()
        );
        let from = FromQuery::default();
        assert_eq!(
            restored.messages(patient.mailbox, from).await.unwrap(),
            store.messages(patient.mailbox, from).await.unwrap()
        );
    }
    assert_eq!(restored.directory(TODAY).await, store.directory(TODAY).await);
    assert_eq!(self::rows(&restored).await, rows);
}

pub async fn a_backup_is_one_moment_in_key_order(place: &impl Place) {
    let (store, mut things, patients) = filled(place, 51).await;
    let before = rows(&store).await;
    let mut export = store.export().await.unwrap();
    let mut seen = vec![export.next().await.unwrap().unwrap()];
    for patient in patients.iter().take(5) {
        let late = things.patient(patient.doctor);
        late.open(&store, TODAY).await.unwrap();
    }
    while let Some(row) = export.next().await.unwrap() {
        seen.push(row);
    }
    assert_eq!(seen, before, "what is written meanwhile is not in it");
    let keys = |table: &str| -> Vec<_> {
        let of_table = before.iter().filter(|row| row.table == table);
        of_table
            .map(|row| match &row.values[..] {
                [Value::Bytes(mailbox), Value::Int(role), Value::Int(sequence), ..] => {
                    (mailbox.0.clone(), *role, *sequence)
                }
                [Value::Bytes(key), ..] => (key.0.clone(), 0, 0),
                other => panic!("{other:?}"),
            })
            .collect()
    };
    for table in ["consultation", "message", "tombstone"] {
        assert!(!keys(table).is_empty() && keys(table).is_sorted(), "{table}");
    }
    assert!(before.iter().all(|row| !["doctor_session", "invitation"].contains(&row.table.as_str())));
}

pub async fn a_backup_never_brings_back_what_was_destroyed(place: &impl Place) {
    let (store, _, patients) = filled(place, 52).await;
    let rows = rows(&store).await;
    let (late, kept) = (&patients[7], &patients[8]);
    assert_eq!(late.destroy(&store).await, Ok(true));
    let since = store.tombstones().await.unwrap();
    assert!(since.contains(&tombstone(late.mailbox)));

    let restored = place.store().await;
    assert_eq!(import(&restored, rows.clone(), &since).await, 1);
    assert_eq!(restored.consultation(late.mailbox).await, Ok(None));
    assert_eq!(restored.messages(late.mailbox, FromQuery::default()).await, Ok(Vec::new()));
    assert_eq!(late.open(&restored, TODAY).await, Err(OpenError::Exists));
    assert!(restored.consultation(kept.mailbox).await.unwrap().is_some());

    // A backup that holds both the rows and their tombstone: the tombstone wins.
    let mut contradicting = rows;
    let address = Value::Bytes(tombstone(kept.mailbox).as_bytes().to_vec().into());
    contradicting.push(ExportRow { table: "tombstone".to_owned(), values: vec![address] });
    let restored = place.store().await;
    assert_eq!(import(&restored, contradicting, &[]).await, 1);
    assert_eq!(restored.consultation(kept.mailbox).await, Ok(None));
}

pub async fn a_backup_goes_into_an_empty_database_only(place: &impl Place) {
    let (store, _, _) = filled(place, 53).await;
    let rows = rows(&store).await;
    assert_eq!(store.import().await.map(drop), Err(StoreError::NotEmpty));
    assert!(store.check().await.is_ok(), "and the store goes on working");

    let target = place.store().await;
    let mut abandoned = target.import().await.unwrap();
    for row in rows.clone() {
        abandoned.push(row).await.unwrap();
    }
    drop(abandoned);
    let mut refused = target.import().await.unwrap();
    for (table, values) in [
        ("consultation", vec![Value::Int(1)]),
        ("tombstone", vec![Value::Int(1)]),
        ("sqlite_master", vec![]),
        ("doctor_session", vec![Value::Null, Value::Null, Value::Null]),
    ] {
        let row = ExportRow { table: table.to_owned(), values };
        assert!(matches!(refused.push(row).await, Err(StoreError::Damaged { .. })), "{table}");
    }
    drop(refused);
    assert_eq!(import(&target, rows, &[]).await, 0, "what was not finished left nothing behind");
}

pub async fn a_rewrite_changes_nothing_that_is_read(place: &impl Place) {
    let (store, mut things, patients) = filled(place, 54).await;
    let before = rows(&store).await;
    for _ in 0..2 {
        store.rewrite().await.unwrap();
        assert_eq!(rows(&store).await, before);
    }
    let patient = &patients[0];
    let wire = things.wire();
    assert!(patient.say(&store, patient.author(), wire, None, TODAY).await.is_ok(), "and it goes on");
    assert_eq!(patient.destroy(&store).await, Ok(true));
}
