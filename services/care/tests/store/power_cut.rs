//! What was acknowledged is on disk: the power is cut again and again under load, everything that was not synced is
//! lost, and what is left must hold every message whose receipt was given before.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
    time::Duration,
};

use rand_core::Rng;
use secondok_api::consultation::{FromQuery, Transition};
use secondok_care::store::{Store, StoreOptions};
use secondok_protocol::id::{MailboxAddress, MessageHash};
use secondok_testkit::power_cut::{PowerCut, VFS};

use super::things::{Folder, Patient, TODAY, Things};

/// Patients who write at the same time.
const PATIENTS: u64 = 8;
/// How often the power is cut.
const CUTS: u32 = 12;
/// The same name before and after: the folder changes, the files do not.
const NAME: &str = "care.db";

type Acknowledged = Arc<Mutex<BTreeSet<(MailboxAddress, u32, MessageHash)>>>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_a_power_cut() {
    let power = PowerCut::register();
    let folder = Folder::new();
    let options = StoreOptions { vfs: Some(VFS.to_owned()), ..folder.options(NAME) };
    let store = Store::open(&options).await.unwrap();
    let doctor = Things::new(0).doctor(&store).await;
    let acknowledged = Acknowledged::default();
    let writers = Vec::from_iter((1..=PATIENTS).map(|seed| {
        tokio::spawn(write_without_end(
            store.clone(),
            Things::new(seed).patient(doctor),
            seed,
            acknowledged.clone(),
        ))
    }));

    let mut rng = Things::new(99).0;
    let mut most = 0;
    for _ in 0..CUTS {
        tokio::time::sleep(Duration::from_millis(20 + u64::from(rng.next_u32() % 120))).await;
        // Known before the cut: a receipt that comes in the meantime may or may not be of it.
        let known = acknowledged.lock().unwrap().clone();
        let left = Folder::new();
        power.leave(folder.path(), left.path()).unwrap();
        most = most.max(known.len());
        assert_all_there(&Store::open(&left.options(NAME)).await.unwrap(), &known).await;
    }
    assert!(most > 100, "only {most} messages were acknowledged: this proves nothing");
    writers.iter().for_each(tokio::task::JoinHandle::abort);
}

async fn write_without_end(store: Store, patient: Patient, seed: u64, acknowledged: Acknowledged) {
    let mut things = Things::new(1_000 + seed);
    let note = |sequence, hash| acknowledged.lock().unwrap().insert((patient.mailbox, sequence, hash));
    patient.open(&store, TODAY).await.unwrap();
    note(0, patient.first.hash);
    // Else only so many messages may wait.
    patient.say(&store, patient.doctor(), "yes".into(), Transition::Accept, TODAY).await.unwrap();
    while let Ok(appended) = patient.say(&store, patient.author(), things.wire(), None, TODAY).await {
        note(appended.receipt.sequence, appended.receipt.hash);
    }
}

async fn assert_all_there(store: &Store, known: &BTreeSet<(MailboxAddress, u32, MessageHash)>) {
    for mailbox in BTreeSet::from_iter(known.iter().map(|(mailbox, _, _)| *mailbox)) {
        let mut there = BTreeSet::new();
        let mut from = FromQuery { patient: 0, doctor: 1 };
        loop {
            let page = store.messages(mailbox, from).await.unwrap();
            there.extend(
                page.iter().map(|message| (mailbox, message.sequence, MessageHash::of(&message.wire))),
            );
            match page.last() {
                Some(last) => from.patient = last.sequence + 1,
                None => break,
            }
        }
        let lost =
            Vec::from_iter(known.iter().filter(|message| message.0 == mailbox && !there.contains(message)));
        assert!(lost.is_empty(), "acknowledged, and lost: {lost:?}");
    }
}
