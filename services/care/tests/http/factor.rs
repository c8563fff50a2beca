//! Doctors' second factors.

use http::{Method, StatusCode};
use secondok_api::{
    account::AccountErasure,
    audit::{Actor, Alert, Event},
    doctor::{FactorChallenge, FactorChange, LoginFinish, Session},
    path,
    problem::Kind,
};
use secondok_care::store::Which;
use secondok_protocol::id::DoctorId;
use totp_rs::Totp;

use crate::{
    app::{App, Reply},
    audit::alerts,
    doctors::{register, start_login},
};

const PERIOD: u64 = 30;

/// A doctor who has registered over HTTP and is logged in.
struct Ada {
    id: DoctorId,
    login: String,
    auth: String,
}

async fn ada(app: &mut App) -> Ada {
    let (id, login, code) = app.invite("ada").await;
    register(app, &code, |_| {}).await.unwrap();
    let session: Session = log_in(app, &login, "right", None).await.read();
    Ada { id, login, auth: format!("Bearer {}", session.token.to_text()) }
}

/// What proves the password.
async fn proof(app: &mut App, login: &str, password: &str) -> LoginFinish {
    let (client, challenge) = start_login(app, login, password).await;
    let done = client.finish(login, &challenge.response.0, &mut app.rng);
    let finalization = done.map_or(vec![5; 64], |(bytes, _)| bytes).into();
    LoginFinish { exchange: challenge.exchange, finalization, code: None }
}

async fn log_in(app: &mut App, login: &str, password: &str, code: Option<&str>) -> Reply {
    let finish = LoginFinish { code: code.map(str::to_owned), ..proof(app, login, password).await };
    app.json(Method::POST, path::LOGIN_FINISH, None, &finish).await
}

async fn change(app: &mut App, ada: &Ada, password: &str, code: &str, is_on: bool) -> Reply {
    let LoginFinish { exchange, finalization, .. } = proof(app, &ada.login, password).await;
    let change = FactorChange { exchange, finalization, code: code.to_owned() };
    let (method, path) =
        if is_on { (Method::PUT, path::FACTOR) } else { (Method::POST, path::FACTOR_REMOVAL) };
    app.json(method, path, Some(&ada.auth), &change).await
}

async fn shown(app: &App, ada: &Ada) -> Totp {
    let empty: [u8; 0] = [];
    let challenge: FactorChallenge =
        app.json(Method::POST, path::FACTOR, Some(&ada.auth), &empty).await.read();
    Totp::from_url(&challenge.second_factor).unwrap()
}

fn code(app: &App, totp: &Totp) -> String {
    totp.generate(app.now().0).to_string()
}

/// Sets one up; the authenticator, which shows another code by then.
async fn set_up(app: &mut App, ada: &Ada) -> Totp {
    let totp = shown(app, ada).await;
    let right = code(app, &totp);
    assert_eq!(change(app, ada, "right", &right, true).await.status, StatusCode::NO_CONTENT);
    app.clock.advance_seconds(PERIOD);
    totp
}

#[tokio::test]
async fn whoever_has_a_second_factor_is_asked_for_it_and_nobody_else_is() {
    let mut app = App::start().await;
    let ada = ada(&mut app).await;
    let totp = set_up(&mut app, &ada).await;
    log_in(&mut app, &ada.login, "right", None).await.assert_refused(Kind::CODE_NEEDED);
    log_in(&mut app, &ada.login, "wrong", None).await.assert_refused(Kind::WRONG_LOGIN);
    log_in(&mut app, &ada.login, "right", Some("000000")).await.assert_refused(Kind::WRONG_CODE);
    let right = code(&app, &totp);
    log_in(&mut app, &ada.login, "wrong", Some(&right)).await.assert_refused(Kind::WRONG_LOGIN);
    assert_eq!(log_in(&mut app, &ada.login, "right", Some(&right)).await.status, StatusCode::OK);
    log_in(&mut app, &ada.login, "right", Some(&right)).await.assert_refused(Kind::WRONG_CODE);

    // One was wrong already.
    for _ in 1..5 {
        log_in(&mut app, &ada.login, "right", Some("000000")).await.assert_refused(Kind::WRONG_CODE);
    }
    app.clock.advance_seconds(PERIOD);
    let right = code(&app, &totp);
    log_in(&mut app, &ada.login, "right", Some(&right)).await.assert_refused(Kind::TOO_MANY_CODES);
    assert_eq!(alerts(&app).await, [Alert::WrongCodes { who: ada.id.into() }]);
    app.clock.advance_seconds(15 * 60);
    let right = code(&app, &totp);
    assert_eq!(log_in(&mut app, &ada.login, "right", Some(&right)).await.status, StatusCode::OK);

    let (_, bob, invitation) = app.invite("bob").await;
    register(&mut app, &invitation, |_| {}).await.unwrap();
    assert_eq!(log_in(&mut app, &bob, "right", None).await.status, StatusCode::OK);
}

