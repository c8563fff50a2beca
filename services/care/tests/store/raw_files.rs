//! What lies in the files themselves.

use secondok_api::consultation::Transition;
use secondok_care::store::{Store, StoreOptions};
use sha2::{Digest, Sha256};

use crate::things::{Folder, NOW, Patient, TODAY, Things, contains, erase, position};

/// Parts of the header of a SQLite file that count its changes; they tell how many, not in which order.
const COUNTERS: [std::ops::Range<usize>; 3] = [24..28, 40..44, 92..100];

/// A store that these patients have used, in this order.
async fn used(folder: &Folder, name: &str, order: &[usize]) -> (Store, StoreOptions, Vec<Patient>) {
    let options = folder.options(name);
    let store = Store::open(&options).await.unwrap();
    // The same things in every store; only the order differs.
    let mut things = Things::new(90);
    let doctor = things.doctor(&store).await;
    let patients: Vec<_> = (0..60).map(|_| things.patient(doctor)).collect();
    let wires: Vec<_> = (0..60).map(|_| things.wire()).collect();
    for &index in order {
        patients[index].open(&store, TODAY).await.unwrap();
    }
    for &index in order.iter().rev().filter(|index| **index % 3 == 0) {
        let (patient, wire) = (&patients[index], wires[index].clone());
        patient.say(&store, patient.doctor(), wire, Transition::Accept, TODAY).await.unwrap();
    }
    for &index in order.iter().filter(|index| **index % 10 == 9) {
        let patient = &patients[index];
        assert_eq!(patient.destroy(&store).await, Ok(true));
    }
    (store, options, patients)
}

#[tokio::test]
async fn after_the_rewrite_the_file_tells_no_order() {
    let folder = Folder::new();
    let ascending = Vec::from_iter(0..60);
    let mixed = Vec::from_iter((0..60).map(|index| index * 37 % 60));
    let mut files = Vec::new();
    for (name, order) in [("a.db", &ascending), ("b.db", &mixed)] {
        let (store, _, _) = used(&folder, name, order).await;
        store.rewrite().await.unwrap();
        assert_eq!(folder.files()[&format!("{name}-wal")].len(), 0, "the log is empty");
        let mut bytes = folder.files()[name].clone();
        assert_eq!(bytes[36..40], [0; 4], "no page is on the free list");
        for counter in COUNTERS {
            bytes[counter].fill(0);
        }
        files.push(bytes);
    }
    assert_eq!(files[0].len(), files[1].len());
    let differing = files[0].iter().zip(&files[1]).position(|(a, b)| a != b);
    assert_eq!(differing, None, "two histories that end the same leave the same bytes");
}

#[tokio::test]
async fn after_the_rewrite_messages_lie_in_key_order() {
    let folder = Folder::new();
    let order = Vec::from_iter((0..60).map(|index| index * 7 % 60));
    let (store, _, patients) = used(&folder, "c.db", &order).await;
    // Its end lies in a message's last overflow page.
    let tail = |patient: &Patient| patient.first.wire[16_300..].to_vec();
    let kept =
        || patients.iter().enumerate().filter(|(index, _)| index % 10 != 9).map(|(_, patient)| patient);
    let offsets = |bytes: &[u8]| {
        let mut found: Vec<_> =
            kept().map(|patient| (patient.mailbox, position(bytes, &tail(patient)).unwrap())).collect();
        found.sort();
        found.into_iter().map(|(_, offset)| offset).collect::<Vec<_>>()
    };
    store.close().await;
    assert!(!offsets(&folder.files()["c.db"]).is_sorted(), "before, they lie as they came");
    let store = Store::open(&folder.options("c.db")).await.unwrap();
    store.rewrite().await.unwrap();
    assert!(offsets(&folder.files()["c.db"]).is_sorted());
}

