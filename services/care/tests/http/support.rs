//! Support: its account is acted for on the desk's origin, by whoever may answer, and takes so many questions an hour.

use axum::body::Body;
use http::{Method, StatusCode};
use secondok_api::{
    bytes::Bytes,
    consultation::{Admission, OpenMailbox, Role as Side},
    desk::{Role, Roles, account::Account},
    doctor::{Queue, Vault},
    frame::Frame,
    path,
    problem::Kind,
};
use secondok_care::{
    clock::{Clock, Timestamp},
    store::{NewAccount, NewStaff, ShareRow, StaffRegistration, StaffSessionRow},
    support::FROM_APP,
};
use secondok_protocol::{
    id::{KeyId, MessageHash, SecretHash, SessionToken, StaffId},
    identity::DoctorIdentity,
    prekey::DoctorPrekeys,
};

use crate::app::{App, Patient, Reply, request, rows};

/// A session of somebody of the staff who has registered.
pub async fn staff(app: &mut App, name: &str, roles: Roles) -> (StaffId, String) {
    let (staff, invitation) = (StaffId::random(&mut app.rng), SecretHash::random(&mut app.rng));
    let (login, today) = (format!("{name}@example.org"), app.today());
    let new = NewStaff { staff, login, roles, invitation, valid_until: today };
    app.care.store().invite_staff(new, app.operator()).await.unwrap().unwrap();
    let registration =
        StaffRegistration { invitation, record: vec![1; 192], key: vec![2; 1216], step: 3, now: app.now() };
    app.care.store().register_staff(registration).await.unwrap().unwrap();
    let token = SessionToken::random(&mut app.rng);
    let expires = Timestamp(app.clock.now().0 + 3_600);
    let session = StaffSessionRow { token: token.hash(), staff, expires };
    app.care.store().create_staff_session(session, app.now()).await.unwrap().unwrap();
    (staff, format!("Bearer {}", token.to_text()))
}

/// Support, set up by Ada: her session, and the key that questions are sealed to.
pub async fn set_up(app: &mut App) -> (String, KeyId) {
    let (ada, auth) = staff(app, "ada", [Role::Support].into()).await;
    (auth, make(app, Account::Support, ada).await)
}

/// An account of the desk, made by this person; the key that people seal to.
pub async fn make(app: &mut App, account: Account, by: StaffId) -> KeyId {
    let identity = DoctorIdentity::generate(account.id(), &mut app.rng);
    let mut prekeys = DoctorPrekeys::new();
    prekeys.rotate(app.today(), &mut app.rng);
    let prekeys = rows(&prekeys, &identity, app.today());
    let key = prekeys[0].key;
    let share = ShareRow { staff: by, sealed: vec![1; 1168] };
    let identity = *identity.public().as_bytes();
    let vault = vault_of(account);
    let new = NewAccount { identity, vault, prekeys, shares: vec![share] };
    assert!(app.care.store().set_up_account(account, new, by, app.now()).await.unwrap());
    key
}

/// What lies in an account's vault.
pub fn vault_of(account: Account) -> Vec<u8> {
    account.specialty().as_bytes().repeat(10)
}

pub async fn ask(app: &mut App, key: KeyId) -> (Patient, OpenMailbox, Reply) {
    ask_of(app, Account::Support, key).await
}

/// Writes to an account of the desk.
pub async fn ask_of(app: &mut App, account: Account, key: KeyId) -> (Patient, OpenMailbox, Reply) {
    let patient = app.patient();
    let message = Bytes(app.wire(Side::Patient, 0, MessageHash::NONE, key));
    let open = OpenMailbox { doctor: account.id(), admission: Admission::Open, message };
    let reply = app.json(Method::PUT, &path::mailbox(patient.mailbox), Some(&patient.auth), &open).await;
    (patient, open, reply)
}

