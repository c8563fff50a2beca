//! The whole story.

use secondok_api::consultation::State;
use secondok_client::{
    content::{Content, ContentError, DeclineReason},
    patient::ReadError,
    send::{Outcome, SendError},
    summary::NextStep,
    trouble::Trouble,
    way_on::WayOn,
};

use crate::{
    faults::{Disk, Fault, Faults},
    world::{TestDoctor, TestPatient, World, ask, opinion, outline},
};

#[tokio::test]
async fn a_consultation_from_words_to_destruction() {
    let mut world = World::new().await;
    let mut doctor = world.doctor().await;
    let mut patient = world.patient().await;
    let today = world.today();
    let rng = &mut world.rng;

    let directory = patient.directory(today).await.unwrap();
    assert_eq!(directory.listed.doctors.len(), 1);
    assert_eq!(directory.clock, None);
    let asked = patient.ask(ask(doctor.id()), today, rng).await.unwrap();
    assert_eq!(asked.clock, None);
    let index = asked.summary.index;
    assert_eq!((index, asked.summary.next), (1, NextStep::DoctorAccepts { by: today + 3 }));
    assert_eq!(patient.say(index, "One thing more.", today, rng).await, Ok(Outcome::Sent));

    let queue = doctor.queue(today, rng).await.unwrap();
    let [item] = queue.items.as_slice() else { panic!("{queue:?}") };
    assert_eq!((item.days_left, item.unread), (Some(3), 2));
    let mailbox = item.mailbox;
    let read = doctor.read(mailbox, rng).await.unwrap();
    assert_eq!(outline(&read.thread.entries), ["patient request", "patient: One thing more."]);
    let Content::Request(request) = &read.thread.entries[0].content else { panic!() };
    assert_eq!(*request, ask(doctor.id()).request);
    let nickname = read.nickname.unwrap();
    assert_eq!(item.nickname.as_deref(), Some(nickname.as_str()));

    assert_eq!(doctor.accept(mailbox, "I take it.", rng).await, Ok(Outcome::Sent));
    assert_eq!(doctor.say(mailbox, "Since when?", rng).await, Ok(Outcome::Sent));
    let read = patient.read(index).await.unwrap();
    assert_eq!(read.nickname, nickname);
    assert_eq!(
        (read.summary.state, read.summary.next),
        (State::Accepted, NextStep::DoctorAnswers { by: today + 5 })
    );
    assert_eq!(read.new_from, 0);
    assert_eq!(patient.say(index, "Since spring.", today, rng).await, Ok(Outcome::Sent));

    let mut short = opinion();
    short.answers.pop();
    let refused = doctor.opinion(mailbox, short, rng).await.unwrap_err();
    assert_eq!(refused, SendError::Content(ContentError::NotEveryQuestion { questions: 2 }));
    assert_eq!(doctor.opinion(mailbox, opinion(), rng).await, Ok(Outcome::Sent));
    let read = patient.read(index).await.unwrap();
    assert_eq!(read.new_from, 2);
    assert_eq!(read.summary.next, NextStep::PatientMayAsk { until: today + 14 });
    assert!(read.thread.entries.iter().any(|entry| entry.content == Content::Opinion(opinion())));

    let refused = patient.say(index, "Thanks", today, rng).await.unwrap_err();
    assert_eq!(refused, SendError::WrongState { state: Some(State::Answered) });
    assert_eq!(patient.drafts()[0].content, Content::text("Thanks"));
    patient.discard_draft(&patient.drafts()[0]).await.unwrap();
    assert_eq!(patient.drafts(), []);

    assert_eq!(patient.follow_up(index, "And sport?", today, rng).await, Ok(Outcome::Sent));
    assert_eq!(doctor.reply(mailbox, "Walking is fine.", rng).await, Ok(Outcome::Sent));
    assert_eq!(doctor.close(mailbox, "All the best.", rng).await, Ok(Outcome::Sent));
    let whole = [
        "patient request",
        "patient: One thing more.",
        "doctor accepted",
        "doctor: Since when?",
        "patient: Since spring.",
        "doctor opinion",
        "patient asks: And sport?",
        "doctor: Walking is fine.",
        "doctor closed",
    ];
    let read = patient.read(index).await.unwrap();
    assert_eq!(outline(&read.thread.entries), whole);
    assert_eq!(read.summary.next, NextStep::Finished { erased_by: today + 37 });
    let read = doctor.read(mailbox, rng).await.unwrap();
    assert_eq!(outline(&read.thread.entries), whole);
    assert_eq!(read.thread.refused, []);

    // Elsewhere, with nothing but the words.
    let words = patient.words().join(" ");
    let mut elsewhere = TestPatient::restore(world.net(), Disk::new(), &words).await.unwrap();
    let rng = &mut world.rng;
    let listed = elsewhere.consultations(today, rng).await.unwrap();
    assert_eq!((listed.list.len(), listed.list[0].unread), (1, 5));
    let read = elsewhere.read(index).await.unwrap();
    assert_eq!(outline(&read.thread.entries), whole);

    patient.destroy(index).await.unwrap();
    patient.destroy(index).await.unwrap_err();
    assert_eq!(patient.read(index).await, Err(ReadError::Unknown));
    assert_eq!(elsewhere.read(index).await, Err(ReadError::Gone));
    assert_eq!(elsewhere.consultations(today, rng).await.unwrap().list, []);
    let queue = doctor.queue(today, rng).await.unwrap();
    assert_eq!((queue.items.len(), queue.gone), (0, 1));
    // Its keys are destroyed: there is nothing left to forget.
    let queue = doctor.queue(today, rng).await.unwrap();
    assert_eq!((queue.items.len(), queue.gone), (0, 0));
}

