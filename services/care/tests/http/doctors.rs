//! Registration, log-in, session, vault, prekeys, queue.

use http::{Method, StatusCode};
use secondok_api::{
    audit::{Actor, Event},
    consultation::{Role, Transition},
    directory::SpecialtyKeys,
    doctor::{
        EndedSessions, LoginChallenge, LoginFinish, LoginStart, Prekeys, Queue, RegistrationChallenge,
        RegistrationFinish, RegistrationStart, Session, Vault, VaultVersion,
    },
    path,
    problem::Kind,
};
use secondok_care::{http::VAULT_MAX, store::Which};
use secondok_protocol::{
    id::{DoctorId, InvitationCode, MessageHash},
    identity::DoctorIdentity,
    login::{ClientLogin, ClientRegistration, Password},
    prekey::DoctorPrekeys,
};

use crate::app::{App, Reply, first_day};

/// Goes through both steps of a registration, with what `change` makes of the second.
pub async fn register(
    app: &mut App,
    code: &InvitationCode,
    change: impl FnOnce(&mut RegistrationFinish),
) -> Result<DoctorId, Reply> {
    let (client, request) = ClientRegistration::start(Password::new("right"), &mut app.rng).unwrap();
    let start = RegistrationStart { request: request.into() };
    let invited = format!("Invitation {}", code.to_text());
    let reply = app.json(Method::POST, path::REGISTRATION_START, Some(&invited), &start).await;
    if reply.status != StatusCode::OK {
        return Err(reply);
    }
    let RegistrationChallenge { doctor, login, response } = reply.read();
    let (record, _) = client.finish(&login, &response.0, &mut app.rng).unwrap();
    let identity = DoctorIdentity::generate(doctor, &mut app.rng);
    let mut prekeys = DoctorPrekeys::new();
    prekeys.rotate(app.today(), &mut app.rng);
    let mut finish = RegistrationFinish {
        record: record.into(),
        identity: identity.public().as_bytes().to_vec().into(),
        vault: vec![7; 500].into(),
        prekeys: prekeys.published(&identity, app.today()).into_iter().map(Into::into).collect(),
    };
    change(&mut finish);
    let reply = app.json(Method::POST, path::REGISTRATION_FINISH, Some(&invited), &finish).await;
    if reply.status == StatusCode::NO_CONTENT { Ok(doctor) } else { Err(reply) }
}

/// The first step of a log-in; the challenge and what goes on with it.
pub async fn start_login(app: &mut App, login: &str, password: &str) -> (ClientLogin, LoginChallenge) {
    let (client, request) = ClientLogin::start(Password::new(password), &mut app.rng).unwrap();
    let start = LoginStart { login: login.to_owned(), request: request.into(), ticket: None };
    (client, app.json(Method::POST, path::LOGIN_START, None, &start).await.read())
}

async fn finish_login(app: &App, exchange: &[u8], finalization: Vec<u8>) -> Reply {
    let finish =
        LoginFinish { exchange: exchange.to_vec().into(), finalization: finalization.into(), code: None };
    app.json(Method::POST, path::LOGIN_FINISH, None, &finish).await
}

#[tokio::test]
async fn whoever_fears_for_their_sessions_ends_all_but_the_one_at_hand() {
    let mut app = App::start().await;
    let (ada, bob) = (app.doctor("ada").await, app.doctor("bob").await);
    let [lost, stolen] =
        [app.session(ada.id, first_day() + 9).await, app.session(ada.id, first_day() + 9).await];
    let ended: EndedSessions = app.delete(path::OTHER_SESSIONS, Some(&ada.auth)).await.read();
    assert_eq!(ended, EndedSessions { count: 2 });
    for auth in [lost, stolen] {
        app.get(path::QUEUE, Some(&auth)).await.assert_refused(Kind::NOT_LOGGED_IN);
        app.delete(path::OTHER_SESSIONS, Some(&auth)).await.assert_refused(Kind::NOT_LOGGED_IN);
    }
    for auth in [&ada.auth, &bob.auth] {
        assert_eq!(app.get(path::QUEUE, Some(auth)).await.status, StatusCode::OK, "this one, and others'");
    }
    let again: EndedSessions = app.delete(path::OTHER_SESSIONS, Some(&ada.auth)).await.read();
    assert_eq!(again, EndedSessions { count: 0 });
    let entries = app.care.store().audit_entries(Which::Of(Actor::Doctor(ada.id)), None, 1).await.unwrap();
    assert_eq!(entries[0].event, Event::OtherSessionsEnded { count: 2 }, "noted once");
}

