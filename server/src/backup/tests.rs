#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::{fs, path::Path};

use secondok_api::directory::Profile;
use secondok_care::store::GoneOn;
use secondok_care::{
    audit::Stamp,
    clock::Timestamp,
    store::{
        AttachmentOptions, Author, Erasure, NewAttachment, NewConsultation, NewDoctor, PrekeyRow,
        Registration, StoreOptions, StoredMessage,
    },
};
use secondok_keylog::{Kind, tag};
use secondok_protocol::id::{BlobId, Capability, DoctorId, InvitationCode, KeyId, MailboxAddress};

use super::*;
use crate::commands::serve;

const TODAY: Day = Day::from_number(20_000);
const NOW: Timestamp = Timestamp::beginning(TODAY);
const OPERATOR: Stamp = Stamp::operator(NOW);
const MAILBOXES: [[u8; 32]; 3] = [[0x33; 32], [0x11; 32], [0x22; 32]];

/// A database of this name, with its attachments beside it.
fn options(folder: &Path, name: &str) -> StoreOptions {
    let attachments = AttachmentOptions::new(folder.join(format!("{name}-attachments")));
    let attachments = Some(AttachmentOptions { reserve: 0, ..attachments });
    StoreOptions { attachments, ..StoreOptions::new(format!("sqlite:{}", folder.join(name).display())) }
}

async fn open_in(folder: &Path, name: &str) -> Store {
    Store::open(&options(folder, name)).await.unwrap()
}

fn capability(mailbox: [u8; 32]) -> Capability {
    Capability::from_bytes(mailbox.map(|byte| byte ^ 0xff))
}

/// A doctor and three consultations, opened in an order that is not that of their addresses.
async fn fill(store: &Store) {
    let doctor = DoctorId::from_bytes([7; 16]);
    let invitation = InvitationCode::from_bytes([9; 16]).hash();
    let profile = Profile {
        slug: "olena".to_owned(),
        name: "Olena".to_owned(),
        title: String::new(),
        specialties: vec!["cardiology".to_owned()],
        languages: vec!["en".to_owned()],
        licensed_in: vec!["UA".to_owned()],
        experience_years: 9,
        about: Default::default(),
        price_units: 1,
        answer_days: 5,
    };
    let login = "olena@example.org".to_owned();
    store
        .invite_doctor(NewDoctor { doctor, login, profile, invitation, valid_until: TODAY + 14 }, OPERATOR)
        .await
        .unwrap();
    let prekey = PrekeyRow {
        key: KeyId::from_bytes([5; 32]),
        not_before: TODAY,
        not_after: TODAY + 14,
        encoded: vec![4; 100],
    };
    store
        .register_doctor(Registration {
            invitation,
            now: NOW,
            record: vec![1; 192],
            identity: [2; 32],
            vault: vec![3; 500],
            prekeys: vec![prekey],
        })
        .await
        .unwrap();
    for mailbox in MAILBOXES {
        let new = NewConsultation {
            mailbox: MailboxAddress::from_bytes(mailbox),
            capability: capability(mailbox).hash(),
            doctor,
            opened: TODAY,
            due: TODAY + 3,
            message: StoredMessage::new(vec![mailbox[0]; 16_384].into()),
        };
        store.open_consultation(new).await.unwrap();
    }
}

/// A complete attachment of this consultation.
async fn attach(store: &Store, mailbox: [u8; 32], number: u8) {
    let author = Author::Patient(capability(mailbox).hash());
    let (mailbox, blob) = (MailboxAddress::from_bytes(mailbox), BlobId::from_bytes([number; 32]));
    let new = NewAttachment { mailbox, author, blob, length: 65_536, today: TODAY };
    store.begin_attachment(new).await.unwrap();
    let begun = store.attachment(mailbox, blob).await.unwrap().unwrap();
    assert!(store.append_part(&begun, vec![number; 65_536].into(), TODAY).await.unwrap());
}

async fn has(store: &Store, mailbox: [u8; 32]) -> bool {
    store.consultation(MailboxAddress::from_bytes(mailbox)).await.unwrap().is_some()
}

