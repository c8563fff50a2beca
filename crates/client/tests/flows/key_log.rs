//! A service that leads people to keys that are not the doctor's, or shows some another log than others.

use std::{collections::BTreeMap, sync::Arc};

use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use secondok_api::{
    bytes::Bytes,
    directory::{KeyLog, SpecialtyKeys},
    path,
};
use secondok_care::Care;
use secondok_client::{
    directory::KeyRefusal,
    doctor::KeyAlarm,
    key_log::{LogError, LogRefusal, compare, follow},
    keylog::{Checkpoint, LogKey, NotConsistent, TileName},
    patient::{AskError, Before},
    transport::{Method, Request, Response, Transport},
};
use secondok_protocol::{id::DoctorId, identity::DoctorIdentity, prekey::DoctorPrekeys};
use secondok_testkit::parts;

use crate::{
    faults::{Disk, Net},
    world::{PASSWORD, SPECIALTY, TestDoctor, TestPatient, World, ask},
};

const FORKED: LogRefusal = LogRefusal::NotConsistent(NotConsistent::Forked);

/// A service under the same key, whose doctors have other keys.
async fn other() -> World {
    let mut world = World::new().await;
    world.rng = ChaCha20Rng::seed_from_u64(4);
    world
}

async fn get(world: &World, path: String) -> Response {
    let request = Request { method: Method::Get, path, authorization: None, headers: Vec::new(), body: None };
    world.http().call(request).await.unwrap()
}

/// Everything that this service publishes of its log, by path.
async fn published(world: &World) -> BTreeMap<String, Response> {
    let log = get(world, path::KEY_LOG.to_owned()).await;
    let KeyLog { key, checkpoint } = serde_json::from_slice(&log.body).unwrap();
    let root = Checkpoint::open(&checkpoint, &key.parse::<LogKey>().unwrap()).unwrap().root;
    let entries = TileName::of_entries(0, root.size).unwrap();
    let mut all = BTreeMap::from([(path::KEY_LOG.to_owned(), log)]);
    for path in [entries, entries.hashes()].map(path::key_log_tile) {
        all.insert(path.clone(), get(world, path).await);
    }
    all
}

async fn asks(patient: &mut TestPatient, world: &mut World, doctor: DoctorId) -> Result<(), AskError> {
    let today = world.today();
    patient.ask(ask(doctor), today, &mut world.rng).await.map(drop)
}

fn refused(asked: Result<(), AskError>) -> LogRefusal {
    match asked {
        Err(AskError::Key(KeyRefusal::Log(refusal))) => refusal,
        other => panic!("{other:?}"),
    }
}

/// The service gives out a key that it made itself, in a way that nothing else betrays.
#[tokio::test]
async fn nobody_seals_to_a_key_that_is_not_in_the_log() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let (doctor, today, mut rng) = (account.id, world.today(), ChaCha20Rng::seed_from_u64(9));
    let identity = Arc::new(DoctorIdentity::generate(doctor, &mut rng));
    let mut prekeys = DoctorPrekeys::new();
    prekeys.rotate(today, &mut rng);
    let prekey = prekeys.published(&identity, today).remove(0);
    let identity = identity.public().as_bytes().to_vec();
    let net = Net::forged(world.http(), move |request, response| {
        if request.path != path::specialty_keys(SPECIALTY) {
            return response;
        }
        let mut keys: SpecialtyKeys = serde_json::from_slice(&response.body).unwrap();
        for keys in keys.doctors.iter_mut().filter(|keys| keys.id == doctor) {
            (keys.identity, keys.prekey) = (Bytes(identity.clone()), Bytes(prekey.clone()));
        }
        Response { body: serde_json::to_vec(&keys).unwrap(), ..response }
    });
    let mut patient = TestPatient::create(net.clone(), Disk::new(), &mut world.rng).await.unwrap();
    assert_eq!(refused(asks(&mut patient, &mut world, doctor).await), LogRefusal::NotIncluded);
    assert!(net.seen.borrow().iter().all(|request| request.method == Method::Get), "something was sent");
    assert_eq!(patient.drafts().len(), 1, "what was written is kept");
}