#[tokio::test]
async fn an_invitation_becomes_an_account_once() {
    let mut app = App::start().await;
    let (id, login, code) = app.invite("ada").await;
    assert_eq!(register(&mut app, &code, |_| {}).await, Ok(id));
    register(&mut app, &code, |_| {}).await.unwrap_err().assert_refused(Kind::UNKNOWN_INVITATION);

    let (client, challenge) = start_login(&mut app, &login, "right").await;
    let (finalization, _) = client.finish(&login, &challenge.response.0, &mut app.rng).unwrap();
    let session: Session = finish_login(&app, &challenge.exchange.0, finalization).await.read();
    assert_eq!((session.doctor, session.valid_until), (id, first_day() + 29));

    let auth = format!("Bearer {}", session.token.to_text());
    let vault: Vault = app.get(path::VAULT, Some(&auth)).await.read();
    assert_eq!(vault, Vault { version: 1, sealed: vec![7; 500].into() });
    let keys: SpecialtyKeys = app.get(&path::specialty_keys("cardiology"), None).await.read();
    assert_eq!(keys.doctors.iter().map(|doctor| doctor.id).collect::<Vec<_>>(), [id]);
}

#[tokio::test]
async fn a_registration_that_is_refused_leaves_the_invitation_good() {
    let mut app = App::start().await;
    let (id, _, code) = app.invite("ada").await;
    let (stranger, mut theirs) = (DoctorIdentity::generate(id, &mut app.rng), DoctorPrekeys::new());
    theirs.rotate(app.today(), &mut app.rng);
    let foreign = theirs.published(&stranger, app.today());

    let refused = |finish: &mut RegistrationFinish| finish.prekeys[0] = foreign[0].clone().into();
    register(&mut app, &code, refused).await.unwrap_err().assert_refused(Kind::BAD_KEY);
    let refused = |finish: &mut RegistrationFinish| finish.prekeys.clear();
    register(&mut app, &code, refused).await.unwrap_err().assert_refused(Kind::BAD_KEY);
    let refused = |finish: &mut RegistrationFinish| finish.identity = vec![0; 32].into();
    register(&mut app, &code, refused).await.unwrap_err().assert_refused(Kind::BAD_KEY);
    let refused = |finish: &mut RegistrationFinish| finish.record.0.truncate(10);
    register(&mut app, &code, refused).await.unwrap_err().assert_refused(Kind::BAD_KEY);
    let refused = |finish: &mut RegistrationFinish| finish.vault.0.clear();
    register(&mut app, &code, refused).await.unwrap_err().assert_refused(Kind::MALFORMED);

    assert_eq!(register(&mut app, &code, |_| {}).await, Ok(id));
    let (_, _, late) = app.invite("bob").await;
    app.clock.advance_days(8);
    register(&mut app, &late, |_| {}).await.unwrap_err().assert_refused(Kind::UNKNOWN_INVITATION);
}

#[tokio::test]
async fn nobody_registers_without_an_invitation_in_the_header() {
    let mut app = App::start().await;
    let (_, _, code) = app.invite("ada").await;
    let start = RegistrationStart { request: vec![0; 32].into() };
    let good = code.to_text();
    let stranger = format!("Invitation {}", InvitationCode::random(&mut app.rng).to_text());
    let none = [None, Some("Invitation"), Some(&*format!("Bearer {good}")), Some(&*good)]
        .map(|auth| auth.map(str::to_owned));
    for path in [path::REGISTRATION_START, path::REGISTRATION_FINISH] {
        for auth in &none {
            app.json(Method::POST, path, auth.as_deref(), &start).await.assert_refused(Kind::NO_CREDENTIAL);
        }
        app.json(Method::POST, path, Some(&stranger), &start).await.assert_refused(Kind::UNKNOWN_INVITATION);
    }
}