#[tokio::test]
async fn destroying_leaves_no_byte_behind() {
    let folder = Folder::new();
    let options = folder.options("d.db");
    let store = Store::open(&options).await.unwrap();
    let mut things = Things::new(91);
    let doctor = things.doctor(&store).await;
    let patient = things.patient(doctor);
    patient.open(&store, TODAY).await.unwrap();
    // Some of it has gone through the log into the database, some is still in the log.
    for _ in 0..150 {
        things.patient(doctor).open(&store, TODAY).await.unwrap();
    }
    let wire = things.wire();
    patient.say(&store, patient.author(), wire.clone(), None, TODAY).await.unwrap();
    let markers = markers(&patient, &wire);
    let before = Vec::from_iter(folder.files().into_values().flatten());
    assert!(markers.iter().all(|marker| contains(&before, marker)), "the search finds what is there");

    assert_eq!(patient.destroy(&store).await, Ok(true));
    for (name, bytes) in folder.files() {
        for (number, marker) in markers.iter().enumerate() {
            assert!(!contains(&bytes, marker), "marker {number} is left in {name}");
        }
    }
    assert_eq!(folder.files()["d.db-wal"].len(), 0);
    let grave: [u8; 32] = Sha256::digest(patient.mailbox.as_bytes()).into();
    assert!(contains(&folder.files()["d.db"], &grave), "what stays is the tombstone");
}

#[tokio::test]
async fn erasing_leaves_no_byte_behind() {
    let folder = Folder::new();
    let store = Store::open(&folder.options("e.db")).await.unwrap();
    let mut things = Things::new(92);
    let doctor = things.doctor(&store).await;
    let patient = things.patient(doctor);
    patient.open(&store, TODAY).await.unwrap();
    let wire = things.wire();
    patient.say(&store, patient.author(), wire.clone(), Transition::Withdraw, TODAY).await.unwrap();
    store.rewrite().await.unwrap();
    assert_eq!(erase(&store, TODAY + 40).await, 1);
    for (name, bytes) in folder.files() {
        assert!(!markers(&patient, &wire).iter().any(|marker| contains(&bytes, marker)), "{name}");
    }
}

#[tokio::test]
async fn an_erased_account_leaves_no_byte_behind() {
    let folder = Folder::new();
    let store = Store::open(&folder.options("f.db")).await.unwrap();
    let mut things = Things::new(93);
    let (doctor, other) = (things.doctor(&store).await, things.doctor(&store).await);
    let mut vault = vec![0; 100_000];
    rand_core::Rng::fill_bytes(&mut things.0, &mut vault);
    assert_eq!(store.replace_vault(doctor, 1, vault.clone()).await, Ok(Some(2)));
    let nobody = secondok_protocol::id::SecretHash::from_bytes([0; 32]);
    let account = store.account(doctor, nobody, TODAY).await.unwrap().unwrap();
    let mut markers = vec![doctor.as_bytes().to_vec(), account.slug.into_bytes(), account.login.into_bytes()];
    markers.push(account.prekeys[0].encoded.0[..64].to_vec());
    markers.extend((0..vault.len() - 24).step_by(1_500).map(|start| vault[start..start + 24].to_vec()));
    let before = Vec::from_iter(folder.files().into_values().flatten());
    assert!(markers.iter().all(|marker| contains(&before, marker)), "the search finds what is there");

    assert_eq!(store.erase_account(doctor, NOW).await, Ok(secondok_care::store::Erasure::Done));
    for (name, bytes) in folder.files() {
        for (number, marker) in markers.iter().enumerate() {
            assert!(!contains(&bytes, marker), "marker {number} is left in {name}");
        }
    }
    assert!(contains(&folder.files()["f.db"], other.as_bytes()), "others are there");
}

/// Pieces of everything that a consultation leaves in files: from each page that its messages take, the address and
/// the hash of the capability.
fn markers(patient: &Patient, wire: &[u8]) -> Vec<Vec<u8>> {
    let pieces = [&patient.first.wire[..], wire]
        .into_iter()
        .flat_map(|wire| (0..wire.len() - 24).step_by(1_500).map(|start| wire[start..start + 24].to_vec()));
    pieces.chain([patient.mailbox.as_bytes().to_vec(), patient.capability.as_bytes().to_vec()]).collect()
}
