//! The doctor's account: registering, logging in, keys over weeks.

use secondok_client::{
    content::DeclineReason,
    directory::specialty_keys,
    doctor::{LoginError, LogoutError, RegisterError, SealedVaultError},
    patient::AskError,
    send::Outcome,
    service::ServiceError,
    transport::TransportError,
};

use crate::{
    faults::{Disk, Fault, Faults},
    world::{Account, PASSWORD, SPECIALTY, TestDoctor, TestPatient, World, ask, outline},
};

#[tokio::test]
async fn registering_needs_a_good_password_and_an_unused_invitation() {
    let mut world = World::new().await;
    let code = world.invite("doctor").await;
    let (net, today) = (world.net(), world.today());
    let rng = &mut world.rng;
    let refused = TestDoctor::register(&net, &code, "short", today, rng).await.unwrap_err();
    assert!(matches!(refused, RegisterError::ShortPassword));
    let refused = TestDoctor::register(&net, &code, "Doctor@example.org", today, rng).await.unwrap_err();
    assert!(matches!(refused, RegisterError::PasswordIsName));
    let registered = TestDoctor::register(&net, &code, PASSWORD, today, rng).await.unwrap();
    assert_eq!((registered.login.as_str(), registered.recovery_code.len()), ("doctor@example.org", 34));
    let refused = TestDoctor::register(&net, &code, PASSWORD, today, rng).await.unwrap_err();
    assert!(
        matches!(refused, RegisterError::Service(error) if error.is(secondok_api::problem::Kind::UNKNOWN_INVITATION))
    );

    for (name, password) in [("doctor@example.org", "another password"), ("nobody@example.org", PASSWORD)] {
        let refused =
            TestDoctor::login(net.clone(), Disk::new(), name, password, today, rng).await.unwrap_err();
        assert_eq!(refused, LoginError::WrongLogin);
    }
    TestDoctor::login(net, Disk::new(), " Doctor@Example.org ", PASSWORD, today, rng).await.unwrap();
}

/// The last answer of the registration is lost: the code is kept, and the log-in shows that it was done.
#[tokio::test]
async fn a_registration_whose_answer_is_lost_is_not_lost() {
    let mut world = World::new().await;
    let code = world.invite("doctor").await;
    let faults = Faults::none();
    let net = world.net_with(&faults);
    let today = world.today();
    faults.at(2, Fault::FailAfter);
    let error = TestDoctor::register(&net, &code, PASSWORD, today, &mut world.rng).await.unwrap_err();
    let RegisterError::MayBeDone { registered, .. } = error else { panic!("{error:?}") };
    let account = Account { id: registered.doctor, login: registered.login };
    world.log_in(&account, &Disk::new()).await;
}

/// A session lasts longer than a key: whoever stays logged in and looks at the queue can be asked on every day of it.
#[tokio::test]
async fn a_doctor_who_stays_logged_in_can_be_asked_every_day() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let mut doctor = world.log_in(&account, &Disk::new()).await;
    let (first, last) = (world.today(), doctor.session_until());
    while world.today() < last {
        world.days(1).await;
        let (today, rng) = (world.today(), &mut world.rng);
        let queue = doctor.queue(today, rng).await.unwrap();
        assert_eq!(queue.keys_not_renewed, None, "{today}");
        let (keys, _) = specialty_keys(&world.net(), SPECIALTY, today, None).await.unwrap();
        assert!(keys.current.contains_key(&account.id), "nobody can ask on {today}");
    }
    assert!(last.days_since(first) > 14, "the session is shorter than a key");
}

/// What could not be renewed is said with the queue, and tried again with the next one.
#[tokio::test]
async fn keys_that_could_not_be_renewed_are_told_and_renewed_later() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let faults = Faults::none();
    let net = world.net_with(&faults);
    let mut doctor = world.log_in_over(&account, net, &Disk::new()).await;
    let first = doctor.prekey_ids();
    world.days(7).await;
    let (today, rng) = (world.today(), &mut world.rng);
    // The queue, then the sealed vault, then the keys.
    faults.at(2, Fault::FailBefore);
    let queue = doctor.queue(today, rng).await.unwrap();
    let cut = SealedVaultError::Service(ServiceError::Transport(TransportError::Cut));
    assert_eq!(queue.keys_not_renewed, Some(cut));
    faults.stop();
    let queue = doctor.queue(today, rng).await.unwrap();
    assert_eq!(queue.keys_not_renewed, None);
    let (keys, _) = specialty_keys(&world.net(), SPECIALTY, today, None).await.unwrap();
    assert!(!first.contains(&keys.current[&account.id].key_id()), "the new key is not published");
}