async fn destroy(store: &Store, mailbox: [u8; 32]) {
    let address = MailboxAddress::from_bytes(mailbox);
    assert!(store.destroy(address, capability(mailbox).hash(), |_| {}).await.unwrap());
}

#[tokio::test]
async fn a_backup_brings_everything_back_and_is_the_same_when_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (open_in(folder.path(), "a").await, open_in(folder.path(), "b").await);
    fill(&first).await;
    let written = write(&first, folder.path(), TODAY, 7).await.unwrap();
    assert_eq!(written.path.file_name().unwrap(), "care-2024-10-04.backup");
    let bytes = fs::read(&written.path).unwrap();
    assert_eq!(
        restore(&second, &written.path, &Remembered::default()).await.unwrap(),
        Restored {
            day: TODAY,
            rows: written.rows,
            key_log: None,
            left_out: LeftOut { consultations: 0, accounts: 0, staff: 0 },
            without: Ok(0),
            rewritten: Ok(())
        }
    );
    let again = write(&second, folder.path(), TODAY, 7).await.unwrap();
    assert_eq!(fs::read(again.path).unwrap(), bytes);
    let refused = restore(&second, &written.path, &Remembered::default()).await.unwrap_err();
    assert!(matches!(refused, RestoreError::Store(StoreError::NotEmpty)), "{refused}");
}

#[tokio::test]
async fn what_was_destroyed_does_not_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_in(folder.path(), "a").await;
    fill(&store).await;
    destroy(&store, MAILBOXES[0]).await;
    let written = write(&store, folder.path(), TODAY, 7).await.unwrap();
    destroy(&store, MAILBOXES[1]).await;
    let later = write(&store, folder.path(), TODAY + 1, 7).await.unwrap();

    let known = remembered(&later.path).unwrap();
    assert_eq!(known.tombstones, store.tombstones().await.unwrap());
    let restored = open_in(folder.path(), "b").await;
    assert_eq!(restore(&restored, &written.path, &known).await.unwrap().left_out.consultations, 1);
    let there = [
        has(&restored, MAILBOXES[0]).await,
        has(&restored, MAILBOXES[1]).await,
        has(&restored, MAILBOXES[2]).await,
    ];
    assert_eq!(there, [false, false, true]);
    assert_eq!(restored.tombstones().await.unwrap(), known.tombstones);
}

/// What devices saw of the log of keys is there again, where something remembers it.
#[tokio::test]
async fn the_log_of_keys_goes_on_as_it_was_later() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_in(folder.path(), "a").await;
    fill(&store).await;
    let written = write(&store, folder.path(), TODAY, 7).await.unwrap();
    let before = store.key_log(0, 100).await.unwrap();
    assert!(!before.is_empty());
    // One who was there is there no more.
    let gone = DoctorId::from_bytes([7; 16]);
    for mailbox in MAILBOXES {
        destroy(&store, mailbox).await;
    }
    assert_eq!(store.erase_account(gone, NOW).await, Ok(Erasure::Done));
    let later = write(&store, folder.path(), TODAY + 1, 7).await.unwrap();
    let known = remembered(&later.path).unwrap();
    let log = store.key_log(0, 100).await.unwrap();
    assert_eq!((known.key_log.as_slice(), log.len()), (log.as_slice(), before.len() + 1));

    let restored = open_in(folder.path(), "b").await;
    let gone_on = Some(GoneOn { entries: 1, revoked: Vec::new() });
    assert_eq!(restore(&restored, &written.path, &known).await.unwrap().key_log, gone_on);
    assert_eq!(restored.key_log(0, 100).await.unwrap(), log);
    restored.settle_key_log(TODAY + 1).await.unwrap();
    assert_eq!(restored.key_log(0, 100).await.unwrap(), log, "it says what is so");

    // Of another log nothing is taken; what it lacks, and what it has too much, comes with the next start.
    let mut foreign = known.clone();
    foreign.key_log[0].day = foreign.key_log[0].day + 1;
    let other = open_in(folder.path(), "c").await;
    assert_eq!(restore(&other, &written.path, &foreign).await.unwrap().key_log, None);
    assert_eq!(other.key_log(0, 100).await.unwrap(), before);
    other.settle_key_log(TODAY + 2).await.unwrap();
    let settled = other.key_log(0, 100).await.unwrap();
    assert_eq!(settled.len(), before.len() + 1);
    assert_eq!((settled[before.len()].kind, settled[before.len()].account), (Kind::Withdrawn, tag(gone)));
}

