//! Going over to new words.

use secondok_client::patient::{Ask, Before, Patient, RenewError};

use crate::{
    faults::{Disk, Fault, Faults},
    world::{TestPatient, World, ask},
};

async fn renewed(world: &mut World, patient: &mut TestPatient, before: Before) -> Result<(), RenewError> {
    let today = world.today();
    patient.renew(before, today, &mut world.rng).await
}

#[tokio::test]
async fn whoever_has_the_words_before_opens_nothing_of_what_follows_nor_of_what_was_destroyed() {
    let mut world = World::new().await;
    let doctor = world.doctor().await;
    let mut patient = world.patient().await;
    let lost = patient.words().join(" ");
    assert_eq!(world.ask(&mut patient, doctor.id()).await, 1);
    assert_eq!(world.by_words(&lost).await.len(), 1, "the lost device reads it");
    // Asked from the lost device, and not known on this one yet.
    let mut other = TestPatient::restore(world.net(), Disk::new(), &lost).await.unwrap();
    assert_eq!(world.ask(&mut other, doctor.id()).await, 2);

    assert_eq!(
        renewed(&mut world, &mut patient, Before::Gone).await,
        Err(RenewError::StillThere { count: 2 })
    );
    assert_eq!(patient.words().join(" "), lost, "nothing was changed");
    for index in [1, 2] {
        patient.destroy(index).await.unwrap();
    }
    renewed(&mut world, &mut patient, Before::Gone).await.unwrap();
    let words = patient.words().join(" ");
    assert_ne!(words, lost);
    assert_eq!(world.ask(&mut patient, doctor.id()).await, 1);
    assert_eq!(world.by_words(&lost).await, []);
    assert_eq!(world.by_words(&words).await.len(), 1);
}

#[tokio::test]
async fn what_is_left_behind_stays_for_the_words_before_and_leaves_the_device() {
    let mut world = World::new().await;
    let doctor = world.doctor().await;
    let mut patient = world.patient().await;
    let before = patient.words().join(" ");
    world.ask(&mut patient, doctor.id()).await;
    renewed(&mut world, &mut patient, Before::LeftBehind).await.unwrap();
    let today = world.today();
    assert_eq!(patient.consultations(today, &mut world.rng).await.unwrap().list, []);
    assert_eq!(world.by_words(&before).await.len(), 1);
    assert_eq!(world.ask(&mut patient, doctor.id()).await, 1, "numbers begin anew");
}

#[tokio::test]
async fn what_was_not_sent_is_not_lost_with_the_words_before() {
    let mut world = World::new().await;
    let doctor = world.doctor().await;
    let faults = Faults::none();
    let disk = Disk::with(&faults);
    let net = world.net_with(&faults);
    let mut patient = TestPatient::create(net, disk.clone(), &mut world.rng).await.unwrap();
    let (words, today) = (patient.words().join(" "), world.today());
    faults.at(1, Fault::ALL[0]);
    let Ask { doctor, request } = ask(doctor.id());
    let asked = faults.run(patient.ask(Ask { doctor, request }, today, &mut world.rng)).await;
    faults.stop();
    assert!(!matches!(asked, Some(Ok(_))), "it is cut off");
    let mut patient = Patient::load(world.net(), disk.clone()).await.unwrap().unwrap();
    let refused = renewed(&mut world, &mut patient, Before::LeftBehind).await;
    assert_eq!(refused, Err(RenewError::Unsent { count: 1 }));
    assert_eq!(patient.words().join(" "), words);
}

#[tokio::test]
async fn a_device_has_the_words_before_or_the_new_ones_whatever_fails() {
    let mut world = World::new().await;
    for fault in Fault::ALL {
        for at in 0.. {
            let faults = Faults::none();
            let disk = Disk::with(&faults);
            let net = world.net_with(&faults);
            let mut patient = TestPatient::create(net, disk.clone(), &mut world.rng).await.unwrap();
            let (before, today) = (patient.words().join(" "), world.today());
            faults.at(at, fault);
            let done = faults.run(patient.renew(Before::LeftBehind, today, &mut world.rng)).await;
            let fired = faults.stop();
            let here = Patient::load(world.net(), disk).await.unwrap().expect("there are words");
            let now = here.words().join(" ");
            match done {
                Some(Ok(())) => assert_eq!(now, patient.words().join(" "), "{fault:?} at {at}"),
                // What was said to have failed may have been done: the device says which.
                Some(Err(_)) => assert_eq!(patient.words().join(" "), before, "{fault:?} at {at}"),
                None => {}
            }
            if !fired {
                assert_ne!(now, before);
                break;
            }
        }
    }
}
