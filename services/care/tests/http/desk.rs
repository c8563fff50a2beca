//! The staff: registration, log-in with a second factor, roles.

use http::{Method, StatusCode};
use secondok_api::{
    desk::{LoginFinish, Member, RegistrationChallenge, RegistrationFinish, Role, Roles, Session},
    doctor::{LoginChallenge, LoginStart, RegistrationStart},
    path,
    problem::Kind,
};
use secondok_care::store::NewStaff;
use secondok_protocol::{
    id::{InvitationCode, StaffId},
    login::{ClientLogin, ClientRegistration, Password},
};
use totp_rs::Totp;

use crate::app::{App, Reply};

const NAME: &str = "petra@example.org";
const PERIOD: u64 = 30;

/// What somebody of the staff has on their devices.
struct Petra {
    authenticator: Totp,
    staff: StaffId,
}

impl Petra {
    /// What the authenticator shows now.
    fn code(&self, app: &App) -> String {
        self.authenticator.generate(now(app)).to_string()
    }
}

fn now(app: &App) -> u64 {
    app.care.clock().now().0
}

async fn desk() -> App {
    let mut app = App::start().await;
    app.go_to_the_desk();
    app
}

async fn invite(app: &mut App) -> String {
    let code = InvitationCode::random(&mut app.rng);
    let new = NewStaff {
        staff: StaffId::random(&mut app.rng),
        login: NAME.to_owned(),
        roles: [Role::Publisher].into(),
        invitation: code.hash(),
        valid_until: app.today() + 7,
    };
    app.care.store().invite_staff(new, app.today()).await.unwrap().unwrap();
    format!("Invitation {}", code.to_text())
}

/// Both steps of a registration, with the code that `code` makes of the authenticator.
async fn register(app: &mut App, invited: &str, code: impl Fn(&Totp, u64) -> String) -> Result<Petra, Reply> {
    let (client, request) = ClientRegistration::start(Password::new("right"), &mut app.rng).unwrap();
    let start = RegistrationStart { request: request.into() };
    let reply = app.json(Method::POST, path::STAFF_REGISTRATION_START, Some(invited), &start).await;
    if reply.status != StatusCode::OK {
        return Err(reply);
    }
    let challenge: RegistrationChallenge = reply.read();
    assert_eq!((challenge.login.as_str(), &challenge.roles), (NAME, &Roles::from([Role::Publisher])));
    let (record, _) = client.finish(&challenge.login, &challenge.response.0, &mut app.rng).unwrap();
    let authenticator = Totp::from_url(&challenge.second_factor).unwrap();
    let finish = RegistrationFinish { record: record.into(), code: code(&authenticator, now(app)) };
    let reply = app.json(Method::POST, path::STAFF_REGISTRATION_FINISH, Some(invited), &finish).await;
    if reply.status == StatusCode::NO_CONTENT {
        Ok(Petra { authenticator, staff: challenge.staff })
    } else {
        Err(reply)
    }
}

/// Somebody of the staff, whose authenticator shows the next code.
async fn petra(app: &mut App) -> Petra {
    let invited = invite(app).await;
    let petra = register(app, &invited, |totp, now| totp.generate(now).to_string()).await.unwrap();
    app.clock.advance_seconds(PERIOD);
    petra
}

async fn log_in(app: &mut App, name: &str, password: &str, code: &str) -> Reply {
    let (client, request) = ClientLogin::start(Password::new(password), &mut app.rng).unwrap();
    let start = LoginStart { login: name.to_owned(), request: request.into() };
    let challenge: LoginChallenge =
        app.json(Method::POST, path::STAFF_LOGIN_START, None, &start).await.read();
    let finalization =
        client.finish(name, &challenge.response.0, &mut app.rng).map_or(vec![5; 64], |(bytes, _)| bytes);
    let code = code.to_owned();
    let finish = LoginFinish { exchange: challenge.exchange, finalization: finalization.into(), code };
    app.json(Method::POST, path::STAFF_LOGIN_FINISH, None, &finish).await
}

async fn log_out(app: &App, session: &Session) -> Reply {
    app.delete(path::STAFF_SESSION, Some(&format!("Bearer {}", session.token.to_text()))).await
}

#[tokio::test]
async fn an_invitation_makes_an_account_once_with_a_second_factor_that_was_tried() {
    let mut app = desk().await;
    let invited = invite(&mut app).await;
    let wrong = register(&mut app, &invited, |_, _| "000000".to_owned()).await.map(|petra| petra.staff);
    wrong.unwrap_err().assert_refused(Kind::WRONG_CODE);
    register(&mut app, &invited, |totp, now| totp.generate(now).to_string()).await.map(drop).unwrap();
    let again = register(&mut app, &invited, |totp, now| totp.generate(now).to_string()).await.map(drop);
    again.unwrap_err().assert_refused(Kind::UNKNOWN_INVITATION);
}