#[tokio::test]
async fn an_unanswered_request_expires_and_says_what_is_next() {
    let mut world = World::new().await;
    let doctor = world.doctor().await;
    let mut patient = world.patient().await;
    world.ask(&mut patient, doctor.id()).await;
    world.days(3).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let listed = patient.consultations(today, rng).await.unwrap().list;
    assert_eq!((listed[0].state, listed[0].days_left), (State::Requested, Some(0)));
    world.days(1).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let listed = patient.consultations(today, rng).await.unwrap().list;
    assert_eq!(listed[0].next, NextStep::Missed { erased_by: today + 37 });
    world.days(38).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let listed = patient.consultations(today, rng).await.unwrap();
    assert_eq!((listed.list, listed.gone), (vec![], vec![1]));
}

#[tokio::test]
async fn declining_and_withdrawing_end_it() {
    let mut world = World::new().await;
    let mut doctor = world.doctor().await;
    let mut patient = world.patient().await;
    let declined = world.ask(&mut patient, doctor.id()).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let mailbox = doctor.queue(today, rng).await.unwrap().items[0].mailbox;
    doctor.decline(mailbox, DeclineReason::OutsideField, "Ask a surgeon.", rng).await.unwrap();
    let read = patient.read(declined).await.unwrap();
    assert!(matches!(read.summary.next, NextStep::AskAnother { .. }));
    assert_eq!(outline(&read.thread.entries), ["patient request", "doctor declined"]);

    let withdrawn = world.ask(&mut patient, doctor.id()).await;
    let (today, rng) = (world.today(), &mut world.rng);
    patient.withdraw(withdrawn, "", today, rng).await.unwrap();
    let item = doctor.queue(today, rng).await.unwrap();
    let mailbox = item.items.iter().find(|item| item.state.state == State::Withdrawn).unwrap().mailbox;
    let error = doctor.accept(mailbox, "", rng).await.unwrap_err();
    assert_eq!(error, SendError::WrongState { state: Some(State::Withdrawn) });
    assert_eq!(Trouble::from(error).way_on, WayOn::LookWhereItStands);
}

#[tokio::test]
async fn what_is_too_long_or_incomplete_is_not_sent() {
    let mut world = World::new().await;
    let doctor = world.doctor().await;
    let mut patient = world.patient().await;
    let index = world.ask(&mut patient, doctor.id()).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let long = "x".repeat(20_000);
    let over = usize::try_from(-secondok_client::room(&Content::text(long.as_str()))).unwrap();
    let error = patient.say(index, &long, today, rng).await.unwrap_err();
    assert_eq!(error, SendError::Content(ContentError::TooLong { over }));
    assert_eq!(patient.say(9, "Hello", today, rng).await, Err(SendError::Unknown));

    let mut incomplete = ask(doctor.id());
    incomplete.request.intake.given.clear();
    assert!(matches!(
        patient.ask(incomplete, today, rng).await,
        Err(secondok_client::patient::AskError::Intake(points)) if !points.is_empty()
    ));
    assert_eq!(patient.drafts(), []);
    assert_eq!(world.by_words(&patient.words().join(" ")).await.len(), 1);
}

/// Whether an opinion answers every question is only known once the request has been fetched: until then it is kept, but
/// what is refused then is not. What was kept before stays.
#[tokio::test]
async fn an_incomplete_opinion_leaves_no_draft_behind() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let (disk, faults) = (Disk::new(), Faults::none());
    let mut doctor = world.log_in(&account, &disk).await;
    let mut patient = world.patient().await;
    world.ask(&mut patient, account.id).await;
    let today = world.today();
    let mailbox = doctor.queue(today, &mut world.rng).await.unwrap().items[0].mailbox;
    doctor.accept(mailbox, "", &mut world.rng).await.unwrap();
    let mut short = opinion();
    short.answers.pop();
    let incomplete = Err(SendError::Content(ContentError::NotEveryQuestion { questions: 2 }));
    // An app that has just been started has opened nothing yet.
    let mut doctor = TestDoctor::load(world.net_with(&faults), disk).await.unwrap().unwrap();
    assert_eq!(doctor.opinion(mailbox, short.clone(), &mut world.rng).await, incomplete);
    assert_eq!(doctor.drafts(), []);
    faults.at(0, Fault::FailBefore);
    let error = doctor.opinion(mailbox, short.clone(), &mut world.rng).await.unwrap_err();
    assert!(matches!(error, SendError::NotSent(_)), "{error:?}");
    faults.stop();
    assert_eq!(doctor.opinion(mailbox, short, &mut world.rng).await, incomplete);
    assert_eq!(doctor.drafts().len(), 1);
}
