//! Opening, sending, fetching, destroying.

use std::time::Duration;

use http::StatusCode;
use secondok_api::{
    consultation::{FromQuery, MailboxState, Receipt, Role, SendQuery, State, Transition},
    path,
    problem::Kind,
};
use secondok_care::consultations::rules::UNANSWERED_MAX;
use secondok_protocol::id::{KeyId, MessageHash};

use crate::{
    app::{App, first_day, outline},
    moments::for_moments,
};

const NOTHING: FromQuery = FromQuery { patient: 0, doctor: 0 };
const PLAIN: SendQuery = SendQuery { transition: None };

#[tokio::test]
async fn a_consultation_from_question_to_opinion() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, first) = app.open(&doctor).await;

    let state: MailboxState = app.get(&path::mailbox(patient.mailbox), Some(&patient.auth)).await.read();
    assert_eq!(
        (state.state, state.opened, state.due),
        (State::Requested, first_day(), Some(first_day() + 3))
    );
    assert_eq!(
        app.get(&path::mailbox(patient.mailbox), Some(&doctor.auth)).await.read::<MailboxState>(),
        state
    );

    let none = MessageHash::NONE;
    let accept = Some(Transition::Accept);
    let accepted = app.say(patient.mailbox, &doctor.auth, Role::Doctor, (0, none), accept).await;
    app.say(patient.mailbox, &patient.auth, Role::Patient, (1, first), None).await;
    let answer = Some(Transition::Answer);
    app.say(patient.mailbox, &doctor.auth, Role::Doctor, (1, accepted), answer).await;

    for auth in [&patient.auth, &doctor.auth] {
        let reply = app.get(&path::messages(patient.mailbox, NOTHING), Some(auth)).await;
        let told = ["patient 0", "patient 1", "doctor 0", "doctor 1", "answered"];
        assert_eq!(outline(&reply.frames()), told);
    }
    let from = FromQuery { patient: 1, doctor: 2 };
    let reply = app.get(&path::messages(patient.mailbox, from), Some(&patient.auth)).await;
    assert_eq!(outline(&reply.frames()), ["patient 1", "answered"]);
}

#[tokio::test]
async fn a_long_mailbox_is_fetched_whole() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, mut last) = app.open(&doctor).await;
    let begin = (0, MessageHash::NONE);
    app.say(patient.mailbox, &doctor.auth, Role::Doctor, begin, Some(Transition::Accept)).await;
    for sequence in 1..70 {
        last = app.say(patient.mailbox, &patient.auth, Role::Patient, (sequence, last), None).await;
    }
    let frames = app.get(&path::messages(patient.mailbox, NOTHING), Some(&patient.auth)).await.frames();
    let mut expected: Vec<_> = (0..70).map(|sequence| format!("patient {sequence}")).collect();
    expected.extend(["doctor 0".to_owned(), "accepted".to_owned()]);
    assert_eq!(outline(&frames), expected);
}

#[tokio::test]
async fn only_so_many_messages_wait_for_the_doctors_first() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, mut last) = app.open(&doctor).await;
    for sequence in 1..UNANSWERED_MAX {
        last = app.say(patient.mailbox, &patient.auth, Role::Patient, (sequence, last), None).await;
    }
    let wire = app.wire(Role::Patient, UNANSWERED_MAX, last, doctor.prekey());
    let path = path::message(patient.mailbox, Role::Patient, UNANSWERED_MAX, SendQuery::default());
    app.put_message(&path, Some(&patient.auth), wire.clone()).await.assert_refused(Kind::UNANSWERED);
    let begin = (0, MessageHash::NONE);
    app.say(patient.mailbox, &doctor.auth, Role::Doctor, begin, Some(Transition::Accept)).await;
    assert_eq!(app.put_message(&path, Some(&patient.auth), wire).await.status, StatusCode::OK);
}