#[tokio::test]
async fn password_and_second_factor_open_a_session_that_ends() {
    let mut app = desk().await;
    let petra = petra(&mut app).await;
    let code = petra.code(&app);
    let session: Session = log_in(&mut app, NAME, "right", &code).await.read();
    assert_eq!((session.staff, &session.roles), (petra.staff, &Roles::from([Role::Publisher])));
    assert_eq!(session.expires - now(&app), 12 * 60 * 60);
    assert_eq!(log_out(&app, &session).await.status, StatusCode::NO_CONTENT);
    log_out(&app, &session).await.assert_refused(Kind::NOT_LOGGED_IN);

    app.clock.advance_seconds(PERIOD);
    let code = petra.code(&app);
    let session: Session = log_in(&mut app, NAME, "right", &code).await.read();
    app.clock.advance_seconds(12 * 60 * 60 - 1);
    let auth = format!("Bearer {}", session.token.to_text());
    let who: Member = app.get(path::STAFF_SESSION, Some(&auth)).await.read();
    assert_eq!(who, Member { staff: petra.staff, login: NAME.to_owned(), roles: [Role::Publisher].into() });
    app.clock.advance_seconds(1);
    log_out(&app, &session).await.assert_refused(Kind::NOT_LOGGED_IN);
}

#[tokio::test]
async fn neither_is_enough_alone_and_no_code_is_taken_twice() {
    let mut app = desk().await;
    let petra = petra(&mut app).await;
    let code = petra.code(&app);
    log_in(&mut app, NAME, "wrong", &code).await.assert_refused(Kind::WRONG_LOGIN);
    log_in(&mut app, "nobody@example.org", "right", &code).await.assert_refused(Kind::WRONG_LOGIN);
    log_in(&mut app, NAME, "right", "").await.assert_refused(Kind::WRONG_CODE);
    assert_eq!(log_in(&mut app, NAME, "right", &code).await.status, StatusCode::OK);
    log_in(&mut app, NAME, "right", &code).await.assert_refused(Kind::WRONG_CODE);
}

#[tokio::test]
async fn whoever_has_the_password_cannot_guess_codes_for_long() {
    let mut app = desk().await;
    let petra = petra(&mut app).await;
    for _ in 0..5 {
        log_in(&mut app, NAME, "right", "000000").await.assert_refused(Kind::WRONG_CODE);
    }
    let code = petra.code(&app);
    log_in(&mut app, NAME, "right", &code).await.assert_refused(Kind::TOO_MANY_CODES);
    app.clock.advance_seconds(15 * 60);
    let code = petra.code(&app);
    assert_eq!(log_in(&mut app, NAME, "right", &code).await.status, StatusCode::OK);
}

#[tokio::test]
async fn whoever_was_removed_is_of_the_staff_no_longer() {
    let mut app = desk().await;
    let petra = petra(&mut app).await;
    let code = petra.code(&app);
    let session: Session = log_in(&mut app, NAME, "right", &code).await.read();
    assert_eq!(app.care.store().remove_staff(NAME).await, Ok(true));
    log_out(&app, &session).await.assert_refused(Kind::NOT_LOGGED_IN);
    app.clock.advance_seconds(PERIOD);
    let code = petra.code(&app);
    log_in(&mut app, NAME, "right", &code).await.assert_refused(Kind::WRONG_LOGIN);
}

/// A session of one origin is nothing on the other: the two have tables of their own.
#[tokio::test]
async fn a_doctor_is_nobody_at_the_desk_and_the_staff_is_no_doctor() {
    let mut app = desk().await;
    let doctor = app.doctor("ada").await;
    app.delete(path::STAFF_SESSION, Some(&doctor.auth)).await.assert_refused(Kind::NOT_LOGGED_IN);
    let petra = petra(&mut app).await;
    let code = petra.code(&app);
    let session: Session = log_in(&mut app, NAME, "right", &code).await.read();
    let doctors = app.care.doctors_router(axum::Router::new());
    let auth = format!("Bearer {}", session.token.to_text());
    let queue =
        crate::app::request(Method::GET, path::QUEUE, Some(&auth)).body(axum::body::Body::empty()).unwrap();
    let answer = tower::ServiceExt::oneshot(doctors, queue).await.unwrap();
    assert_eq!(answer.status().as_u16(), Kind::NOT_LOGGED_IN.status);
}
