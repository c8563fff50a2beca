//! Every step of a doctor's flows fails or is killed, before and after it was done: nothing is lost, nothing doubled,
//! and no patient ever seals to a key that nobody holds.

use secondok_api::consultation::State;
use secondok_client::doctor::Doctor;

use crate::{
    faults::{Disk, Fault, Faults},
    world::{Account, PASSWORD, TestDoctor, World, opinion, outline},
};

/// More steps than any flow has.
const STEPS: u32 = 40;

async fn reopen(world: &World, faults: &Faults, disk: &Disk) -> TestDoctor {
    Doctor::load(world.net_with(faults), disk.clone()).await.unwrap().unwrap()
}

async fn answered_once(world: &mut World, account: &Account, at: u32, fault: Fault) -> bool {
    let faults = Faults::none();
    let disk = Disk::with(&faults);
    let (net, today) = (world.net_with(&faults), world.today());
    let mut doctor = world.log_in_over(account, net, &disk).await;
    let mut patient = world.patient().await;
    let index = world.ask(&mut patient, account.id).await;
    let rng = &mut world.rng;
    let items = doctor.queue(today, rng).await.unwrap().items;
    let mailbox = items.iter().find(|item| item.state.state == State::Requested).unwrap().mailbox;

    faults.at(at, fault);
    let whole = async {
        let accepted = doctor.accept(mailbox, "", rng).await.is_ok();
        accepted && doctor.opinion(mailbox, opinion(), rng).await.is_ok()
    };
    let result = faults.run(whole).await;
    let fired = faults.stop();
    if result.is_none() {
        doctor = reopen(world, &faults, &disk).await;
    }
    // The doctor looks, and does what is not done.
    let rng = &mut world.rng;
    let items = doctor.queue(today, rng).await.unwrap().items;
    let item = items.iter().find(|item| item.mailbox == mailbox).unwrap();
    if item.state.state == State::Requested {
        doctor.accept(mailbox, "", rng).await.unwrap();
    }
    if item.state.state != State::Answered {
        assert_ne!(result, Some(true), "step {at} {fault:?}: said to be sent, and lost");
        doctor.opinion(mailbox, opinion(), rng).await.unwrap();
    }
    assert_eq!(doctor.drafts(), [], "step {at} {fault:?}");
    let read = patient.read(index).await.unwrap();
    assert_eq!(read.thread.refused, []);
    let whole = ["patient request", "doctor accepted", "doctor opinion"];
    assert_eq!(outline(&read.thread.entries), whole, "step {at} {fault:?}");
    // What the patient now writes is sealed to the consultation's key: any device of the doctor opens it.
    patient.follow_up(index, "And then?", today, rng).await.unwrap();
    let mut elsewhere = world.log_in(account, &Disk::new()).await;
    let read = elsewhere.read(mailbox, &mut world.rng).await.unwrap();
    assert_eq!(read.thread.refused, [], "step {at} {fault:?}");
    assert_eq!(outline(&read.thread.entries)[3..], ["patient asks: And then?"]);
    patient.destroy(index).await.unwrap();
    fired
}

#[tokio::test]
async fn an_answer_is_given_once_whatever_fails() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    for fault in Fault::ALL {
        let mut fired = 0;
        while answered_once(&mut world, &account, fired, fault).await {
            fired += 1;
        }
        assert!((7..STEPS).contains(&fired), "{fault:?}: {fired} steps");
    }
}

/// Keys are renewed at each log-in; whatever breaks off there, the next log-in leaves keys that can be asked under and
/// opened.
#[tokio::test]
async fn logging_in_leaves_usable_keys_whatever_fails() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    for fault in Fault::ALL {
        let mut fired = 0;
        loop {
            // A new key is due.
            world.days(7).await;
            let faults = Faults::none();
            let disk = Disk::with(&faults);
            let (net, today) = (world.net_with(&faults), world.today());
            faults.at(fired, fault);
            let login = TestDoctor::login(net, disk.clone(), &account.login, PASSWORD, today, &mut world.rng);
            drop(faults.run(login).await);
            let hit = faults.stop();
            world.log_in(&account, &disk).await;
            let mut patient = world.patient().await;
            let index = world.ask(&mut patient, account.id).await;
            // Any device of the doctor opens it.
            let mut elsewhere = world.log_in(&account, &Disk::new()).await;
            let rng = &mut world.rng;
            let items = elsewhere.queue(today, rng).await.unwrap().items;
            let item = items.iter().find(|item| item.state.state == State::Requested).unwrap();
            assert!(item.nickname.is_some(), "step {fired} {fault:?}: nobody can open the request");
            patient.destroy(index).await.unwrap();
            if !hit {
                break;
            }
            fired += 1;
        }
        assert!((6..STEPS).contains(&fired), "{fault:?}: {fired} steps");
    }
}