#[tokio::test]
async fn an_unknown_name_and_a_wrong_password_are_told_the_same() {
    let mut app = App::start().await;
    let (_, login, code) = app.invite("ada").await;
    register(&mut app, &code, |_| {}).await.unwrap();

    let (known, a) = start_login(&mut app, &login, "wrong").await;
    let (unknown, b) = start_login(&mut app, "nobody.at.all@example.org", "wrong").await;
    assert_eq!(a.response.0.len(), b.response.0.len());
    assert_eq!(a.exchange.0.len(), b.exchange.0.len());
    assert!(known.finish(&login, &a.response.0, &mut app.rng).is_err());
    assert!(unknown.finish("nobody.at.all@example.org", &b.response.0, &mut app.rng).is_err());

    let a = finish_login(&app, &a.exchange.0, vec![5; 64]).await;
    let b = finish_login(&app, &b.exchange.0, vec![5; 64]).await;
    a.assert_refused(Kind::WRONG_LOGIN);
    assert_eq!(a, b);
}

#[tokio::test]
async fn what_is_no_login_is_refused() {
    let mut app = App::start().await;
    let (_, challenge) = start_login(&mut app, "ada@example.org", "right").await;
    finish_login(&app, &challenge.exchange.0, vec![5; 63]).await.assert_refused(Kind::BAD_KEY);
    finish_login(&app, &[1; 100], vec![5; 64]).await.assert_refused(Kind::WRONG_LOGIN);
    for name in [String::new(), "a".repeat(255), "a\0b".to_owned()] {
        let start = LoginStart { login: name, request: vec![0; 96].into(), ticket: None };
        app.json(Method::POST, path::LOGIN_START, None, &start).await.assert_refused(Kind::MALFORMED);
    }
    let start = LoginStart { login: "ada@example.org".to_owned(), request: vec![0; 95].into(), ticket: None };
    app.json(Method::POST, path::LOGIN_START, None, &start).await.assert_refused(Kind::BAD_KEY);
}

#[tokio::test]
async fn an_exchange_that_is_too_old_is_refused() {
    let mut app = App::start().await;
    let (_, login, code) = app.invite("ada").await;
    register(&mut app, &code, |_| {}).await.unwrap();
    let (client, challenge) = start_login(&mut app, &login, "right").await;
    let (finalization, _) = client.finish(&login, &challenge.response.0, &mut app.rng).unwrap();
    app.clock.advance_seconds(61);
    let late = finish_login(&app, &challenge.exchange.0, finalization).await;
    late.assert_refused(Kind::WRONG_LOGIN);
}

#[tokio::test]
async fn a_session_ends_on_its_day_or_when_logged_out() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let other = app.session(doctor.id, first_day() + 29).await;
    assert_eq!(app.delete(path::SESSION, Some(&other)).await.status, StatusCode::NO_CONTENT);
    app.get(path::QUEUE, Some(&other)).await.assert_refused(Kind::NOT_LOGGED_IN);
    app.get(path::QUEUE, None).await.assert_refused(Kind::NOT_LOGGED_IN);

    app.clock.advance_days(29);
    assert_eq!(app.get(path::QUEUE, Some(&doctor.auth)).await.status, StatusCode::OK);
    app.clock.advance_days(1);
    for path in [path::QUEUE, path::VAULT, path::DOCTOR_EVENTS] {
        app.get(path, Some(&doctor.auth)).await.assert_refused(Kind::NOT_LOGGED_IN);
    }
}

