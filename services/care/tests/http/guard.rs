//! Nobody guesses passwords for long, and nobody locks out somebody else by guessing.

use http::{HeaderMap, Method, StatusCode, header};
use secondok_api::{
    audit::{Actor, Alert},
    bytes::Bytes,
    desk,
    doctor::{LoginChallenge, LoginFinish, LoginStart, Session},
    path,
    problem::Kind,
};
use secondok_protocol::{
    id::DoctorId,
    login::{ClientLogin, Password},
};

use crate::{
    app::{App, Reply},
    audit::alerts,
    desk::{NAME, petra},
    doctors,
};

/// Log-ins that a name takes one after the other.
const BURST: usize = 10;

/// A doctor with an account.
async fn ada(app: &mut App) -> (DoctorId, String) {
    let (id, login, code) = app.invite("ada").await;
    doctors::register(app, &code, |_| {}).await.unwrap();
    (id, login)
}

async fn begins(app: &mut App, login: &str, ticket: Option<&Bytes>) -> Reply {
    let (_, request) = ClientLogin::start(Password::new("wrong"), &mut app.rng).unwrap();
    let start = LoginStart { login: login.to_owned(), request: request.into(), ticket: ticket.cloned() };
    app.json(Method::POST, path::LOGIN_START, None, &start).await
}

/// Begins so many log-ins; how many of them were taken.
async fn guesses(app: &mut App, login: &str, tries: usize, ticket: Option<&Bytes>) -> usize {
    let mut taken = 0;
    for _ in 0..tries {
        taken += usize::from(begins(app, login, ticket).await.status == StatusCode::OK);
    }
    taken
}

/// Logs in with the right password.
async fn log_in(app: &mut App, login: &str, ticket: Option<&Bytes>) -> Reply {
    let (client, request) = ClientLogin::start(Password::new("right"), &mut app.rng).unwrap();
    let start = LoginStart { login: login.to_owned(), request: request.into(), ticket: ticket.cloned() };
    let begun = app.json(Method::POST, path::LOGIN_START, None, &start).await;
    if begun.status != StatusCode::OK {
        return begun;
    }
    let challenge: LoginChallenge = begun.read();
    let (finalization, _) = client.finish(login, &challenge.response.0, &mut app.rng).unwrap();
    let finish = LoginFinish { exchange: challenge.exchange, finalization: finalization.into(), code: None };
    app.json(Method::POST, path::LOGIN_FINISH, None, &finish).await
}