#[tokio::test]
async fn whoever_may_answer_acts_for_support_at_the_desk_and_nowhere_else() {
    let mut app = App::start().await;
    let (ada, key) = set_up(&mut app).await;
    let (patient, _, asked) = ask(&mut app, key).await;
    assert_eq!(asked.status, StatusCode::OK);
    let mailbox = path::mailbox(patient.mailbox);
    let (_, petra) = staff(&mut app, "petra", [Role::Publisher].into()).await;
    let doctor = app.doctor("ada").await;

    for origin in [App::go_to_the_patients, App::go_to_the_doctors] {
        origin(&mut app);
        for path in [path::QUEUE, path::VAULT, path::DOCTOR_EVENTS, mailbox.as_str()] {
            app.get(path, Some(&ada)).await.assert_refused(Kind::NOT_LOGGED_IN);
        }
    }
    app.go_to_the_desk();
    let queue: Queue = app.get(path::QUEUE, Some(&ada)).await.read();
    assert_eq!(queue.consultations.iter().map(|one| one.mailbox).collect::<Vec<_>>(), [patient.mailbox]);
    let vault: Vault = app.get(path::VAULT, Some(&ada)).await.read();
    assert_eq!(vault.sealed.0, vault_of(Account::Support));
    assert_eq!(app.get(&mailbox, Some(&ada)).await.status, StatusCode::OK);
    for path in [path::QUEUE, path::VAULT, path::DOCTOR_EVENTS, mailbox.as_str(), path::DESK_SUPPORT] {
        app.get(path, Some(&petra)).await.assert_refused(Kind::ROLE_MISSING);
        app.get(path, Some(&doctor.auth)).await.assert_refused(Kind::NOT_LOGGED_IN);
    }
    // What only the patient has opens nothing here.
    app.get(&mailbox, Some(&patient.auth)).await.assert_refused(Kind::NO_CREDENTIAL);
}

#[tokio::test]
async fn a_stream_of_support_ends_with_the_role() {
    let mut app = App::start().await;
    let (ada, key) = set_up(&mut app).await;
    app.go_to_the_desk();
    let mut stream = app.stream(path::DOCTOR_EVENTS, &ada).await;
    assert!(stream.next().await.is_some(), "a sign of life");
    app.go_to_the_patients();
    ask(&mut app, key).await;
    assert!(matches!(stream.next().await, Some(Frame::Message(_))), "the question");
    assert!(matches!(stream.next().await, Some(Frame::State(_))), "and where it stands");
    app.care.store().set_roles("ada@example.org", Roles::new(), app.operator()).await.unwrap();
    ask(&mut app, key).await;
    assert_eq!(stream.next().await, None);
}

/// Whoever asks without end fills an hour, and no more: the ways from the site are measured apart.
#[tokio::test]
async fn an_hour_takes_so_many_questions_from_the_app() {
    let mut app = App::start().await;
    let (_, key) = set_up(&mut app).await;
    let mut last = None;
    for _ in 0..FROM_APP {
        let (patient, open, reply) = ask(&mut app, key).await;
        assert_eq!(reply.status, StatusCode::OK);
        last = Some((patient, open));
    }
    ask(&mut app, key).await.2.assert_refused(Kind::DOCTOR_UNAVAILABLE);
    // What is there already may come again, and a doctor can be asked all the same.
    let (patient, open) = last.unwrap();
    let again = app.json(Method::PUT, &path::mailbox(patient.mailbox), Some(&patient.auth), &open).await;
    assert_eq!(again.status, StatusCode::OK);
    let doctor = app.doctor("ada").await;
    app.open(&doctor).await;
    app.clock.advance_seconds(3_600);
    assert_eq!(ask(&mut app, key).await.2.status, StatusCode::OK);
}

#[tokio::test]
async fn nobody_opens_or_destroys_at_the_desk() {
    let mut app = App::start().await;
    let (_, key) = set_up(&mut app).await;
    let (patient, ..) = ask(&mut app, key).await;
    app.go_to_the_desk();
    for method in [Method::PUT, Method::DELETE] {
        let asked = request(method, &path::mailbox(patient.mailbox), Some(&patient.auth));
        let reply = app.send(asked.body(Body::empty()).unwrap()).await;
        reply.assert_refused(Kind::METHOD_NOT_ALLOWED);
    }
}
