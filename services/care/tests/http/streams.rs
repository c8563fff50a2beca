//! Mailboxes followed as they grow: nothing missed, nothing twice.

use std::time::Duration;

use http::StatusCode;
use secondok_api::{
    consultation::{FromQuery, Role, State, Transition},
    frame::Frame,
    path,
    problem::Kind,
};
use secondok_care::{jobs::Job, store::StoreError};
use secondok_protocol::id::MessageHash;

use crate::app::{App, outline};

const NOTHING: FromQuery = FromQuery { patient: 0, doctor: 0 };

#[tokio::test]
async fn a_stream_tells_what_is_there_then_the_state_then_what_happens() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, first) = app.open(&doctor).await;
    let second = app.say(patient.mailbox, &patient.auth, Role::Patient, (1, first), None).await;

    let from = FromQuery { patient: 1, doctor: 0 };
    let mut stream = app.stream(&path::events(patient.mailbox, from), &patient.auth).await;
    assert_eq!(outline(&stream.ready().await), ["patient 1", "requested"]);

    let accept = Some(Transition::Accept);
    let none = MessageHash::NONE;
    app.say(patient.mailbox, &doctor.auth, Role::Doctor, (0, none), accept).await;
    assert_eq!(outline(&stream.ready().await), ["doctor 0", "accepted"]);
    // Nothing about the state changed.
    app.say(patient.mailbox, &patient.auth, Role::Patient, (2, second), None).await;
    assert_eq!(outline(&stream.ready().await), ["patient 2"]);
}

#[tokio::test]
async fn a_stream_ends_when_its_mailbox_is_gone() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let mut stream = app.stream(&path::events(patient.mailbox, NOTHING), &doctor.auth).await;
    assert_eq!(outline(&stream.ready().await), ["patient 0", "requested"]);
    let reply = app.delete(&path::mailbox(patient.mailbox), Some(&patient.auth)).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
    assert_eq!(stream.next().await, None);
    assert!(app.care.hub().is_empty());
}

#[tokio::test]
async fn the_passing_of_a_deadline_is_told() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let mut stream = app.stream(&path::events(patient.mailbox, NOTHING), &patient.auth).await;
    let mut queue = app.stream(path::DOCTOR_EVENTS, &doctor.auth).await;
    stream.ready().await;
    app.care.nightly(app.today()).await.unwrap();
    app.clock.advance_days(4);
    app.care.nightly(app.today()).await.unwrap();
    assert_eq!(outline(&stream.ready().await), ["expired"]);
    assert_eq!(outline(&queue.ready().await), ["alive", "expired"]);
}

#[tokio::test]
async fn what_a_night_did_is_told_also_when_the_rest_of_it_fails() {
    let mut app = App::waiting_at_most(5).await;
    let doctor = app.doctor("ada").await;
    let (late, first) = app.open(&doctor).await;
    let (old, last) = app.open(&doctor).await;
    let withdraw = Some(Transition::Withdraw);
    app.say(old.mailbox, &old.auth, Role::Patient, (1, last), withdraw).await;
    let accept = Some(Transition::Accept);
    app.care.nightly(app.today()).await.unwrap();
    app.clock.advance_days(3);
    app.say(late.mailbox, &doctor.auth, Role::Doctor, (0, MessageHash::NONE), accept).await;
    app.say(late.mailbox, &late.auth, Role::Patient, (1, first), None).await;
    let mut streams = Vec::new();
    for patient in [&late, &old] {
        let mut stream = app.stream(&path::events(patient.mailbox, NOTHING), &patient.auth).await;
        stream.ready().await;
        streams.push(stream);
    }

    let mut backup = app.care.store().export().await.unwrap();
    backup.next().await.unwrap();
    app.clock.advance_days(37);
    let failed = app.care.nightly(app.today()).await.unwrap_err();
    assert!(failed.made.is_none() && failed.failed.contains(&(Job::Erase, StoreError::Busy)), "{failed:?}");
    assert_eq!(outline(&streams[0].ready().await), ["expired"]);
    assert_eq!(streams[1].next().await, None, "who follows what was erased finds it gone");
    drop(backup);
    tokio::time::sleep(Duration::from_millis(50)).await;
    let night = app.care.nightly(app.today()).await.unwrap();
    assert_eq!((night.ended, night.erased), (1, 1), "the night's totals are those of all its tries");
    let night = app.care.nightly(app.today() + 1).await.unwrap();
    assert_eq!((night.ended, night.erased), (0, 0));
}

/// Every message that was stored comes once, in order, whenever it was stored: while the stream looks at what is
/// there, between that and its listening, or later.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn between_replay_and_live_nothing_is_missed_or_doubled() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    for round in 0..20 {
        let (patient, mut last) = app.open(&doctor).await;
        let mut streams = Vec::new();
        for sequence in 1..12 {
            let stream = app.stream(&path::events(patient.mailbox, NOTHING), &patient.auth).await;
            streams.push(tokio::spawn(async move {
                let (mut stream, mut told) = (stream, Vec::new());
                while told.last().is_none_or(|last| *last != 11) {
                    match tokio::time::timeout(Duration::from_secs(5), stream.next()).await {
                        Ok(Some(Frame::Message(message))) => told.push(message.sequence),
                        Ok(Some(_)) => {}
                        other => panic!("{other:?} after {told:?}"),
                    }
                }
                told
            }));
            last = app.say(patient.mailbox, &patient.auth, Role::Patient, (sequence, last), None).await;
        }
        for stream in streams {
            assert_eq!(stream.await.unwrap(), (0..12).collect::<Vec<_>>(), "round {round}");
        }
    }
}

