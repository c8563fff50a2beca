//! Devices whose date is wrong.

use secondok_client::{
    clock::ClockWarning, doctor::RegisterError, patient::AskError, trouble::Trouble, way_on::WayOn,
};

use crate::{
    faults::Disk,
    world::{PASSWORD, TestDoctor, World, ask},
};

#[tokio::test]
async fn two_days_off_is_told_and_works() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let right = world.today();
    for device in [right - 2, right + 2] {
        let warning = Some(ClockWarning { device, service: right });
        let net = world.net();
        let rng = &mut world.rng;
        let logged_in =
            TestDoctor::login(net, Disk::new(), &account.login, PASSWORD, device, rng).await.unwrap();
        assert_eq!((logged_in.clock, logged_in.keys_not_renewed), (warning, None));
        let mut patient = world.patient().await;
        let rng = &mut world.rng;
        assert_eq!(patient.directory(device).await.unwrap().clock, warning);
        let asked = patient.ask(ask(account.id), device, rng).await.unwrap();
        assert_eq!(asked.clock, warning);
        assert_eq!(patient.consultations(device, rng).await.unwrap().clock, warning);
        let mut doctor = logged_in.doctor;
        let queue = doctor.queue(device, rng).await.unwrap();
        assert_eq!(queue.clock, warning);
        // Days left are counted by the service's clock, which decides.
        assert!(queue.items.iter().all(|item| item.days_left == Some(3)));
    }
}

/// The doctor's key is 14 days old on its last day; a device two days ahead still takes it.
#[tokio::test]
async fn a_key_on_its_last_day_is_taken_by_a_fast_clock() {
    let mut world = World::new().await;
    let doctor = world.doctor().await;
    world.days(13).await;
    let mut patient = world.patient().await;
    let device = world.today() + 2;
    patient.ask(ask(doctor.id()), device, &mut world.rng).await.unwrap();
    let late = world.today() + 3;
    let error = patient.ask(ask(doctor.id()), late, &mut world.rng).await.unwrap_err();
    assert!(matches!(error, AskError::Clock(_)), "{error:?}");
}

#[tokio::test]
async fn a_clock_far_off_seals_to_nobody_and_signs_nothing() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let (right, wrong) = (world.today(), world.today() + 400);
    let mut patient = world.patient().await;
    let error = patient.ask(ask(account.id), wrong, &mut world.rng).await.unwrap_err();
    assert_eq!(error, AskError::Clock(ClockWarning { device: wrong, service: right }));
    assert_eq!(Trouble::from(error).way_on, WayOn::SetClock);
    assert_eq!(patient.drafts().len(), 1);

    let code = world.invite("another").await;
    let net = world.net();
    // Before a service whose date lies years ahead, too: a key signed for then would be good for years.
    for wrong in [wrong, right - 400] {
        let error = TestDoctor::register(&net, &code, PASSWORD, wrong, &mut world.rng).await.unwrap_err();
        assert!(matches!(error, RegisterError::Clock(_)), "{error:?}");
    }
    // The date set right, the invitation is still good.
    TestDoctor::register(&net, &code, PASSWORD, right, &mut world.rng).await.unwrap();
    let asked = patient.ask(ask(account.id), right, &mut world.rng).await.unwrap();
    assert_eq!((asked.summary.index, patient.drafts().len()), (1, 0));
}
