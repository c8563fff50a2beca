//! A database that is busy, full, gone, damaged or wrongly named.

use std::time::Duration;

use secondok_api::consultation::FromQuery;
use secondok_care::store::{AppendError, OpenError, Store, StoreError, StoreOptions};
use sqlx::{AnyConnection, Connection};

use crate::{
    moments::for_moments,
    things::{Folder, Place, TODAY, Things, contains},
};

#[tokio::test]
async fn a_wrong_address_is_said_to_be_one() {
    let folder = Folder::new();
    let nowhere = folder.path().join("missing/care.db");
    for (url, says) in [
        ("mysql://root@localhost/care".to_owned(), "sqlite:PATH"),
        ("care.db".to_owned(), "sqlite:PATH"),
        ("sqlite:".to_owned(), "path is missing"),
        ("sqlite::memory:".to_owned(), "in memory"),
        (format!("sqlite:{}?colour=red", folder.path().join("a.db").display()), "colour"),
        (format!("sqlite:{}", nowhere.display()), "unable to open"),
    ] {
        let fault = Store::open(&StoreOptions::new(url.clone())).await.map(drop).unwrap_err();
        assert!(fault.to_string().contains(says), "{url}: {fault}");
    }
    assert!(folder.files().is_empty(), "and nothing is made");
}

#[tokio::test]
async fn a_busy_database_is_a_typed_error() {
    let folder = Folder::new();
    let options = StoreOptions { busy_timeout_ms: 50, ..folder.fresh().await };
    let store = Store::open(&options).await.unwrap();
    let mut things = Things::new(100);
    let doctor = things.doctor(&store).await;
    let patient = things.patient(doctor);
    let opened = patient.open(&store, TODAY).await.unwrap();

    let mut other = AnyConnection::connect(&options.url).await.unwrap();
    let held = other.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let said = patient.say(&store, patient.author(), things.wire(), None, TODAY).await;
    assert_eq!(said, Err(AppendError::Store(StoreError::Busy)));
    assert_eq!(things.patient(doctor).open(&store, TODAY).await, Err(OpenError::Store(StoreError::Busy)));
    assert_eq!(patient.destroy(&store).await, Err(StoreError::Busy));
    assert_eq!(store.check().await, Err(StoreError::Busy));
    assert_eq!(store.consultation(patient.mailbox).await, Ok(Some(opened)), "reading goes on");

    held.rollback().await.unwrap();
    assert_eq!(store.check().await, Ok(()));
    let said = patient.say(&store, patient.author(), things.wire(), None, TODAY).await;
    assert!(said.is_ok(), "and so does writing, afterwards: {said:?}");
}

#[tokio::test]
async fn a_destruction_that_a_reader_holds_up_is_not_confirmed() {
    let folder = Folder::new();
    let options = StoreOptions { busy_timeout_ms: 50, ..folder.fresh().await };
    let store = Store::open(&options).await.unwrap();
    let mut things = Things::new(101);
    let doctor = things.doctor(&store).await;
    let (patient, other) = (things.patient(doctor), things.patient(doctor));
    patient.open(&store, TODAY).await.unwrap();
    other.open(&store, TODAY).await.unwrap();

    let mut backup = store.export().await.unwrap();
    backup.next().await.unwrap();
    assert_eq!(patient.destroy(&store).await, Err(StoreError::Busy));
    assert_eq!(store.consultation(patient.mailbox).await, Ok(None), "it is gone all the same");
    let again = tokio::join!(patient.destroy(&store), patient.destroy(&store));
    assert_eq!(again, (Err(StoreError::Busy), Err(StoreError::Busy)), "nor is it when it is asked for again");
    drop(backup);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(patient.destroy(&store).await, Ok(false));
    assert_eq!(folder.files()["0.db-wal"].len(), 0, "until its traces are gone");
    assert_eq!(other.destroy(&store).await, Ok(true));
}

