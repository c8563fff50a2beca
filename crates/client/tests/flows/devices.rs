//! Two devices of one person at once.

use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use secondok_client::{
    content::Content,
    doctor::{self, Numbers},
    send::Outcome,
};

use crate::{
    faults::Disk,
    world::{TestPatient, World, ask, opinion, outline},
};

#[tokio::test]
async fn two_devices_that_ask_at_once_open_two_consultations() {
    let mut world = World::new().await;
    let doctor = world.doctor().await;
    let mut one = world.patient().await;
    let words = one.words().join(" ");
    let mut two = TestPatient::restore(world.net(), Disk::new(), &words).await.unwrap();
    let today = world.today();
    let mut second = ask(doctor.id());
    second.request.questions = vec!["Something else?".to_owned()];
    let mut other_rng = ChaCha20Rng::seed_from_u64(4);
    let (first, second) = tokio::join!(
        one.ask(ask(doctor.id()), today, &mut world.rng),
        two.ask(second, today, &mut other_rng),
    );
    let mut indexes = [first.unwrap().summary.index, second.unwrap().summary.index];
    indexes.sort_unstable();
    assert_eq!(indexes, [1, 2]);
    let read = world.by_words(&words).await;
    assert_eq!(read.len(), 2);
    // Each learns of the other's.
    let listed = one.consultations(today, &mut world.rng).await.unwrap().list;
    assert_eq!(listed.len(), 2);
    let listed = two.consultations(today, &mut world.rng).await.unwrap().list;
    assert_eq!(listed.len(), 2);
}

#[tokio::test]
async fn a_text_that_was_overtaken_is_kept_and_not_sent_behind_the_persons_back() {
    let mut world = World::new().await;
    let mut doctor = world.doctor().await;
    let mut one = world.patient().await;
    let index = world.ask(&mut one, doctor.id()).await;
    let words = one.words().join(" ");
    let mut two = TestPatient::restore(world.net(), Disk::new(), &words).await.unwrap();
    let (today, rng) = (world.today(), &mut world.rng);
    one.read(index).await.unwrap();
    two.read(index).await.unwrap();
    let mailbox = doctor.queue(today, rng).await.unwrap().items[0].mailbox;
    doctor.accept(mailbox, "", rng).await.unwrap();

    assert_eq!(one.say(index, "From the phone", today, rng).await, Ok(Outcome::Sent));
    let Outcome::Overtaken { arrived } = two.say(index, "From the laptop", today, rng).await.unwrap() else {
        panic!()
    };
    // Neither the phone nor the doctor had seen the other's: then the patient's stands first.
    assert_eq!(outline(&arrived), ["patient: From the phone", "doctor accepted"]);
    assert_eq!(two.drafts()[0].content, Content::text("From the laptop"));
    let read = two.read(index).await.unwrap();
    assert_eq!(
        outline(&read.thread.entries),
        ["patient request", "patient: From the phone", "doctor accepted"]
    );
    // Looked at, and sent on purpose.
    assert_eq!(two.say(index, "From the laptop", today, rng).await, Ok(Outcome::Sent));
    assert_eq!(two.drafts(), []);
    let read = one.read(index).await.unwrap();
    assert_eq!(outline(&read.thread.entries)[3..], ["patient: From the laptop"]);
}

#[tokio::test]
async fn two_devices_of_a_doctor_that_accept_at_once_share_one_key() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let (mut one, mut two) =
        (world.log_in(&account, &Disk::new()).await, world.log_in(&account, &Disk::new()).await);
    let mut patient = world.patient().await;
    let index = world.ask(&mut patient, account.id).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let mailbox = one.queue(today, rng).await.unwrap().items[0].mailbox;
    two.queue(today, rng).await.unwrap();
    let mut other_rng = ChaCha20Rng::seed_from_u64(4);
    let (first, second) = tokio::join!(one.accept(mailbox, "", rng), two.accept(mailbox, "", &mut other_rng));
    let sent = [&first, &second].into_iter().filter(|outcome| **outcome == Ok(Outcome::Sent)).count();
    assert_eq!(sent, 1, "{first:?} {second:?}");
    patient.read(index).await.unwrap();
    patient.say(index, "Thank you", today, rng).await.unwrap();
    for device in [&mut one, &mut two] {
        let read = device.read(mailbox, rng).await.unwrap();
        assert_eq!(read.thread.refused, []);
        assert_eq!(
            outline(&read.thread.entries),
            ["patient request", "doctor accepted", "patient: Thank you"]
        );
    }
    two.opinion(mailbox, opinion(), rng).await.unwrap();
    assert_eq!(patient.read(index).await.unwrap().thread.refused, []);
}

/// A device that stays open for days, while another one of the doctor answers and makes new keys: nothing is said to
/// be forged that the other one can open.
#[tokio::test]
async fn what_another_device_of_the_doctor_did_opens_on_one_that_stayed_open() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let mut open = world.log_in(&account, &Disk::new()).await;
    let mut patient = world.patient().await;
    world.ask(&mut patient, account.id).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let mailbox = open.queue(today, rng).await.unwrap().items[0].mailbox;

    let mut other = world.log_in(&account, &Disk::new()).await;
    other.accept(mailbox, "", &mut world.rng).await.unwrap();
    let read = open.read(mailbox, &mut world.rng).await.unwrap();
    assert_eq!(read.thread.refused, []);
    assert_eq!(outline(&read.thread.entries), ["patient request", "doctor accepted"]);

    // A week on, the other device has made a new key, and somebody seals to it.
    world.days(7).await;
    world.log_in(&account, &Disk::new()).await;
    let mut second = world.patient().await;
    world.ask(&mut second, account.id).await;
    let mut numbers = Numbers::default();
    let (today, rng) = (world.today(), &mut world.rng);
    let queue = open.worklist(&mut numbers, today, rng).await.unwrap();
    assert_eq!(queue.items.len(), 2);
    for item in &queue.items {
        assert!(item.nickname.is_some(), "{item:?}");
        assert_eq!(open.read(item.mailbox, rng).await.unwrap().thread.refused, []);
    }
}

/// One consultation can be looked at without fetching the others, and shows what the whole queue shows.
#[tokio::test]
async fn one_consultation_of_the_queue_is_looked_at_alone() {
    let mut world = World::new().await;
    let mut doctor = world.doctor().await;
    let mut patient = world.patient().await;
    let index = world.ask(&mut patient, doctor.id()).await;
    world.ask(&mut patient, doctor.id()).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let mut numbers = Numbers::default();
    let queue = doctor.worklist(&mut numbers, today, rng).await.unwrap();
    let mailbox = numbers.mailbox(2).unwrap();
    let listed = queue.items.iter().find(|item| item.mailbox == mailbox).cloned();
    assert_eq!(doctor.look(&mut numbers, mailbox, rng).await.unwrap(), listed);
    for index in [index, index + 1] {
        patient.destroy(index).await.unwrap();
    }
    assert_eq!(doctor.look(&mut numbers, mailbox, rng).await.unwrap(), None);
}

/// Who is logged in is known without a connection.
#[tokio::test]
async fn a_device_knows_who_is_logged_in_by_itself() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let disk = Disk::new();
    assert_eq!(doctor::session(&disk).await, Ok(None));
    let mut doctor = world.log_in(&account, &disk).await;
    let session = doctor::session(&disk).await.unwrap().unwrap();
    assert_eq!((session.doctor, session.login, session.unsent), (account.id, account.login, 0));
    assert_eq!(session.valid_until, doctor.session_until());
    doctor.logout(false).await.unwrap();
    assert_eq!(doctor::session(&disk).await, Ok(None));
}
