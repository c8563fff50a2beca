//! What the patient destroys is gone: from the server's bytes, from later backups, from the doctor's vault, and with
//! the days also from earlier backups.

use secondok_demo::vault::MemoryVault;
use secondok_testkit::rng;

use super::{consultation, held::Watched, opened::Keys, search::Search};
use crate::people;

/// The parts of a message that are not sealed, rounded up.
const HEAD: usize = 256;

#[tokio::test]
async fn a_destroyed_consultation_is_in_no_byte_any_more() {
    let mut watched = Watched::start();
    let (desk, rng) = (MemoryVault::default(), &mut rng(2));
    let (device, others) = (MemoryVault::default(), MemoryVault::default());
    let (transport, today) = (people::transport(&watched.server), people::today());
    let doctor = people::doctor(&watched.server, &desk, rng).await;
    let mut played = consultation::play(&transport, doctor, &device, today, rng).await;
    let mut other = people::patient(&watched.server, &others, rng).await;
    let (_, kept) = consultation::converse(&mut other, &mut played.doctor, today, rng).await;
    let (keys, mailbox) = (Keys::of(&desk).await, played.mailbox());

    let (mut search, mut control) = (Search::default(), Search::default());
    for (number, message) in keys.wires(&transport, mailbox).await.iter().enumerate() {
        // Its head names the doctor's key, as those of others do.
        search.slices(&format!("message {number}"), &message.wire[HEAD..]);
    }
    search.bytes("the address", mailbox.as_bytes());
    search.bytes("the capability's hash", played.keys.capability().hash().as_bytes());
    for (number, message) in keys.wires(&transport, kept.mailbox()).await.iter().enumerate() {
        control.bytes(&format!("message {number} of another"), &message.wire[4_096..4_160]);
    }

    // The search finds it as long as it is there, in the database and in a backup.
    watched.backup("before");
    let found = search.found(&watched.held());
    let raw = found.iter().filter(|found| found.contains(", as it is, in data/care.sqlite")).count();
    assert!(raw > 8 * 200, "{raw} of 2016 slices are found in the database");
    let in_backup = found.iter().filter(|found| found.contains("in base64, in before/")).count();
    assert!(in_backup >= 8 * 252, "{in_backup} of 2016 slices are found in the backup");
    let vault = keys.vault(&transport).await;
    assert!(vault["consultations"].get(mailbox.to_text()).is_some());

    played.patient.destroy(played.index).await.unwrap();

    // The running server, at once, before anything else touches it; and a backup made later.
    let at_once = watched.held();
    watched.backup("after");
    let held = watched.held();
    assert!(search.found(&at_once).iter().all(|found| found.contains("in before/")), "left at once");
    let left: Vec<_> =
        search.found(&held).into_iter().filter(|found| !found.contains("in before/")).collect();
    assert!(left.is_empty(), "{} are left, such as {:?}", left.len(), left.first());
    let others = control.found(&held);
    assert!(others.iter().any(|found| found.contains("in after/")), "what others wrote is in it: {others:?}");
    assert!(others.iter().any(|found| found.contains("in data/")), "and in the database: {others:?}");

    // The doctor's next contact.
    let queue = played.doctor.queue(today, rng).await.unwrap();
    assert_eq!((queue.gone, queue.items.len()), (1, 1));
    assert_eq!(queue.items[0].mailbox, kept.mailbox());
    let vault = keys.vault(&transport).await;
    assert!(vault["consultations"].get(mailbox.to_text()).is_none());
    assert!(vault["consultations"].get(kept.mailbox().to_text()).is_some());
    assert!(played.patient.consultations(today, rng).await.unwrap().list.is_empty());

    // With the days the backups go in which it still was.
    let mut nightly = watched.server.home().join("backups");
    std::fs::rename(watched.server.home().join("before"), nightly.with_file_name("moved")).unwrap();
    for entry in std::fs::read_dir(nightly.with_file_name("moved")).unwrap() {
        let path = entry.unwrap().path();
        nightly.push(path.file_name().unwrap());
        std::fs::rename(&path, &nightly).unwrap();
        nightly.pop();
    }
    assert!(!search.found(&watched.held()).is_empty());
    watched.night(2);
    let left = search.found(&watched.held());
    assert!(left.is_empty(), "{} are left, such as {:?}", left.len(), left.first());
    assert!(!control.found(&watched.held()).is_empty());
}