#[tokio::test]
async fn a_message_stored_while_the_stream_is_made_is_told() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, first) = app.open(&doctor).await;
    // The body has taken its first look when the answer is there, and is not read before the message is stored.
    let mut stream = app.stream(&path::events(patient.mailbox, NOTHING), &patient.auth).await;
    app.say(patient.mailbox, &patient.auth, Role::Patient, (1, first), None).await;
    assert_eq!(outline(&stream.ready().await), ["patient 0", "requested", "patient 1"]);
}

#[tokio::test]
async fn a_doctors_stream_tells_of_all_their_mailboxes_and_no_others() {
    let mut app = App::start().await;
    let (doctor, other) = (app.doctor("ada").await, app.doctor("bob").await);
    let (old, first) = app.open(&doctor).await;
    let mut stream = app.stream(path::DOCTOR_EVENTS, &doctor.auth).await;
    assert_eq!(stream.next().await, Some(Frame::KeepAlive));

    app.open(&other).await;
    let (new, _) = app.open(&doctor).await;
    assert_eq!(outline(&stream.ready().await), ["patient 0", "requested"]);
    app.say(old.mailbox, &old.auth, Role::Patient, (1, first), None).await;
    let frames = stream.ready().await;
    assert_eq!(outline(&frames), ["patient 1", "requested"]);
    let Frame::State(state) = &frames[1] else { panic!("{frames:?}") };
    assert_eq!((state.mailbox, state.state), (old.mailbox, State::Requested));
    assert_ne!(new.mailbox, old.mailbox);
}

#[tokio::test]
async fn announcements_that_overtake_each_other_lose_and_double_nothing() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, mut last) = app.open(&doctor).await;
    for sequence in 1..5 {
        last = app.say(patient.mailbox, &patient.auth, Role::Patient, (sequence, last), None).await;
    }
    let mut stream = app.stream(path::DOCTOR_EVENTS, &doctor.auth).await;
    assert_eq!(stream.next().await, Some(Frame::KeepAlive));
    let row = app.care.store().consultation(patient.mailbox).await.unwrap().unwrap();
    let stored = app.care.store().messages(patient.mailbox, NOTHING).await.unwrap();
    let announce = |sequence: usize| app.care.hub().announce(&row, Some(stored[sequence].clone()));
    announce(4);
    assert_eq!(outline(&stream.ready().await), ["patient 4", "requested"]);
    announce(3);
    announce(2);
    assert_eq!(outline(&stream.ready().await), ["patient 2", "patient 3", "requested"]);
    announce(1);
    assert_eq!(outline(&stream.ready().await), ["patient 1", "requested"]);
    announce(4);
    assert_eq!(outline(&stream.ready().await), ["requested"]);
}

#[tokio::test]
async fn who_has_logged_out_is_told_nothing_more() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, first) = app.open(&doctor).await;
    let mut mailbox = app.stream(&path::events(patient.mailbox, NOTHING), &doctor.auth).await;
    let mut queue = app.stream(path::DOCTOR_EVENTS, &doctor.auth).await;
    assert_eq!(outline(&mailbox.ready().await), ["patient 0", "requested"]);
    assert_eq!(outline(&queue.ready().await), ["alive"]);
    assert_eq!(app.delete(path::SESSION, Some(&doctor.auth)).await.status, StatusCode::NO_CONTENT);
    app.say(patient.mailbox, &patient.auth, Role::Patient, (1, first), None).await;
    assert_eq!((mailbox.next().await, queue.next().await), (None, None));
}

#[tokio::test]
async fn an_idle_stream_shows_that_it_lives() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let mut stream = app.stream(&path::events(patient.mailbox, NOTHING), &patient.auth).await;
    stream.ready().await;
    tokio::time::pause();
    for _ in 0..3 {
        let before = tokio::time::Instant::now();
        assert_eq!(stream.next().await, Some(Frame::KeepAlive));
        assert!(before.elapsed() <= Duration::from_secs(26), "{:?}", before.elapsed());
    }
}

#[tokio::test]
async fn one_stream_too_many_ends_the_oldest() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let path = path::events(patient.mailbox, NOTHING);
    let mut streams = Vec::new();
    for _ in 0..17 {
        streams.push(app.stream(&path, &patient.auth).await);
    }
    assert_eq!(app.care.hub().len(), 16);
    let ended = streams[0].ready().await;
    assert_eq!(outline(&ended), ["patient 0", "requested"]);
    assert_eq!(streams[0].next().await, None);
}

#[tokio::test]
async fn a_stranger_ends_nobodys_stream() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, first) = app.open(&doctor).await;
    let (stranger, _) = app.open(&doctor).await;
    let path = path::events(patient.mailbox, NOTHING);
    let mut streams = Vec::new();
    for _ in 0..16 {
        streams.push(app.stream(&path, &patient.auth).await);
    }
    app.get(&path, Some(&stranger.auth)).await.assert_refused(Kind::UNKNOWN_MAILBOX);
    assert_eq!(app.care.hub().len(), 16);
    assert_eq!(outline(&streams[0].ready().await), ["patient 0", "requested"]);
    app.say(patient.mailbox, &patient.auth, Role::Patient, (1, first), None).await;
    assert_eq!(outline(&streams[0].ready().await), ["patient 1"], "the oldest lives");
}

#[tokio::test]
async fn the_service_ends_streams_when_it_stops() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let mut stream = app.stream(path::DOCTOR_EVENTS, &doctor.auth).await;
    app.care.hub().close();
    assert_eq!(stream.next().await, Some(Frame::KeepAlive));
    assert_eq!(stream.next().await, None);
    let mut late = app.stream(path::DOCTOR_EVENTS, &doctor.auth).await;
    assert_eq!(late.next().await, Some(Frame::KeepAlive));
    assert_eq!(late.next().await, None);
}