#[tokio::test]
async fn a_destruction_that_a_reader_holds_up_keeps_nobody_from_writing() {
    let folder = Folder::new();
    let store = Store::open(&StoreOptions { busy_timeout_ms: 3_000, ..folder.fresh().await }).await.unwrap();
    let mut things = Things::new(105);
    let doctor = things.doctor(&store).await;
    let (patient, other) = (things.patient(doctor), things.patient(doctor));
    patient.open(&store, TODAY).await.unwrap();
    other.open(&store, TODAY).await.unwrap();
    let mut backup = store.export().await.unwrap();
    backup.next().await.unwrap();

    let writing = async {
        while store.consultation(patient.mailbox).await.unwrap().is_some() {
            tokio::task::yield_now().await;
        }
        for _ in 0..5 {
            let said = other.say(&store, other.author(), things.wire(), None, TODAY);
            tokio::time::timeout(Duration::from_secs(1), said).await.expect("at once").unwrap();
        }
        drop(backup);
    };
    let (destroyed, ()) = tokio::join!(patient.destroy(&store), writing);
    assert_eq!(destroyed, Ok(true), "and it is confirmed when the reader is done");
    let settings = store.settings().await.unwrap();
    assert!(settings.contains(&("busy_timeout".to_owned(), "3000".to_owned())), "{settings:?}");
}

#[tokio::test]
async fn a_destruction_whose_caller_goes_away_is_not_confirmed_to_others_while_traces_are_left() {
    let folder = Folder::new();
    let store = Store::open(&folder.fresh().await).await.unwrap();
    let mut things = Things::new(104);
    let doctor = things.doctor(&store).await;
    let mut gone_unfinished = 0;
    for moments in (1..24).cycle().take(92) {
        let patient = things.patient(doctor);
        patient.open(&store, TODAY).await.unwrap();
        for_moments(moments, patient.destroy(&store)).await;
        // Waits for what is under way.
        store.check().await.unwrap();
        if store.consultation(patient.mailbox).await.unwrap().is_some() {
            continue;
        }
        gone_unfinished += 1;
        assert_eq!(patient.destroy(&store).await, Ok(false));
        for (name, bytes) in folder.files() {
            assert!(!contains(&bytes, &patient.first.wire[100..124]), "{name}, after {moments}");
        }
    }
    assert!(gone_unfinished > 0);
}

#[tokio::test]
async fn a_full_disk_is_a_typed_error() {
    let folder = Folder::new();
    let options = StoreOptions { max_pages: Some(122), ..folder.fresh().await };
    let store = Store::open(&options).await.unwrap();
    let mut things = Things::new(102);
    let doctor = things.doctor(&store).await;
    let mut kept = Vec::new();
    let refused = loop {
        let patient = things.patient(doctor);
        match patient.open(&store, TODAY).await {
            Ok(_) => kept.push(patient),
            Err(refused) => break refused,
        }
        assert!(kept.len() < 200, "the limit is reached");
    };
    assert_eq!(refused, OpenError::Store(StoreError::Full));
    let last = kept.last().unwrap();
    let said = last.say(&store, last.author(), things.wire(), None, TODAY).await;
    assert_eq!(said, Err(AppendError::Store(StoreError::Full)));
    for patient in &kept {
        let messages = store.messages(patient.mailbox, FromQuery::default()).await.unwrap();
        assert_eq!(messages.len(), 1, "what was confirmed is there");
        assert_eq!(messages[0].wire, patient.first.wire);
    }
    for patient in &kept[..3] {
        assert_eq!(patient.destroy(&store).await, Ok(true), "room can be made");
    }
    let said = last.say(&store, last.author(), things.wire(), None, TODAY).await;
    assert!(said.is_ok(), "and used: {said:?}");
}

#[tokio::test]
async fn a_database_that_is_gone_is_a_typed_error() {
    let folder = Folder::new();
    let options = folder.fresh().await;
    let store = Store::open(&options).await.unwrap();
    let mut things = Things::new(103);
    let doctor = things.doctor(&store).await;
    let patient = things.patient(doctor);
    patient.open(&store, TODAY).await.unwrap();
    store.close().await;
    let gone = |error: StoreError| assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
    gone(store.consultation(patient.mailbox).await.unwrap_err());
    gone(store.messages(patient.mailbox, FromQuery::default()).await.unwrap_err());
    gone(store.check().await.unwrap_err());
    match things.patient(doctor).open(&store, TODAY).await {
        Err(OpenError::Store(error)) => gone(error),
        other => panic!("{other:?}"),
    }
    drop(folder);
    gone(Store::open(&options).await.map(drop).unwrap_err());
}

#[tokio::test]
async fn what_is_no_database_is_a_typed_error() {
    let folder = Folder::new();
    std::fs::write(folder.path().join("letter.db"), "Dear sister, ".repeat(2_000)).unwrap();
    let fault = Store::open(&folder.options("letter.db")).await.map(drop).unwrap_err();
    assert!(matches!(fault, StoreError::Damaged { .. }), "{fault:?}");
    assert!(folder.files()["letter.db"].starts_with(b"Dear sister"), "and it is left alone");
}