#[tokio::test]
async fn opening_again_is_answered_alike_and_never_taken_over() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let patient = app.patient();
    let wire = app.wire(Role::Patient, 0, MessageHash::NONE, doctor.prekey());
    let opened = app.open_as(&patient, doctor.id, wire.clone()).await;
    assert_eq!(app.open_as(&patient, doctor.id, wire.clone()).await, opened);

    let other = app.wire(Role::Patient, 0, MessageHash::NONE, doctor.prekey());
    app.open_as(&patient, doctor.id, other).await.assert_refused(Kind::MAILBOX_EXISTS);
    let mut thief = app.patient();
    thief.mailbox = patient.mailbox;
    app.open_as(&thief, doctor.id, wire.clone()).await.assert_refused(Kind::MAILBOX_EXISTS);

    // Also when the key that it was sealed to has run out since.
    app.clock.advance_days(60);
    assert_eq!(app.open_as(&patient, doctor.id, wire).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_first_message_to_a_stale_prekey_is_refused() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, unknown) = (app.patient(), KeyId::from_bytes([9; 32]));
    let wire = app.wire(Role::Patient, 0, MessageHash::NONE, unknown);
    app.open_as(&patient, doctor.id, wire).await.assert_refused(Kind::STALE_PREKEY);

    let wire = app.wire(Role::Patient, 0, MessageHash::NONE, doctor.prekey());
    app.clock.advance_days(15);
    app.open_as(&patient, doctor.id, wire.clone()).await.assert_refused(Kind::STALE_PREKEY);
    app.get(&path::mailbox(patient.mailbox), Some(&patient.auth)).await.assert_refused(Kind::UNKNOWN_MAILBOX);

    let nobody = secondok_protocol::id::DoctorId::from_bytes([9; 16]);
    app.open_as(&patient, nobody, wire).await.assert_refused(Kind::DOCTOR_UNAVAILABLE);
}

#[tokio::test]
async fn a_repeated_message_gets_the_same_receipt() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, first) = app.open(&doctor).await;
    let wire = app.wire(Role::Patient, 1, first, KeyId::from_bytes([0; 32]));
    let path = path::message(patient.mailbox, Role::Patient, 1, PLAIN);
    let sent = app.put_message(&path, Some(&patient.auth), wire.clone()).await;
    let receipt: Receipt = sent.read();
    assert_eq!(receipt, Receipt { role: Role::Patient, sequence: 1, hash: MessageHash::of(&wire) });

    let withdraw = Some(Transition::Withdraw);
    app.say(patient.mailbox, &patient.auth, Role::Patient, (2, receipt.hash), withdraw).await;
    assert_eq!(app.put_message(&path, Some(&patient.auth), wire).await, sent);
}

#[tokio::test]
async fn messages_out_of_place_are_refused_and_change_nothing() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, first) = app.open(&doctor).await;
    let none = KeyId::from_bytes([0; 32]);
    let at = |sequence| path::message(patient.mailbox, Role::Patient, sequence, PLAIN);
    let auth = Some(patient.auth.as_str());

    let gap = app.wire(Role::Patient, 2, first, none);
    app.put_message(&at(2), auth, gap.clone()).await.assert_refused(Kind::SEQUENCE_GAP);
    let taken = app.wire(Role::Patient, 0, MessageHash::NONE, none);
    app.put_message(&at(0), auth, taken).await.assert_refused(Kind::SEQUENCE_TAKEN);
    let unchained = app.wire(Role::Patient, 1, MessageHash::NONE, none);
    app.put_message(&at(1), auth, unchained).await.assert_refused(Kind::MESSAGE_MISMATCH);
    // The header says another place than the path.
    app.put_message(&at(1), auth, gap).await.assert_refused(Kind::MESSAGE_MISMATCH);
    let foreign = app.wire(Role::Doctor, 1, first, none);
    app.put_message(&at(1), auth, foreign).await.assert_refused(Kind::MESSAGE_MISMATCH);
    let mut version = app.wire(Role::Patient, 1, first, none);
    version[0] = 2;
    app.put_message(&at(1), auth, version).await.assert_refused(Kind::MESSAGE_MISMATCH);
    let mut short = app.wire(Role::Patient, 1, first, none);
    short.pop();
    app.put_message(&at(1), auth, short).await.assert_refused(Kind::MESSAGE_MISMATCH);
    // The patient writes as the doctor.
    let as_doctor = path::message(patient.mailbox, Role::Doctor, 0, PLAIN);
    let wire = app.wire(Role::Doctor, 0, MessageHash::NONE, none);
    app.put_message(&as_doctor, auth, wire).await.assert_refused(Kind::MESSAGE_MISMATCH);
    // A change of state that is the other side's, or comes too early.
    let accept = SendQuery { transition: Some(Transition::FollowUp) };
    let early = app.wire(Role::Patient, 1, first, none);
    let path = path::message(patient.mailbox, Role::Patient, 1, accept);
    app.put_message(&path, auth, early).await.assert_refused(Kind::WRONG_STATE);

    let state: MailboxState = app.get(&path::mailbox(patient.mailbox), auth).await.read();
    assert_eq!((state.messages.patient, state.messages.doctor), (1, 0));
}

