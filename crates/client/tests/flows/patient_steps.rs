//! Every step of a patient's flows fails or is killed, before and after it was done: nothing is lost, nothing doubled.

use secondok_client::{
    content::Content,
    patient::{Draft, Patient},
    send::SendError,
};
use secondok_protocol::id::DoctorId;

use crate::{
    faults::{Disk, Fault, Faults},
    world::{TestPatient, World, ask, outline},
};

/// More steps than any flow has.
const STEPS: u32 = 40;

/// What a person does who does not know whether it worked: opens the app again, looks, and asks once more only if it is
/// neither there nor on its way.
async fn look(world: &mut World, patient: &mut TestPatient) -> Vec<u32> {
    let today = world.today();
    let listed = patient.consultations(today, &mut world.rng).await.unwrap();
    listed.list.iter().map(|summary| summary.index).collect()
}

async fn reopen(world: &World, faults: &Faults, disk: &Disk) -> TestPatient {
    Patient::load(world.net_with(faults), disk.clone()).await.unwrap().unwrap()
}

async fn asked_once(world: &mut World, doctor: DoctorId, at: u32, fault: Fault) -> bool {
    let faults = Faults::none();
    let disk = Disk::with(&faults);
    let mut patient =
        TestPatient::create(world.net_with(&faults), disk.clone(), &mut world.rng).await.unwrap();
    let (words, today) = (patient.words().join(" "), world.today());

    faults.at(at, fault);
    let result = faults.run(patient.ask(ask(doctor), today, &mut world.rng)).await;
    let fired = faults.stop();
    if result.is_none() {
        patient = reopen(world, &faults, &disk).await;
    }
    let there = look(world, &mut patient).await;
    if there.is_empty() {
        // Not there and not waiting: then the app has not said that it was sent, and the person asks again.
        assert!(!matches!(result, Some(Ok(_))), "step {at} {fault:?}: said to be sent, and lost");
        assert_eq!(at, 0, "{fault:?}: only before the very first step is nothing kept");
        patient.ask(ask(doctor), today, &mut world.rng).await.unwrap();
    }
    assert_eq!(patient.drafts(), [], "step {at} {fault:?}");
    assert_eq!(patient.waiting_request(), None, "step {at} {fault:?}");
    let read = world.by_words(&words).await;
    assert_eq!(read.len(), 1, "step {at} {fault:?}: {read:?}");
    fired
}

#[tokio::test]
async fn a_request_is_sent_once_whatever_fails() {
    let mut world = World::new().await;
    let doctor = world.register("doctor").await;
    for fault in Fault::ALL {
        let fired =
            (0..STEPS).take_while_async(async |at| asked_once(&mut world, doctor.id, at, fault).await).await;
        assert!((4..STEPS).contains(&fired), "{fault:?}: {fired} steps");
    }
}

/// Counts how often in a row something holds.
trait TakeWhileAsync {
    async fn take_while_async(self, holds: impl AsyncFnMut(u32) -> bool) -> u32;
}

impl TakeWhileAsync for std::ops::Range<u32> {
    async fn take_while_async(self, mut holds: impl AsyncFnMut(u32) -> bool) -> u32 {
        let mut count = 0;
        for at in self {
            if !holds(at).await {
                break;
            }
            count += 1;
        }
        count
    }
}

/// The same retried at once, as an impatient person does, without looking: what waits is not doubled either.
#[tokio::test]
async fn asking_again_at_once_does_not_double_what_waits() {
    let mut world = World::new().await;
    let doctor = world.register("doctor").await;
    for (at, fault) in (0..8).flat_map(|at| [(at, Fault::FailBefore), (at, Fault::FailAfter)]) {
        let faults = Faults::none();
        let disk = Disk::with(&faults);
        let mut patient = TestPatient::create(world.net_with(&faults), disk, &mut world.rng).await.unwrap();
        let (words, today) = (patient.words().join(" "), world.today());
        faults.at(at, fault);
        if patient.ask(ask(doctor.id), today, &mut world.rng).await.is_err() {
            faults.stop();
            patient.ask(ask(doctor.id), today, &mut world.rng).await.unwrap();
        }
        faults.stop();
        assert_eq!(world.by_words(&words).await.len(), 1, "step {at} {fault:?}");
    }
}