/// Whose approval was taken back after the backup does not come back with it.
#[tokio::test]
async fn who_was_withdrawn_since_is_not_approved_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_in(folder.path(), "a").await;
    fill(&store).await;
    let written = write(&store, folder.path(), TODAY, 7).await.unwrap();
    let mut key_log = store.key_log(0, 100).await.unwrap();
    key_log.push(Entry { kind: Kind::Withdrawn, ..key_log[0] });
    let known = Remembered { key_log: key_log.clone(), ..Remembered::default() };
    let restored = open_in(folder.path(), "b").await;
    let gone_on = restore(&restored, &written.path, &known).await.unwrap().key_log;
    let doctor = DoctorId::from_bytes([7; 16]);
    assert_eq!(gone_on, Some(GoneOn { entries: 1, revoked: vec![doctor] }));
    assert!(!restored.doctor(doctor).await.unwrap().unwrap().accepting);
    assert!(!restored.set_accepting(doctor, true, OPERATOR).await.unwrap(), "nor by a command");
    restored.settle_key_log(TODAY).await.unwrap();
    assert_eq!(restored.key_log(0, 100).await.unwrap(), key_log);
}

#[tokio::test]
async fn a_restored_database_that_could_not_be_rewritten_is_told_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_in(folder.path(), "a").await;
    fill(&store).await;
    let written = write(&store, folder.path(), TODAY, 7).await.unwrap();
    let options = StoreOptions { busy_timeout_ms: 100, ..options(folder.path(), "b") };
    let restored = Store::open(&options).await.unwrap();
    // Somebody reads all the while, from before.
    let other = Store::open(&options).await.unwrap();
    let mut reading = other.export().await.unwrap();
    assert_eq!(reading.next().await.unwrap(), None);
    let told = restore(&restored, &written.path, &Remembered::default()).await.unwrap();
    assert_eq!((told.rows, told.rewritten), (written.rows, Err(StoreError::Busy)));
    assert!(has(&restored, MAILBOXES[0]).await, "it is restored all the same");
}

#[tokio::test]
async fn of_an_old_database_only_the_tombstones_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_in(folder.path(), "a").await;
    fill(&store).await;
    destroy(&store, MAILBOXES[1]).await;
    let known = store.tombstones().await.unwrap();
    let files = || {
        let file = |name: &str| fs::read(folder.path().join(name)).ok();
        ["a", "a-wal"].map(file)
    };
    // Once while its log is there, as a kill leaves it, and once after an orderly end.
    store.finish_day(TODAY).await.unwrap();
    let left = files();
    assert!(left[1].as_ref().is_some_and(|log| !log.is_empty()), "there is something in the log");
    assert_eq!(Store::remembered_in(&folder.path().join("a")).await.unwrap().tombstones, known);
    assert_eq!(files(), left);
    store.close().await;
    drop(store);
    let left = files();
    let before = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(Store::remembered_in(&folder.path().join("a")).await.unwrap().tombstones, known);
    assert_eq!(
        (files(), fs::read_dir(folder.path()).unwrap().count()),
        (left, before),
        "nothing was changed"
    );

    // One of another version is not brought to this one.
    fs::write(folder.path().join("letter"), "Dear sister").unwrap();
    Store::remembered_in(&folder.path().join("letter")).await.unwrap_err();
    Store::remembered_in(&folder.path().join("none")).await.unwrap_err();
    assert!(!folder.path().join("none").exists(), "nor made");
}