#[tokio::test]
async fn a_mailbox_that_is_not_yours_answers_like_none() {
    let mut app = App::start().await;
    let (doctor, other_doctor) = (app.doctor("ada").await, app.doctor("bob").await);
    let (patient, _) = app.open(&doctor).await;
    let (destroyed, _) = app.open(&doctor).await;
    let destroyed_path = path::mailbox(destroyed.mailbox);
    assert_eq!(app.delete(&destroyed_path, Some(&destroyed.auth)).await.status, StatusCode::NO_CONTENT);
    let stranger = app.patient();

    // Who asks for what, which must all look alike.
    let askers = [
        ("another capability", patient.mailbox, &stranger.auth),
        ("another doctor", patient.mailbox, &other_doctor.auth),
        ("nothing there", stranger.mailbox, &stranger.auth),
        ("nothing there, a doctor", stranger.mailbox, &doctor.auth),
        ("destroyed", destroyed.mailbox, &destroyed.auth),
        ("destroyed, its doctor", destroyed.mailbox, &doctor.auth),
    ];
    let reference = app.get(&path::mailbox(stranger.mailbox), Some(&stranger.auth)).await;
    reference.assert_refused(Kind::UNKNOWN_MAILBOX);
    for (what, mailbox, auth) in askers {
        let role = if auth.starts_with("Bearer") { Role::Doctor } else { Role::Patient };
        let auth = Some(auth.as_str());
        assert_eq!(app.get(&path::mailbox(mailbox), auth).await, reference, "{what}: show");
        assert_eq!(app.get(&path::messages(mailbox, NOTHING), auth).await, reference, "{what}: fetch");
        assert_eq!(app.get(&path::events(mailbox, NOTHING), auth).await, reference, "{what}: follow");
        let wire = app.wire(role, 0, MessageHash::NONE, KeyId::from_bytes([0; 32]));
        let path = path::message(mailbox, role, 0, PLAIN);
        assert_eq!(app.put_message(&path, auth, wire).await, reference, "{what}: send");
        if role == Role::Patient {
            assert_eq!(app.delete(&path::mailbox(mailbox), auth).await, reference, "{what}: destroy");
        }
    }
    // The address stays used.
    let wire = app.wire(Role::Patient, 0, MessageHash::NONE, doctor.prekey());
    app.open_as(&destroyed, doctor.id, wire).await.assert_refused(Kind::MAILBOX_EXISTS);
}

#[tokio::test]
async fn only_the_patient_destroys() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let path = path::mailbox(patient.mailbox);
    app.delete(&path, Some(&doctor.auth)).await.assert_refused(Kind::NO_CREDENTIAL);
    assert_eq!(app.delete(&path, Some(&patient.auth)).await.status, StatusCode::NO_CONTENT);
    app.delete(&path, Some(&patient.auth)).await.assert_refused(Kind::UNKNOWN_MAILBOX);
}