/// Alerts are noted beside the answers.
async fn told(app: &App, count: usize) -> Vec<Alert> {
    for _ in 0..200 {
        let alerts = alerts(app).await;
        if alerts.len() >= count {
            return alerts;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    alerts(app).await
}

fn but_date(mut headers: HeaderMap) -> HeaderMap {
    headers.remove(header::DATE);
    headers
}

#[tokio::test]
async fn a_name_takes_ten_guesses_and_one_more_each_minute_whether_anybody_has_it_or_not() {
    let mut app = App::start().await;
    let (id, login) = ada(&mut app).await;
    let mut refusals = Vec::new();
    for name in [login.as_str(), "no@example.org"] {
        assert_eq!(guesses(&mut app, name, 3 * BURST, None).await, BURST, "{name}");
        let refused = begins(&mut app, name, None).await;
        refused.assert_refused(Kind::TOO_MANY_LOG_INS);
        assert_eq!(refused.headers[header::RETRY_AFTER], "60");
        refusals.push((refused.status, but_date(refused.headers.clone()), refused.body));
    }
    assert_eq!(refusals[0], refusals[1], "it tells nothing of who has an account");
    assert_eq!(
        told(&app, 1).await,
        [Alert::Guessing { who: id.into() }],
        "once, and of nobody who is not there"
    );
    log_in(&mut app, &login, None).await.assert_refused(Kind::TOO_MANY_LOG_INS);

    app.clock.advance_seconds(59);
    assert_eq!(guesses(&mut app, &login, BURST, None).await, 0);
    app.clock.advance_seconds(1);
    assert_eq!(guesses(&mut app, &login, BURST, None).await, 1);
    app.clock.advance_seconds(60);
    assert_eq!(log_in(&mut app, &login, None).await.status, StatusCode::OK, "nobody is locked out for long");
    assert_eq!(
        guesses(&mut app, &login, 3 * BURST, None).await,
        BURST,
        "whoever has the password has all again"
    );
}

#[tokio::test]
async fn whoever_guesses_elsewhere_does_not_lock_out_a_device_that_is_known() {
    let mut app = App::start().await;
    let (_, login) = ada(&mut app).await;
    let ticket = log_in(&mut app, &login, None).await.read::<Session>().ticket.unwrap();
    assert_eq!(guesses(&mut app, &login, BURST + 1, None).await, BURST);
    log_in(&mut app, &login, None).await.assert_refused(Kind::TOO_MANY_LOG_INS);

    let session: Session = log_in(&mut app, &login, Some(&ticket)).await.read();
    assert_ne!(session.ticket, Some(ticket.clone()), "each log-in gives another one");
    assert_eq!(guesses(&mut app, &login, 1, None).await, 0, "and gives the stranger no guesses back");
    assert_eq!(
        guesses(&mut app, &login, 3 * BURST, Some(&ticket)).await,
        BURST,
        "who took the device guesses no longer"
    );
    assert_eq!(log_in(&mut app, &login, session.ticket.as_ref()).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_ticket_that_is_not_theirs_or_has_run_out_counts_as_none() {
    let mut app = App::start().await;
    let (_, login) = ada(&mut app).await;
    let (_, other, code) = app.invite("bob").await;
    doctors::register(&mut app, &code, |_| {}).await.unwrap();
    let foreign = log_in(&mut app, &other, None).await.read::<Session>().ticket.unwrap();
    let ticket = log_in(&mut app, &login, None).await.read::<Session>().ticket.unwrap();
    app.go_to_the_desk();
    let petra = petra(&mut app).await;
    let code = petra.code(&app);
    let staff: desk::Session = crate::desk::log_in(&mut app, NAME, "right", &code).await.read();
    app.go_to_the_patients();
    assert_eq!(guesses(&mut app, &login, BURST, None).await, BURST);
    for ticket in [foreign, staff.ticket.unwrap(), vec![0; 92].into(), vec![].into()] {
        log_in(&mut app, &login, Some(&ticket)).await.assert_refused(Kind::TOO_MANY_LOG_INS);
    }
    assert_eq!(log_in(&mut app, &login, Some(&ticket)).await.status, StatusCode::OK);
    app.clock.advance_days(90);
    assert_eq!(guesses(&mut app, &login, 2 * BURST, Some(&ticket)).await, BURST);
    assert_eq!(guesses(&mut app, &login, 1, None).await, 0, "it was counted as without one");
}

#[tokio::test]
async fn the_staffs_log_ins_are_counted_as_the_doctors_are_and_apart_from_them() {
    let mut app = App::start().await;
    app.go_to_the_desk();
    let petra = petra(&mut app).await;
    let begin = async |app: &mut App, ticket: Option<&Bytes>| {
        let (_, request) = ClientLogin::start(Password::new("wrong"), &mut app.rng).unwrap();
        let request = request.into();
        let start = LoginStart { login: NAME.to_owned(), request, ticket: ticket.cloned() };
        app.json(Method::POST, path::STAFF_LOGIN_START, None, &start).await
    };
    let code = petra.code(&app);
    let session: desk::Session = crate::desk::log_in(&mut app, NAME, "right", &code).await.read();
    for _ in 0..BURST {
        assert_eq!(begin(&mut app, None).await.status, StatusCode::OK);
    }
    begin(&mut app, None).await.assert_refused(Kind::TOO_MANY_LOG_INS);
    assert_eq!(begin(&mut app, session.ticket.as_ref()).await.status, StatusCode::OK);
    assert_eq!(told(&app, 1).await, [Alert::Guessing { who: Actor::Staff(petra.staff) }]);
    app.go_to_the_doctors();
    assert_eq!(begins(&mut app, NAME, None).await.status, StatusCode::OK);
}

#[tokio::test]
async fn many_names_within_minutes_are_told() {
    let mut app = App::start().await;
    let (_, login) = ada(&mut app).await;
    for number in 0..29 {
        begins(&mut app, &format!("n{number}@example.org"), None).await;
        // Whoever logs in is no part of it, however often.
        assert_eq!(log_in(&mut app, &login, None).await.status, StatusCode::OK);
    }
    assert_eq!(alerts(&app).await, []);
    for number in 29..200 {
        assert_eq!(guesses(&mut app, &format!("n{number}@example.org"), 1, None).await, 1);
    }
    assert_eq!(told(&app, 1).await, [Alert::Stuffing], "once");
}