#[tokio::test]
async fn the_vault_is_replaced_only_by_who_has_seen_it() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let auth = Some(doctor.auth.as_str());
    let put = |version, byte| Vault { version, sealed: vec![byte; 10].into() };

    let replaced: VaultVersion = app.json(Method::PUT, path::VAULT, auth, &put(1, 5)).await.read();
    assert_eq!(replaced.version, 2);
    app.json(Method::PUT, path::VAULT, auth, &put(1, 6)).await.assert_refused(Kind::VAULT_CHANGED);
    app.json(Method::PUT, path::VAULT, auth, &put(u64::MAX, 6)).await.assert_refused(Kind::VAULT_CHANGED);
    assert_eq!(app.get(path::VAULT, auth).await.read::<Vault>(), put(2, 5));

    let largest = Vault { version: 2, sealed: vec![1; VAULT_MAX].into() };
    assert_eq!(app.json(Method::PUT, path::VAULT, auth, &largest).await.status, StatusCode::OK);
    let larger = Vault { version: 3, sealed: vec![1; VAULT_MAX + 1].into() };
    app.json(Method::PUT, path::VAULT, auth, &larger).await.assert_refused(Kind::TOO_LARGE);
    let empty = Vault { version: 3, sealed: Vec::new().into() };
    app.json(Method::PUT, path::VAULT, auth, &empty).await.assert_refused(Kind::MALFORMED);
}

#[tokio::test]
async fn published_prekeys_are_signed_by_the_doctor_and_current() {
    let mut app = App::start().await;
    let (mut doctor, other) = (app.doctor("ada").await, app.doctor("bob").await);
    app.clock.advance_days(15);
    doctor.prekeys.rotate(app.today(), &mut app.rng);
    let auth = Some(doctor.auth.as_str());
    let encoded = |prekeys: Vec<Vec<u8>>| Prekeys {
        version: 1,
        prekeys: prekeys.into_iter().map(Into::into).collect(),
    };

    let good = encoded(doctor.prekeys.published(&doctor.identity, app.today()));
    let expired = encoded(other.prekeys.published(&doctor.identity, first_day()));
    let foreign = encoded(doctor.prekeys.published(&other.identity, app.today()));
    let many = encoded(vec![good.prekeys[0].0.clone(); 9]);
    for bad in [expired, foreign, many, encoded(vec![]), encoded(vec![vec![1; 10]])] {
        app.json(Method::PUT, path::PREKEYS, auth, &bad).await.assert_refused(Kind::BAD_KEY);
    }
    let keys = |reply: Reply| reply.read::<SpecialtyKeys>().doctors;
    assert!(keys(app.get(&path::specialty_keys("cardiology"), None).await).is_empty());
    let of_another = Prekeys { version: 2, ..good.clone() };
    app.json(Method::PUT, path::PREKEYS, auth, &of_another).await.assert_refused(Kind::VAULT_CHANGED);
    assert_eq!(app.json(Method::PUT, path::PREKEYS, auth, &good).await.status, StatusCode::NO_CONTENT);
    let published = keys(app.get(&path::specialty_keys("cardiology"), None).await);
    assert_eq!(published[0].prekey, good.prekeys[0]);
}

#[tokio::test]
async fn the_queue_is_one_doctors_own_and_in_order() {
    let mut app = App::start().await;
    let (doctor, other) = (app.doctor("ada").await, app.doctor("bob").await);
    let (first, _) = app.open(&doctor).await;
    app.clock.advance_days(1);
    let (second, _) = app.open(&doctor).await;
    app.open(&other).await;
    let accept = Some(Transition::Accept);
    app.say(first.mailbox, &doctor.auth, Role::Doctor, (0, MessageHash::NONE), accept).await;
    let queue: Queue = app.get(path::QUEUE, Some(&doctor.auth)).await.read();
    let listed: Vec<_> =
        queue.consultations.iter().map(|state| (state.mailbox, state.due.unwrap())).collect();
    assert_eq!(listed, [(second.mailbox, first_day() + 4), (first.mailbox, first_day() + 6)]);
}
