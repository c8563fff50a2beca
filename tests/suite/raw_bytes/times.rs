//! When in the day a patient did something is nowhere: the same things done just after midnight and just before the next
//! leave the same bytes.

use std::sync::Arc;

use rand_core::Rng;
use secondok_care::{
    Care, Parts,
    audit::Stamp,
    clock::Timestamp,
    http,
    store::{NewDoctor, Store, StoreOptions},
};
use secondok_cli::transport::HttpTransport;
use secondok_demo::{data, vault::MemoryVault};
use secondok_protocol::{
    Day,
    id::{DoctorId, InvitationCode},
};
use secondok_server::backup;
use secondok_testkit::{ManualClock, parts, rng};

use super::consultation::{self, Played};
use crate::people;

/// Parts of the header of a SQLite file that count its changes.
const COUNTERS: [std::ops::Range<usize>; 3] = [24..28, 40..44, 92..100];

/// What is left of a day: the backup, and the database's file.
#[derive(PartialEq, Eq)]
struct Left {
    backup: Vec<u8>,
    database: Vec<u8>,
}

/// A day on which always the same is done, beginning at this second of it and with so many seconds between. What a doctor does with
/// their account has its second in the audit log: that is always done at midnight.
async fn day(number: u32, begins: u64, pause: u64) -> Left {
    let today = Day::from_number(number);
    let clock = Arc::new(ManualClock::at(Timestamp::beginning(today)));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("care.sqlite");
    let store = Store::open(&StoreOptions::new(format!("sqlite:{}", path.display()))).await.unwrap();
    let care = Care::new(Parts { demonstration: true, ..parts(store.clone(), clock.clone()) });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let transport = HttpTransport::new(format!("http://{}", listener.local_addr().unwrap()).parse().unwrap());
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn({
        let care = care.clone();
        let origin = http::Origin { listener, router: care.router(), connections: 100 };
        async move { http::serve(&care, [origin], async { drop(stopped.await) }).await }
    });

    let mut rng = rng(4);
    let invitation = invite(&store, today, &mut rng).await;
    let (desk, device, second) = (MemoryVault::default(), MemoryVault::default(), MemoryVault::default());
    let doctor = consultation::doctor(&transport, &desk, invitation, today, &mut rng).await;
    clock.advance_seconds(begins);
    let Played { mut doctor, mut patient, index, keys } =
        consultation::play(&transport, doctor, &device, today, &mut rng).await;
    clock.advance_seconds(pause);
    // One that is closed, one that is withdrawn, one that is destroyed.
    doctor.close(keys.mailbox(), "", &mut rng).await.unwrap();
    patient.read(index).await.unwrap();
    for ending in 0..2 {
        clock.advance_seconds(pause);
        let ask = secondok_client::patient::Ask { doctor: doctor.id(), request: people::request() };
        let index = patient.ask(ask, today, &mut rng).await.unwrap().summary.index;
        clock.advance_seconds(pause);
        match ending {
            0 => drop(patient.withdraw(index, "", today, &mut rng).await.unwrap()),
            _ => patient.destroy(index).await.unwrap(),
        }
    }
    let mut other =
        secondok_client::patient::Patient::create(transport.clone(), &second, &mut rng).await.unwrap();
    consultation::converse(&mut other, &mut doctor, today, &mut rng).await;

    let written = backup::write(&store, folder.path(), today, 1).await.unwrap();
    stop.send(()).unwrap();
    drop((transport, doctor, patient, other));
    serving.await.unwrap();
    store.close().await;
    let mut database = std::fs::read(&path).unwrap();
    COUNTERS.into_iter().for_each(|counter| database[counter].fill(0));
    Left { backup: std::fs::read(written.path).unwrap(), database }
}

async fn invite(store: &Store, today: Day, rng: &mut impl rand_core::CryptoRng) -> (String, InvitationCode) {
    let asked = people::written().0.doctor;
    let doctors = data::load().unwrap().doctors;
    let doctor = doctors.into_iter().find(|doctor| doctor.profile.slug == asked).unwrap();
    let code = InvitationCode::random(rng);
    let new = NewDoctor {
        doctor: DoctorId::random(rng),
        login: doctor.login.clone(),
        profile: doctor.profile,
        invitation: code.hash(),
        valid_until: today + 14,
    };
    store.invite_doctor(new, Stamp::operator(Timestamp::beginning(today))).await.unwrap();
    (doctor.login, code)
}

#[tokio::test]
async fn the_hour_of_what_was_done_is_nowhere() {
    let number = 20_000 + rng(5).next_u32() % 10;
    let early = day(number, 7, 13).await;
    let late = day(number, 80_000, 911).await;
    assert_eq!(first_difference(&early.backup, &late.backup), None, "the backups differ");
    assert_eq!(first_difference(&early.database, &late.database), None, "the databases differ");
    let another = day(number + 1, 7, 13).await;
    assert!(another != early, "the comparison sees another day");
}

/// Where two differ, with what stands there.
fn first_difference(one: &[u8], other: &[u8]) -> Option<(usize, String, String)> {
    let at = match one.iter().zip(other).position(|(a, b)| a != b) {
        Some(at) => at,
        None if one.len() == other.len() => return None,
        None => one.len().min(other.len()),
    };
    let around = |bytes: &[u8]| {
        let range = at.saturating_sub(60)..(at + 60).min(bytes.len());
        String::from_utf8_lossy(&bytes[range]).into_owned()
    };
    Some((at, around(one), around(other)))
}