#[tokio::test]
async fn a_destruction_is_not_confirmed_while_traces_are_left_however_often_it_is_asked_for() {
    let mut app = App::waiting_at_most(5).await;
    let doctor = app.doctor("ada").await;
    let ((patient, _), (other, _), stranger) =
        (app.open(&doctor).await, app.open(&doctor).await, app.patient());
    let mut stream = app.stream(&path::events(patient.mailbox, NOTHING), &doctor.auth).await;
    assert_eq!(outline(&stream.ready().await), ["patient 0", "requested"]);

    let mut backup = app.care.store().export().await.unwrap();
    backup.next().await.unwrap();
    let (mine, others, none) =
        (path::mailbox(patient.mailbox), path::mailbox(other.mailbox), path::mailbox(stranger.mailbox));
    let held_up = app.delete(&mine, Some(&patient.auth)).await;
    held_up.assert_refused(Kind::BUSY);
    assert_eq!(stream.next().await, None, "who follows it finds it gone");
    for (what, path, auth) in [
        ("destroyed", &mine, &patient.auth),
        ("another's", &others, &stranger.auth),
        ("nothing there", &none, &stranger.auth),
    ] {
        assert_eq!(app.delete(path, Some(auth)).await, held_up, "{what}");
    }

    drop(backup);
    tokio::time::sleep(Duration::from_millis(50)).await;
    let gone = app.delete(&mine, Some(&patient.auth)).await;
    gone.assert_refused(Kind::UNKNOWN_MAILBOX);
    assert_eq!(app.log_size(), 0);
    assert_eq!(app.delete(&others, Some(&stranger.auth)).await, gone);
    assert_eq!(app.delete(&none, Some(&stranger.auth)).await, gone);
}

/// Whoever sends may lose the connection at any moment.
#[tokio::test]
async fn what_was_stored_is_told_also_when_its_sender_goes_away() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let mut stored = 0;
    for moments in 1..12 {
        let (patient, first) = app.open(&doctor).await;
        let mut stream = app.stream(&path::events(patient.mailbox, NOTHING), &doctor.auth).await;
        assert_eq!(outline(&stream.ready().await), ["patient 0", "requested"]);
        let wire = app.wire(Role::Patient, 1, first, KeyId::from_bytes([0; 32]));
        let message = path::message(patient.mailbox, Role::Patient, 1, PLAIN);
        for_moments(moments, app.put_message(&message, Some(&patient.auth), wire)).await;
        let told = outline(&stream.ready().await);
        let row = app.care.store().consultation(patient.mailbox).await.unwrap().unwrap();
        let is_stored = row.messages.patient == 2;
        assert_eq!(told == ["patient 1"], is_stored, "after {moments}: {told:?}");
        stored += u32::from(is_stored);

        for_moments(moments, app.delete(&path::mailbox(patient.mailbox), Some(&patient.auth))).await;
        stream.ready().await;
        let is_gone = app.care.store().consultation(patient.mailbox).await.unwrap().is_none();
        assert_eq!(app.care.hub().is_empty(), is_gone, "after {moments}: the stream has ended");
    }
    assert!(stored > 0);
}

#[tokio::test]
async fn a_doctor_who_is_not_logged_in_is_told_so_whatever_the_mailbox() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    app.clock.advance_days(30);
    for mailbox in [patient.mailbox, app.patient().mailbox] {
        let reply = app.get(&path::mailbox(mailbox), Some(&doctor.auth)).await;
        reply.assert_refused(Kind::NOT_LOGGED_IN);
    }
    let wire = app.wire(Role::Doctor, 0, MessageHash::NONE, KeyId::from_bytes([0; 32]));
    let path = path::message(patient.mailbox, Role::Doctor, 0, PLAIN);
    app.put_message(&path, Some(&doctor.auth), wire).await.assert_refused(Kind::NOT_LOGGED_IN);
}