#[tokio::test]
async fn attachments_come_back_as_far_as_their_folder_has_them() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_in(folder.path(), "a").await;
    fill(&store).await;
    for (mailbox, number) in [(MAILBOXES[0], 1), (MAILBOXES[1], 2), (MAILBOXES[1], 3)] {
        attach(&store, mailbox, number).await;
    }
    let written = write(&store, folder.path(), TODAY, 7).await.unwrap();
    destroy(&store, MAILBOXES[0]).await;
    let known = Remembered { tombstones: store.tombstones().await.unwrap(), ..Remembered::default() };
    store.close().await;
    // The folder as it is now, and one that has nothing of it.
    let mut here = options(folder.path(), "b");
    here.attachments = options(folder.path(), "a").attachments;
    for (options, without) in [(here, 0), (options(folder.path(), "c"), 2)] {
        let restored = Store::open(&options).await.unwrap();
        let told = restore(&restored, &written.path, &known).await.unwrap();
        assert_eq!((told.left_out.consultations, told.without), (1, Ok(without)));
    }
}

#[tokio::test]
async fn a_service_does_not_start_where_its_attachments_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_in(folder.path(), "a").await;
    fill(&store).await;
    attach(&store, MAILBOXES[0], 1).await;
    // As where their disk is not mounted.
    let mut away = options(folder.path(), "a");
    away.attachments = options(folder.path(), "elsewhere").attachments;
    let away = Store::open(&away).await.unwrap();
    let as_usual = serve::Options { accept_clock: false, without_attachments: false, days_ahead: 0 };
    let told = serve::sweep(&away, as_usual).await.unwrap().unwrap_err();
    assert!(told.contains("--without-attachments"), "{told}");
    assert_eq!(serve::sweep(&store, as_usual).await, Ok(Ok(())), "with them it does");

    let lost = serve::Options { without_attachments: true, ..as_usual };
    assert_eq!(serve::sweep(&away, lost).await, Ok(Ok(())));
    assert_eq!(serve::sweep(&away, as_usual).await, Ok(Ok(())), "they are forgotten");
}

#[tokio::test]
async fn a_damaged_backup_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_in(folder.path(), "a").await;
    fill(&store).await;
    let written = write(&store, folder.path(), TODAY, 7).await.unwrap();
    let mut bytes = fs::read(&written.path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&written.path, bytes).unwrap();
    let empty = open_in(folder.path(), "b").await;
    assert!(matches!(
        restore(&empty, &written.path, &Remembered::default()).await,
        Err(RestoreError::Read(_))
    ));
    assert!(empty.import().await.is_ok(), "the database is still empty");
}

#[tokio::test]
async fn a_new_backup_ends_the_old_ones() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_in(folder.path(), "a").await;
    let days = [TODAY, TODAY + 1, TODAY + 2, TODAY + 8];
    for day in days {
        write(&store, folder.path(), day, 7).await.unwrap();
    }
    assert_eq!(there(folder.path(), days), [false, false, true, true]);

    store.close().await;
    write(&store, folder.path(), TODAY + 10, 7).await.unwrap_err();
    assert_eq!(there(folder.path(), days), [false, false, false, true], "also when there is no new one");
}

/// Whether the backups of these days are there.
fn there<const N: usize>(folder: &Path, days: [Day; N]) -> [bool; N] {
    days.map(|day| folder.join(folder::name(day)).exists())
}

#[tokio::test]
async fn rows_lie_in_key_order() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_in(folder.path(), "a").await;
    fill(&store).await;
    let written = write(&store, folder.path(), TODAY, 7).await.unwrap();
    let mut reader = format::Reader::open(super::open(&written.path).unwrap()).unwrap();
    let mut mailboxes = Vec::new();
    while let Some(row) = reader.next().unwrap() {
        if let ("message", Some(Value::Bytes(mailbox))) = (row.table.as_str(), row.values.first()) {
            mailboxes.push(mailbox.0.clone());
        }
    }
    assert_eq!(mailboxes.len(), 3);
    assert!(mailboxes.is_sorted());
}