#[tokio::test]
async fn keys_rotate_and_what_was_sealed_to_old_ones_stays_readable() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let disk = Disk::new();
    let mut doctor = world.log_in(&account, &disk).await;
    let mut patient = world.patient().await;
    let index = world.ask(&mut patient, account.id).await;
    let (today, rng) = (world.today(), &mut world.rng);
    patient.say(index, "Hello", today, rng).await.unwrap();
    let mailbox = doctor.queue(today, rng).await.unwrap().items[0].mailbox;
    doctor.accept(mailbox, "", rng).await.unwrap();
    // The patient's device has not seen the acceptance: this is still sealed to the prekey.
    patient.say(index, "To the prekey", today, rng).await.unwrap();
    // Answered before it was read; reading alone must keep its key.
    doctor.opinion(mailbox, crate::world::opinion(), rng).await.unwrap();
    doctor.read(mailbox, rng).await.unwrap();

    // Three weeks on, the first prekey's private half is destroyed, after 13 + 7 days.
    let mut first_key = None;
    for week in 0..4_u32 {
        let doctor = world.log_in(&account, &disk).await;
        let ids = doctor.prekey_ids();
        first_key.get_or_insert(ids[0]);
        assert_eq!(ids.contains(&first_key.unwrap()), week < 3, "week {week}");
        world.days(7).await;
    }
    let mut doctor = world.log_in(&account, &Disk::new()).await;
    let read = doctor.read(mailbox, &mut world.rng).await.unwrap();
    assert_eq!(read.thread.refused, []);
    let whole = outline(&read.thread.entries);
    assert_eq!(whole[..3], ["patient request", "patient: Hello", "patient: To the prekey"]);
    assert_eq!(whole[3..], ["doctor accepted", "doctor opinion"]);
}

/// What ended without an opinion is let go of: its keys would fill the vault until it is erased. What was answered stays
/// readable until then.
#[tokio::test]
async fn keys_of_what_ended_without_an_opinion_are_let_go() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let mut doctor = world.log_in(&account, &Disk::new()).await;
    let mut mailboxes = Vec::new();
    for _ in 0..2 {
        let mut patient = world.patient().await;
        world.ask(&mut patient, account.id).await;
        let (today, rng) = (world.today(), &mut world.rng);
        let items = doctor.queue(today, rng).await.unwrap().items;
        let new = items.iter().map(|item| item.mailbox).find(|mailbox| !mailboxes.contains(mailbox));
        mailboxes.push(new.unwrap());
    }
    let (today, rng) = (world.today(), &mut world.rng);
    let [declined, closed] = mailboxes[..] else { unreachable!("two of them") };
    doctor.decline(declined, DeclineReason::Other, "Not now.", rng).await.unwrap();
    doctor.accept(closed, "", rng).await.unwrap();
    doctor.opinion(closed, crate::world::opinion(), rng).await.unwrap();
    doctor.close(closed, "", rng).await.unwrap();
    assert_eq!(doctor.queue(today, rng).await.unwrap().items.len(), 2);

    let mut other = world.log_in(&account, &Disk::new()).await;
    let rng = &mut world.rng;
    let read = other.read(declined, rng).await.unwrap();
    assert_eq!((read.nickname, read.thread.entries.len()), (None, 0));
    assert_eq!(read.thread.refused, [], "which is nothing that did not pass");
    let read = other.read(closed, rng).await.unwrap();
    let whole = ["patient request", "doctor accepted", "doctor opinion", "doctor closed"];
    assert_eq!(outline(&read.thread.entries), whole);
}

