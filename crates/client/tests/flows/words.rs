//! The words alone bring everything back.

use secondok_client::{
    patient::{CreateError, DESTROYED_PASSED, RestoreError},
    protocol::phrase::PhraseError,
};

use crate::{
    faults::Disk,
    world::{TestPatient, World},
};

#[tokio::test]
async fn destroyed_consultations_hide_no_later_one_and_their_numbers_stay_used() {
    let mut world = World::new().await;
    let doctor = world.doctor().await;
    let mut patient = world.patient().await;
    for expected in 1..=18 {
        assert_eq!(world.ask(&mut patient, doctor.id()).await, expected);
    }
    for index in (1..=18).filter(|index| *index != 17) {
        patient.destroy(index).await.unwrap();
    }
    let words = patient.words().join(" ");
    let mut fresh = TestPatient::restore(world.net(), Disk::new(), &words).await.unwrap();
    let (today, rng) = (world.today(), &mut world.rng);
    let found: Vec<u32> =
        fresh.consultations(today, rng).await.unwrap().list.iter().map(|summary| summary.index).collect();
    assert_eq!(found, [17]);
    // 18 was destroyed: the service refuses it, the next one is taken, without anybody noticing.
    assert_eq!(world.ask(&mut fresh, doctor.id()).await, 19);
    assert_eq!(world.by_words(&words).await.iter().map(|(index, _)| *index).collect::<Vec<_>>(), [17, 19]);
    // All destroyed: the first number that was never used is found by trying.
    fresh.destroy(17).await.unwrap();
    fresh.destroy(19).await.unwrap();
    let mut fresh = TestPatient::restore(world.net(), Disk::new(), &words).await.unwrap();
    assert_eq!(world.ask(&mut fresh, doctor.id()).await, 20);
}

/// Twenty destroyed ones in a row are passed, and no more.
#[tokio::test]
async fn twenty_destroyed_in_a_row_hide_nothing_and_one_more_does() {
    let mut world = World::new().await;
    let doctor = world.doctor().await;
    let mut patient = world.patient().await;
    let past = DESTROYED_PASSED + 1;
    for _ in 1..=past + 1 {
        world.ask(&mut patient, doctor.id()).await;
    }
    for index in 1..=DESTROYED_PASSED {
        patient.destroy(index).await.unwrap();
    }
    let words = patient.words().join(" ");
    let found: Vec<u32> = world.by_words(&words).await.iter().map(|(index, _)| *index).collect();
    assert_eq!((DESTROYED_PASSED, found), (20, vec![past, past + 1]));
    patient.destroy(past).await.unwrap();
    assert_eq!(world.by_words(&words).await, []);
}

#[tokio::test]
async fn words_are_never_overwritten() {
    let mut world = World::new().await;
    let disk = Disk::new();
    let (net, rng) = (world.net(), &mut world.rng);
    let patient = TestPatient::create(net.clone(), disk.clone(), rng).await.unwrap();
    let words = patient.words().join(" ");
    assert_eq!(
        TestPatient::create(net.clone(), disk.clone(), rng).await.unwrap_err(),
        CreateError::AlreadyThere
    );
    let other = TestPatient::create(net.clone(), Disk::new(), rng).await.unwrap().words().join(" ");
    assert_eq!(
        TestPatient::restore(net.clone(), disk.clone(), &other).await.unwrap_err(),
        RestoreError::OtherWords
    );
    let same = TestPatient::restore(net.clone(), disk.clone(), &words.to_uppercase()).await.unwrap();
    assert_eq!(same.words(), patient.words());
    assert!(matches!(
        TestPatient::restore(net.clone(), Disk::new(), "one two").await.unwrap_err(),
        RestoreError::Phrase(PhraseError::WordCount { found: 2 })
    ));
    same.forget().await.unwrap();
    assert!(disk.is_empty());
    assert!(TestPatient::load(net, disk).await.unwrap().is_none());
}

#[tokio::test]
async fn errors_do_not_repeat_what_was_typed() {
    let world = World::new().await;
    let typed = "zebraa zebra zebra zebra zebra zebra zebra zebra zebra zebra zebra zebra";
    let error = TestPatient::restore(world.net(), Disk::new(), typed).await.unwrap_err();
    assert!(matches!(error, RestoreError::Phrase(PhraseError::UnknownWord { position: 1, .. })), "{error:?}");
    assert!(!error.to_string().contains("zebra"), "{error}");
}