async fn said_once(world: &mut World, doctor: DoctorId, at: u32, fault: Fault, cached: bool) -> bool {
    let faults = Faults::none();
    let disk = Disk::with(&faults);
    let mut patient =
        TestPatient::create(world.net_with(&faults), disk.clone(), &mut world.rng).await.unwrap();
    let (words, today) = (patient.words().join(" "), world.today());
    let index = world.ask(&mut patient, doctor).await;
    if cached {
        patient.read(index).await.unwrap();
    }

    faults.at(at, fault);
    let result = faults.run(patient.say(index, "Once", today, &mut world.rng)).await;
    let fired = faults.stop();
    if result.is_none() {
        patient = reopen(world, &faults, &disk).await;
    }
    look(world, &mut patient).await;
    let read = patient.read(index).await.unwrap();
    let there = read.thread.entries.iter().any(|entry| entry.content == Content::text("Once"));
    let drafts: Vec<Draft> = patient.drafts();
    if !there {
        assert!(!matches!(result, Some(Ok(_))), "step {at} {fault:?}: said to be sent, and lost");
        // Only before the very first step, or when the disk took nothing and said so, is it nowhere but on the screen
        // that it was typed on; otherwise it is at least a draft.
        let told = at == 0 || matches!(result, Some(Err(SendError::Vault(_))));
        assert!(told || drafts.len() == 1, "step {at} {fault:?}: the text is lost: {result:?}");
        assert!(
            !matches!(result, Some(Err(SendError::Waiting(_)))),
            "step {at} {fault:?}: said to wait, and lost"
        );
        patient.say(index, "Once", today, &mut world.rng).await.unwrap();
    }
    assert_eq!(patient.drafts(), [], "step {at} {fault:?}");
    let (_, entries) = &world.by_words(&words).await[0];
    assert_eq!(outline(entries), ["patient request", "patient: Once"], "step {at} {fault:?}");
    // And the conversation goes on.
    patient.say(index, "Twice", today, &mut world.rng).await.unwrap();
    fired
}

#[tokio::test]
async fn a_text_is_sent_once_whatever_fails() {
    let mut world = World::new().await;
    let doctor = world.register("doctor").await;
    for (fault, cached) in Fault::ALL.into_iter().flat_map(|fault| [(fault, false), (fault, true)]) {
        let fired = (0..STEPS)
            .take_while_async(async |at| said_once(&mut world, doctor.id, at, fault, cached).await)
            .await;
        assert!((3..STEPS).contains(&fired), "{fault:?}: {fired} steps");
    }
}

async fn destroyed(world: &mut World, doctor: DoctorId, at: u32, fault: Fault) -> bool {
    let faults = Faults::none();
    let disk = Disk::with(&faults);
    let mut patient =
        TestPatient::create(world.net_with(&faults), disk.clone(), &mut world.rng).await.unwrap();
    let words = patient.words().join(" ");
    let index = world.ask(&mut patient, doctor).await;
    faults.at(at, fault);
    let result = faults.run(patient.destroy(index)).await;
    let fired = faults.stop();
    if result.is_none() {
        patient = reopen(world, &faults, &disk).await;
    }
    if !look(world, &mut patient).await.is_empty() {
        assert!(!matches!(result, Some(Ok(()))), "step {at} {fault:?}: said to be destroyed, and there");
        patient.destroy(index).await.unwrap();
    }
    assert_eq!(look(world, &mut patient).await, [0_u32; 0]);
    assert_eq!(world.by_words(&words).await, []);
    // The number stays used.
    assert_eq!(world.ask(&mut patient, doctor).await, index + 1);
    fired
}

#[tokio::test]
async fn destroying_ends_in_destruction_whatever_fails() {
    let mut world = World::new().await;
    let doctor = world.register("doctor").await;
    for fault in Fault::ALL {
        let fired =
            (0..STEPS).take_while_async(async |at| destroyed(&mut world, doctor.id, at, fault).await).await;
        assert!((2..STEPS).contains(&fired), "{fault:?}: {fired} steps");
    }
}

/// The request arrived, its answer did not, and another device destroyed it: it is not sent again unasked.
#[tokio::test]
async fn what_was_destroyed_elsewhere_is_not_asked_again() {
    let mut world = World::new().await;
    let doctor = world.register("doctor").await;
    let faults = Faults::none();
    let mut patient =
        TestPatient::create(world.net_with(&faults), Disk::with(&faults), &mut world.rng).await.unwrap();
    let (words, today) = (patient.words().join(" "), world.today());
    faults.at(5, Fault::FailAfter);
    patient.ask(ask(doctor.id), today, &mut world.rng).await.unwrap_err();
    faults.stop();
    let mut other = TestPatient::restore(world.net(), Disk::new(), &words).await.unwrap();
    other.destroy(1).await.unwrap();
    let resumed = patient.resume(today, &mut world.rng).await.unwrap();
    assert_eq!(
        resumed,
        [secondok_client::patient::Resumed::NotAsked(secondok_client::patient::AskError::MayHaveBeenSent {
            index: 1
        })]
    );
    assert_eq!(world.by_words(&words).await, []);
    assert_eq!(patient.drafts().len(), 1);
}
