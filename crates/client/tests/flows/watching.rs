//! Following consultations as they change, over connections that break.

use std::time::Duration;

use secondok_api::consultation::{Role, State};
use secondok_client::{content::Content, doctor, patient::WatchEvent};

use crate::{
    faults::{Disk, Fault, Faults},
    world::{TestPatient, World},
};

async fn sleep(_: Duration) {}

#[tokio::test]
async fn what_the_doctor_writes_reaches_a_watching_patient() {
    let mut world = World::new().await;
    let mut account = world.doctor().await;
    let mut patient = world.patient().await;
    let index = world.ask(&mut patient, account.id()).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let mailbox = account.queue(today, rng).await.unwrap().items[0].mailbox;

    let mut watch = patient.watch(index, rng).await.unwrap();
    let mut doctors_watch = account.watch(rng);
    assert_eq!(watch.next(sleep).await, WatchEvent::Connected);
    assert_eq!(doctors_watch.next(sleep).await, doctor::WatchEvent::Connected);
    account.accept(mailbox, "", rng).await.unwrap();
    let WatchEvent::Message(entry) = watch.next(sleep).await else { panic!() };
    assert_eq!(entry.content.kind(), "accepted");
    let WatchEvent::State { state, .. } = watch.next(sleep).await else { panic!() };
    assert_eq!(state.state, State::Accepted);

    patient.say(index, "Here", today, rng).await.unwrap();
    let WatchEvent::Message(entry) = watch.next(sleep).await else { panic!() };
    assert_eq!(entry.content, Content::text("Here"));
    let mut heard = Vec::new();
    while !heard.contains(&(Role::Patient, 1)) {
        if let doctor::WatchEvent::Message { role, sequence, .. } = doctors_watch.next(sleep).await {
            heard.push((role, sequence));
        }
    }

    patient.destroy(index).await.unwrap();
    loop {
        match watch.next(sleep).await {
            WatchEvent::Gone => break,
            WatchEvent::Interrupted { .. } | WatchEvent::Connected | WatchEvent::State { .. } => {}
            other => panic!("{other:?}"),
        }
    }
}

/// An app may drop the wait at any time, also while it catches up: what happened meanwhile is told all the same.
#[tokio::test]
async fn a_wait_dropped_while_catching_up_loses_nothing() {
    tokio::time::timeout(Duration::from_secs(20), drop_the_wait()).await.expect("something was not told");
}

async fn drop_the_wait() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let faults = Faults::none();
    let (net, today) = (world.net_with(&faults), world.today());
    let mut theirs = world.log_in_over(&account, net, &Disk::new()).await;
    let mut patient = world.patient().await;
    let index = world.ask(&mut patient, account.id).await;
    let rng = &mut world.rng;
    let mut watch = theirs.watch(rng);
    // The stream is opened, then the queue is fetched: dropped there.
    faults.at(1, Fault::KillBefore);
    assert_eq!(faults.run(watch.next(sleep)).await, None);
    faults.stop();
    assert_eq!(watch.next(sleep).await, doctor::WatchEvent::Connected);

    faults.cut_stream();
    let cut = watch.next(sleep).await;
    assert!(matches!(cut, doctor::WatchEvent::Interrupted { .. }), "{cut:?}");
    patient.say(index, "While nobody listened", today, rng).await.unwrap();
    faults.at(1, Fault::KillAfter);
    assert_eq!(faults.run(watch.next(sleep)).await, None);
    faults.stop();
    assert_eq!(watch.next(sleep).await, doctor::WatchEvent::Connected);
    let mailbox = theirs.queue(today, rng).await.unwrap().items[0].mailbox;
    let message = doctor::WatchEvent::Message { mailbox, role: Role::Patient, sequence: 1 };
    assert_eq!(watch.next(sleep).await, message);
}

/// What happened while the connection was lost is told once it is back, and nothing is told twice.
#[tokio::test]
async fn a_lost_connection_comes_back_and_loses_nothing() {
    tokio::time::timeout(Duration::from_secs(20), lose_the_connection())
        .await
        .expect("something was not told");
}

async fn lose_the_connection() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let faults = Faults::none();
    let (net, today) = (world.net_with(&faults), world.today());
    let mut theirs = world.log_in_over(&account, net, &Disk::new()).await;
    let faults_of_patient = Faults::none();
    let net = world.net_with(&faults_of_patient);
    let mut patient = TestPatient::create(net, Disk::new(), &mut world.rng).await.unwrap();
    let index = world.ask(&mut patient, account.id).await;
    let rng = &mut world.rng;
    let mailbox = theirs.queue(today, rng).await.unwrap().items[0].mailbox;

    let mut watch = patient.watch(index, rng).await.unwrap();
    let mut doctors = theirs.watch(rng);
    assert_eq!(watch.next(sleep).await, WatchEvent::Connected);
    assert_eq!(doctors.next(sleep).await, doctor::WatchEvent::Connected);
    theirs.accept(mailbox, "", rng).await.unwrap();
    patient.say(index, "While nobody listened", today, rng).await.unwrap();
    faults.cut_stream();
    faults_of_patient.cut_stream();
    faults_of_patient.at(0, Fault::FailBefore);

    let mut told = Vec::new();
    let mut waits = Vec::new();
    let mut is_accepted = false;
    while told.len() < 2 || !is_accepted {
        match watch.next(sleep).await {
            WatchEvent::Message(entry) => told.push(entry.content.kind().to_owned()),
            WatchEvent::Interrupted { retry_in, .. } => waits.push(retry_in),
            WatchEvent::State { state, .. } => is_accepted = state.state == State::Accepted,
            WatchEvent::Connected => {}
            other => panic!("{other:?}"),
        }
    }
    told.sort();
    assert_eq!(told, ["accepted", "text"]);
    assert_eq!(waits.len(), 2);
    assert!(waits[0] <= Duration::from_millis(500) && waits[1] > waits[0], "{waits:?}");

    let mut heard = Vec::new();
    while heard.len() < 2 {
        if let doctor::WatchEvent::Message { role, sequence, .. } = doctors.next(sleep).await {
            heard.push((role, sequence));
        }
    }
    heard.sort();
    assert_eq!(heard, [(Role::Patient, 1), (Role::Doctor, 0)]);
    assert_eq!(
        patient.read(index).await.unwrap().thread.entries[2].content,
        Content::text("While nobody listened")
    );

    theirs.logout(false).await.unwrap();
    loop {
        match doctors.next(sleep).await {
            doctor::WatchEvent::LoggedOut => break,
            doctor::WatchEvent::Message { .. } => panic!("told twice"),
            _ => faults.cut_stream(),
        }
    }
}