/// A patient who takes back a request may leave a word with it, and the queue, which comes first, must not cost it.
#[tokio::test]
async fn a_last_word_is_read_before_its_keys_are_let_go() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let mut doctor = world.log_in(&account, &Disk::new()).await;
    let mut patient = world.patient().await;
    let index = world.ask(&mut patient, account.id).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let mailbox = doctor.queue(today, rng).await.unwrap().items[0].mailbox;
    doctor.accept(mailbox, "", rng).await.unwrap();
    patient.read(index).await.unwrap();
    patient.withdraw(index, "Thank you all the same.", today, rng).await.unwrap();

    doctor.queue(today, rng).await.unwrap();
    let read = doctor.read(mailbox, rng).await.unwrap();
    let whole = ["patient request", "doctor accepted", "patient withdrawn"];
    assert_eq!(outline(&read.thread.entries)[..], whole);
    doctor.queue(today, rng).await.unwrap();
    let mut other = world.log_in(&account, &Disk::new()).await;
    assert_eq!(other.read(mailbox, &mut world.rng).await.unwrap().thread.entries, []);
}

/// A request sealed to a key that ran out before it could be sent is sealed anew and sent once.
#[tokio::test]
async fn a_stale_key_is_renewed_by_itself() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let faults = Faults::none();
    let disk = Disk::with(&faults);
    let net = world.net_with(&faults);
    let mut patient = TestPatient::create(net.clone(), disk, &mut world.rng).await.unwrap();
    let today = world.today();
    // Keep the opening, fetch the keys and a tile of their log, keep what was seen, keep the wire, send: the sixth is cut off before it arrives.
    faults.at(5, Fault::FailBefore);
    let error = patient.ask(ask(account.id), today, &mut world.rng).await.unwrap_err();
    assert!(matches!(error, AskError::Waiting(_)), "{error:?}");
    assert!(faults.stop());
    assert!(patient.waiting_request().is_some());
    world.days(8).await;
    world.log_in(&account, &Disk::new()).await;
    world.days(8).await;
    let mut doctor = world.log_in(&account, &Disk::new()).await;
    let (today, rng) = (world.today(), &mut world.rng);
    assert_eq!(patient.resume(today, rng).await.unwrap(), [secondok_client::patient::Resumed::Asked(1)]);
    let queue = doctor.queue(today, rng).await.unwrap();
    assert_eq!(queue.items.len(), 1);
    let read = doctor.read(queue.items[0].mailbox, rng).await.unwrap();
    assert_eq!(outline(&read.thread.entries), ["patient request"]);
}

#[tokio::test]
async fn logging_out_loses_nothing_that_was_not_sent() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let faults = Faults::none();
    let disk = Disk::new();
    let (net, today) = (world.net_with(&faults), world.today());
    let mut doctor = world.log_in_over(&account, net, &disk).await;
    let mut patient = world.patient().await;
    world.ask(&mut patient, account.id).await;
    let rng = &mut world.rng;
    let mailbox = doctor.queue(today, rng).await.unwrap().items[0].mailbox;
    doctor.accept(mailbox, "", rng).await.unwrap();
    faults.at(0, Fault::FailBefore);
    doctor.say(mailbox, "Kept", rng).await.unwrap_err();
    assert_eq!(doctor.logout(false).await, Err(LogoutError::Unsent { unsent: 1 }));
    faults.stop();
    // The session runs out; after logging in again it is still on its way.
    world.days(1).await;
    let mut doctor = world.log_in(&account, &disk).await;
    let rng = &mut world.rng;
    let queue = doctor.queue(today, rng).await.unwrap();
    assert_eq!(queue.resumed, [secondok_client::doctor::Resumed::Sent(mailbox)]);
    assert_eq!(doctor.say(mailbox, "Kept too", rng).await, Ok(Outcome::Sent));
    doctor.logout(false).await.unwrap();
    assert_eq!(disk.names(), ["known"], "that somebody has logged in here");
    assert_eq!(
        outline(&patient.read(1).await.unwrap().thread.entries)[2..],
        ["doctor: Kept", "doctor: Kept too"]
    );
}