/// Whoever has stolen a session can neither take the second factor away nor put one of their own in its place.
#[tokio::test]
async fn a_session_alone_changes_no_second_factor() {
    let mut app = App::start().await;
    let ada = ada(&mut app).await;
    // What a thief was shown is not what the doctor sets up later.
    let (stolen, totp) = (shown(&app, &ada).await, shown(&app, &ada).await);
    let theirs = code(&app, &stolen);
    change(&mut app, &ada, "right", &theirs, true).await.assert_refused(Kind::WRONG_CODE);
    let right = code(&app, &totp);
    change(&mut app, &ada, "wrong", &right, true).await.assert_refused(Kind::WRONG_LOGIN);
    change(&mut app, &ada, "right", "000000", true).await.assert_refused(Kind::WRONG_CODE);
    assert_eq!(
        log_in(&mut app, &ada.login, "right", None).await.status,
        StatusCode::OK,
        "nothing has changed"
    );
    let (_, bob, invitation) = app.invite("bob").await;
    register(&mut app, &invitation, |_| {}).await.unwrap();
    let theirs = Ada { login: bob, ..ada };
    change(&mut app, &theirs, "right", &right, true).await.assert_refused(Kind::WRONG_LOGIN);
    let ada = Ada { login: "ada@example.org".to_owned(), ..theirs };

    let totp = set_up(&mut app, &ada).await;
    let right = code(&app, &totp);
    change(&mut app, &ada, "wrong", &right, false).await.assert_refused(Kind::WRONG_LOGIN);
    change(&mut app, &ada, "right", "000000", false).await.assert_refused(Kind::WRONG_CODE);
    let empty: [u8; 0] = [];
    let shown = app.json(Method::POST, path::FACTOR, Some(&ada.auth), &empty).await;
    shown.assert_refused(Kind::FACTOR_ON);
    app.json(Method::POST, path::FACTOR, None, &empty).await.assert_refused(Kind::NOT_LOGGED_IN);
    log_in(&mut app, &ada.login, "right", None).await.assert_refused(Kind::CODE_NEEDED);
}

/// An answer that is lost is asked for again; one that was removed never comes back, and that it was is told.
#[tokio::test]
async fn a_change_can_be_repeated_and_the_next_one_is_another() {
    let mut app = App::start().await;
    let ada = ada(&mut app).await;
    let first = shown(&app, &ada).await;
    for _ in 0..2 {
        let right = code(&app, &first);
        assert_eq!(change(&mut app, &ada, "right", &right, true).await.status, StatusCode::NO_CONTENT);
    }
    change(&mut app, &ada, "right", "000000", true).await.assert_refused(Kind::FACTOR_ON);
    app.clock.advance_seconds(PERIOD);
    // Right or wrong: nobody finds out here, where nothing is counted.
    let right = code(&app, &first);
    change(&mut app, &ada, "right", &right, true).await.assert_refused(Kind::FACTOR_ON);
    for _ in 0..2 {
        let right = code(&app, &first);
        assert_eq!(change(&mut app, &ada, "right", &right, false).await.status, StatusCode::NO_CONTENT);
    }
    assert_eq!(log_in(&mut app, &ada.login, "right", None).await.status, StatusCode::OK);
    let entries = app.care.store().audit_entries(Which::Of(Actor::Doctor(ada.id)), None, 3).await.unwrap();
    let said: Vec<_> = entries.into_iter().map(|entry| entry.event).collect();
    let removed = Event::Alert(Alert::FactorRemoved { doctor: ada.id });
    assert_eq!(said, [Event::DoctorLoggedIn, removed, Event::FactorAdded]);

    let second = set_up(&mut app, &ada).await;
    let old = code(&app, &first);
    log_in(&mut app, &ada.login, "right", Some(&old)).await.assert_refused(Kind::WRONG_CODE);
    let new = code(&app, &second);
    assert_eq!(log_in(&mut app, &ada.login, "right", Some(&new)).await.status, StatusCode::OK);
}

/// Whoever has a session and the password does not have the account.
#[tokio::test]
async fn an_account_with_a_second_factor_is_erased_with_its_code_only() {
    let mut app = App::start().await;
    let ada = ada(&mut app).await;
    let totp = set_up(&mut app, &ada).await;
    let right = code(&app, &totp);
    for (code, refused) in
        [(None, Some(Kind::CODE_NEEDED)), (Some("000000"), Some(Kind::WRONG_CODE)), (Some(&*right), None)]
    {
        let LoginFinish { exchange, finalization, .. } = proof(&mut app, &ada.login, "right").await;
        let erasure = AccountErasure { exchange, finalization, code: code.map(str::to_owned) };
        let reply = app.json(Method::POST, path::ERASURE, Some(&ada.auth), &erasure).await;
        match refused {
            Some(kind) => reply.assert_refused(kind),
            None => assert_eq!(reply.status, StatusCode::NO_CONTENT),
        }
    }
    log_in(&mut app, &ada.login, "right", None).await.assert_refused(Kind::WRONG_LOGIN);
}

#[tokio::test]
async fn the_operator_removes_one_that_was_lost() {
    let mut app = App::start().await;
    let ada = ada(&mut app).await;
    set_up(&mut app, &ada).await;
    assert_eq!(app.care.store().remove_factor(ada.id, app.operator()).await, Ok(true));
    assert_eq!(app.care.store().remove_factor(ada.id, app.operator()).await, Ok(false));
    assert_eq!(log_in(&mut app, &ada.login, "right", None).await.status, StatusCode::OK);
    assert_eq!(alerts(&app).await, [Alert::FactorRemoved { doctor: ada.id }]);
}