/// A proof, a checkpoint or a key of another log in place of the right one.
#[tokio::test]
async fn what_is_shown_of_the_log_is_checked() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    world.register("second").await;
    type Lie = fn(&mut SpecialtyKeys);
    let lies: [(Lie, bool); 6] = [
        (|keys| keys.proof.0[0] ^= 1, true),
        (|keys| keys.doctors[0].entry += 1, true),
        (|keys| keys.doctors[0].since = keys.doctors[0].since + 1, true),
        (|keys| keys.doctors[0].identity.0.truncate(31), true),
        (|keys| keys.log.checkpoint = keys.log.checkpoint.replacen("\n2\n", "\n3\n", 1), false),
        (|keys| keys.log.key = "nothing".to_owned(), false),
    ];
    for (number, (lie, is_proof)) in lies.into_iter().enumerate() {
        let net = Net::forged(world.http(), move |request, response| {
            if request.path != path::specialty_keys(SPECIALTY) {
                return response;
            }
            let mut keys: SpecialtyKeys = serde_json::from_slice(&response.body).unwrap();
            lie(&mut keys);
            Response { body: serde_json::to_vec(&keys).unwrap(), ..response }
        });
        let mut patient = TestPatient::create(net, Disk::new(), &mut world.rng).await.unwrap();
        let refusal = refused(asks(&mut patient, &mut world, account.id).await);
        match (refusal, is_proof) {
            (LogRefusal::NotIncluded, true) | (LogRefusal::Checkpoint(_), false) => {}
            other => panic!("lie {number}: {other:?}"),
        }
    }
}

/// What a device saw once binds the service, and no request tells what that was.
#[tokio::test]
async fn a_log_that_was_cut_or_replaced_is_found_out() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    world.register("second").await;
    let disk = Disk::new();
    let mut patient = TestPatient::create(world.net(), disk.clone(), &mut world.rng).await.unwrap();
    asks(&mut patient, &mut world, account.id).await.unwrap();

    // It goes on, and the device with it.
    world.register("third").await;
    let net = world.net();
    let mut patient = TestPatient::load(net.clone(), disk.clone()).await.unwrap().unwrap();
    asks(&mut patient, &mut world, account.id).await.unwrap();
    let seen = net.seen.take();
    let of_log: Vec<_> = seen.iter().filter(|request| request.path.starts_with("/key-log")).collect();
    let told: Vec<_> = of_log.iter().map(|request| request.path.as_str()).collect();
    assert_eq!(told, ["/key-log/tile/0/000.p/3"], "it tells what the device saw before");
    assert!(of_log.iter().all(|request| request.authorization.is_none()));

    // Fewer entries, others, another log: the same device refuses each.
    let mut other = other().await;
    let id = other.register("doctor").await.id;
    let load = async |other: &World| TestPatient::load(other.net(), disk.clone()).await.unwrap().unwrap();
    let shorter = LogRefusal::NotConsistent(NotConsistent::Shorter);
    assert_eq!(refused(asks(&mut load(&other).await, &mut other, id).await), shorter);
    other.register("second").await;
    other.register("third").await;
    assert_eq!(refused(asks(&mut load(&other).await, &mut other, id).await), FORKED);
    other.register("fourth").await;
    assert_eq!(refused(asks(&mut load(&other).await, &mut other, id).await), FORKED);
    let new = parts(other.care.store().clone(), other.clock.clone());
    other.care = Care::new(secondok_care::Parts { login_seed: [3; 32], ..new });
    assert_eq!(refused(asks(&mut load(&other).await, &mut other, id).await), LogRefusal::OtherLog);
    // And goes on with the one that it knows.
    asks(&mut load(&world).await, &mut world, account.id).await.unwrap();
}

/// Two people who were shown different logs find it out by giving each other what they were shown.
#[tokio::test]
async fn two_observers_catch_a_service_that_shows_two_logs() {
    let (mut one, mut two) = (World::new().await, other().await);
    one.register("doctor").await;
    let early = follow(&one.net(), None).await.unwrap();
    one.register("second").await;
    two.register("doctor").await;
    let (ada, ben) = (follow(&one.net(), None).await.unwrap(), follow(&two.net(), None).await.unwrap());
    assert_eq!(ada.seen.key(), ben.seen.key(), "both are signed by one service");
    assert_ne!(ada.root, ben.root);
    let unshown = LogRefusal::NotConsistent(NotConsistent::Tiles);
    for (net, here, there, found) in [(one.net(), &ada, &ben, FORKED), (two.net(), &ben, &ada, unshown)] {
        let compared = compare(&net, here, there.seen.checkpoint()).await;
        assert_eq!(compared, Err(LogError::Refused(found)));
    }
    // An earlier checkpoint, or a later one, of the same log is none of that.
    assert_eq!(compare(&one.net(), &ada, early.seen.checkpoint()).await, Ok(early.root));
    assert_eq!(compare(&one.net(), &early, ada.seen.checkpoint()).await, Ok(ada.root));
}

/// The doctor's app looks for keys under the doctor's name that it did not make.
#[tokio::test]
async fn a_doctor_is_told_of_a_key_that_is_not_theirs() {
    let (mut world, mut other) = (World::new().await, World::new().await);
    let (account, other_account) = (world.register("doctor").await, {
        // The same number, another key.
        let code = other.invite("doctor").await;
        let (net, today) = (other.net(), other.today());
        let mut rng = ChaCha20Rng::seed_from_u64(9);
        TestDoctor::register(&net, &code, PASSWORD, today, &mut rng).await.unwrap().doctor
    });
    assert_eq!(account.id, other_account);
    let disk = Disk::new();
    let mut doctor = world.log_in(&account, &disk).await;
    let (today, rng) = (world.today(), &mut world.rng);
    assert_eq!(doctor.queue(today, rng).await.unwrap().key_alarm, None);

    let foreign = published(&other).await;
    let forged = Net::forged(world.http(), move |request, response| {
        foreign.get(&request.path).cloned().unwrap_or(response)
    });
    let since = other.today();
    let mut fresh = world.log_in_over(&account, forged.clone(), &Disk::new()).await;
    let (today, rng) = (world.today(), &mut world.rng);
    for _ in 0..2 {
        let alarm = fresh.queue(today, rng).await.unwrap().key_alarm;
        assert_eq!(alarm, Some(KeyAlarm::Foreign { since }), "it is told each time");
    }
    // Who saw the true log is told that this is none of it.
    world.days(1).await;
    let mut doctor = TestDoctor::load(forged, disk).await.unwrap().unwrap();
    let (today, rng) = (world.today(), &mut world.rng);
    let alarm = doctor.queue(today, rng).await.unwrap().key_alarm;
    assert_eq!(alarm, Some(KeyAlarm::Log(FORKED)));
}

/// A service that lets the doctor's app see everything but the log is told of after some days.
#[tokio::test]
async fn a_log_that_stays_out_of_reach_is_told() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let busy = secondok_api::problem::Problem::of(secondok_api::problem::Kind::BUSY);
    let net = Net::forged(world.http(), move |request, response| {
        if request.path != path::KEY_LOG {
            return response;
        }
        Response { status: 503, body: serde_json::to_vec(&busy).unwrap(), ..response }
    });
    let mut doctor = world.log_in_over(&account, net, &Disk::new()).await;
    let since = world.today();
    for alarm in [None, None, None, Some(KeyAlarm::OutOfReach { since })] {
        let (today, rng) = (world.today(), &mut world.rng);
        assert_eq!(doctor.queue(today, rng).await.unwrap().key_alarm, alarm, "{today}");
        world.days(1).await;
    }
}

/// New words are no reason to believe another log.
#[tokio::test]
async fn new_words_forget_nothing_of_the_log() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let disk = Disk::new();
    let mut patient = TestPatient::create(world.net(), disk.clone(), &mut world.rng).await.unwrap();
    asks(&mut patient, &mut world, account.id).await.unwrap();
    patient.destroy(1).await.unwrap();
    let today = world.today();
    patient.renew(Before::Gone, today, &mut world.rng).await.unwrap();
    let mut other = other().await;
    let id = other.register("doctor").await.id;
    let mut patient = TestPatient::load(other.net(), disk).await.unwrap().unwrap();
    assert_eq!(refused(asks(&mut patient, &mut other, id).await), FORKED);
}
