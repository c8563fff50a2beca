//! The staff: registration, log-in with a second factor, roles.

use http::{Method, StatusCode};
use secondok_api::{
    audit::Alert,
    desk::{LoginFinish, Member, RegistrationChallenge, RegistrationFinish, Role, Roles, Session},
    doctor::{LoginChallenge, LoginStart, RegistrationStart},
    notice::{Audience, ChangedDraft, DeskNotices, Draft, NoticeText, Read, Released, Severity},
    path,
    problem::Kind,
};
use secondok_care::store::NewStaff;
use secondok_protocol::{
    id::{InvitationCode, NoticeId, StaffId},
    login::{ClientLogin, ClientRegistration, Password},
    vault::StaffKey,
};
use totp_rs::Totp;

use crate::{
    app::{App, Reply},
    audit,
};

pub const NAME: &str = "petra@example.org";
const PERIOD: u64 = 30;
/// Who releases what Petra wrote.
pub const OTHER: &str = "orest@example.org";

/// What somebody of the staff has on their devices.
pub struct Petra {
    authenticator: Totp,
    pub staff: StaffId,
}

impl Petra {
    /// What the authenticator shows now.
    pub fn code(&self, app: &App) -> String {
        self.authenticator.generate(now(app)).to_string()
    }
}

pub fn now(app: &App) -> u64 {
    app.care.clock().now().0
}

pub async fn desk() -> App {
    let mut app = App::start().await;
    app.go_to_the_desk();
    app
}

async fn invite(app: &mut App, name: &str) -> String {
    let code = InvitationCode::random(&mut app.rng);
    let new = NewStaff {
        staff: StaffId::random(&mut app.rng),
        login: name.to_owned(),
        roles: [Role::Publisher].into(),
        invitation: code.hash(),
        valid_until: app.today() + 7,
    };
    app.care.store().invite_staff(new, app.operator()).await.unwrap().unwrap();
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
    assert_eq!(challenge.roles, Roles::from([Role::Publisher]));
    let (record, export) = client.finish(&challenge.login, &challenge.response.0, &mut app.rng).unwrap();
    let authenticator = Totp::from_url(&challenge.second_factor).unwrap();
    let key = StaffKey::derive(challenge.staff, &export).public().as_bytes().to_vec();
    let code = code(&authenticator, now(app));
    let finish = RegistrationFinish { record: record.into(), key: key.into(), code };
    let reply = app.json(Method::POST, path::STAFF_REGISTRATION_FINISH, Some(invited), &finish).await;
    if reply.status == StatusCode::NO_CONTENT {
        Ok(Petra { authenticator, staff: challenge.staff })
    } else {
        Err(reply)
    }
}

/// Somebody of the staff, whose authenticator shows the next code.
pub async fn petra(app: &mut App) -> Petra {
    somebody(app, NAME).await
}

pub async fn somebody(app: &mut App, name: &str) -> Petra {
    let invited = invite(app, name).await;
    let petra = register(app, &invited, |totp, now| totp.generate(now).to_string()).await.unwrap();
    app.clock.advance_seconds(PERIOD);
    petra
}

pub async fn log_in(app: &mut App, name: &str, password: &str, code: &str) -> Reply {
    let (client, request) = ClientLogin::start(Password::new(password), &mut app.rng).unwrap();
    let start = LoginStart { login: name.to_owned(), request: request.into(), ticket: None };
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
    let invited = invite(&mut app, NAME).await;
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
        assert_eq!(audit::alerts(&app).await, []);
        log_in(&mut app, NAME, "right", "000000").await.assert_refused(Kind::WRONG_CODE);
    }
    assert_eq!(
        audit::alerts(&app).await,
        [Alert::WrongCodes { who: petra.staff.into() }],
        "somebody should look"
    );
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
    assert_eq!(app.care.store().remove_staff(NAME, app.operator()).await, Ok(true));
    log_out(&app, &session).await.assert_refused(Kind::NOT_LOGGED_IN);
    app.clock.advance_seconds(PERIOD);
    let code = petra.code(&app);
    log_in(&mut app, NAME, "right", &code).await.assert_refused(Kind::WRONG_LOGIN);
}

/// Somebody who has logged in; what stands in their header.
async fn at_work(app: &mut App, name: &str) -> String {
    let code = somebody(app, name).await.code(app);
    let session: Session = log_in(app, name, "right", &code).await.read();
    format!("Bearer {}", session.token.to_text())
}

fn draft(app: &App) -> Draft {
    let text = |title: &str| NoticeText { title: title.to_owned(), body: "From six to seven.".to_owned() };
    Draft {
        severity: Severity::Important,
        audiences: [Audience::Site].into(),
        from: app.today(),
        until: app.today() + 3,
        texts: [("en".to_owned(), text("We rest")), ("uk".to_owned(), text("Перерва"))].into(),
    }
}

async fn write(app: &App, auth: &str, notice: NoticeId, draft: &Draft) -> Reply {
    app.json(Method::PUT, &path::of_notice(path::DESK_NOTICE, notice), Some(auth), draft).await
}

async fn release(app: &App, auth: &str, notice: NoticeId, revision: u32) -> Reply {
    let path = path::of_notice(path::DESK_NOTICE_RELEASE, notice);
    app.json(Method::POST, &path, Some(auth), &Read { revision }).await
}

async fn shown(app: &App) -> Vec<u32> {
    let rows = app.care.store().notices_in_force(app.today()).await.unwrap();
    rows.into_iter().map(|row| row.number.unwrap()).collect()
}

#[tokio::test]
async fn a_notice_is_shown_once_somebody_else_has_released_it_and_no_longer_when_it_is_taken_back() {
    let mut app = desk().await;
    let (petra, orest) = (at_work(&mut app, NAME).await, at_work(&mut app, OTHER).await);
    let (notice, draft) = (NoticeId::random(&mut app.rng), draft(&app));
    assert_eq!(write(&app, &petra, notice, &draft).await.status, StatusCode::NO_CONTENT);
    assert_eq!(write(&app, &petra, notice, &draft).await.status, StatusCode::NO_CONTENT, "a retry");
    write(&app, &orest, notice, &draft).await.assert_refused(Kind::NOTICE_REFUSED);
    release(&app, &petra, notice, 1).await.assert_refused(Kind::OWN_NOTICE);
    assert!(shown(&app).await.is_empty());

    let changed = Draft { severity: Severity::Info, ..draft };
    let path = path::of_notice(path::DESK_NOTICE_CHANGE, notice);
    let change = ChangedDraft { revision: 1, draft: changed };
    let Read { revision } = app.json(Method::POST, &path, Some(&orest), &change).await.read();
    release(&app, &orest, notice, revision).await.assert_refused(Kind::OWN_NOTICE);
    release(&app, &petra, notice, 1).await.assert_refused(Kind::NOTICE_CHANGED);
    let Released { number } = release(&app, &petra, notice, revision).await.read();
    assert_eq!(shown(&app).await, [number]);
    let seen: DeskNotices = app.get(path::DESK_NOTICES, Some(&orest)).await.read();
    assert_eq!((seen.notices.len(), seen.notices[0].number), (1, Some(number)));

    // Whoever comes too late is told what became of it.
    let iryna = at_work(&mut app, "iryna@example.org").await;
    release(&app, &iryna, notice, revision).await.assert_refused(Kind::NOTICE_RELEASED);
    let change = ChangedDraft { revision, draft: change.draft };
    app.json(Method::POST, &path, Some(&iryna), &change).await.assert_refused(Kind::NOTICE_RELEASED);
    let unknown = NoticeId::random(&mut app.rng);
    release(&app, &iryna, unknown, 1).await.assert_refused(Kind::UNKNOWN_NOTICE);

    let path = path::of_notice(path::DESK_NOTICE, notice);
    assert_eq!(app.delete(&path, Some(&orest)).await.status, StatusCode::NO_CONTENT);
    assert!(shown(&app).await.is_empty());
    release(&app, &iryna, notice, revision).await.assert_refused(Kind::NOTICE_WITHDRAWN);
}

#[tokio::test]
async fn what_a_notice_must_not_be_is_refused_with_the_reason_and_without_what_was_sent() {
    let mut app = desk().await;
    let petra = at_work(&mut app, NAME).await;
    let good = draft(&app);
    let mut one_language = good.clone();
    one_language.texts.remove("uk");
    let mut turned = good.clone();
    turned.texts.get_mut("uk").unwrap().body = "secret \u{202e}".to_owned();
    let over = Draft { until: app.today() - 1, from: app.today() - 2, ..good.clone() };
    let nobody = Draft { audiences: [].into(), ..good };
    for (draft, reason) in
        [(one_language, "\"uk\" is missing"), (turned, "U+202E"), (over, "has passed"), (nobody, "audience")]
    {
        let notice = NoticeId::random(&mut app.rng);
        let reply = write(&app, &petra, notice, &draft).await;
        reply.assert_refused(Kind::NOTICE_REFUSED);
        let detail = reply.problem().detail.unwrap();
        assert!(detail.contains(reason) && !detail.contains("secret"), "{detail}");
    }
}

#[tokio::test]
async fn whose_role_was_taken_can_publish_nothing_from_then_on() {
    let mut app = desk().await;
    let petra = at_work(&mut app, NAME).await;
    let (notice, draft) = (NoticeId::random(&mut app.rng), draft(&app));
    assert_eq!(write(&app, &petra, notice, &draft).await.status, StatusCode::NO_CONTENT);
    app.care.store().set_roles(NAME, Roles::new(), app.operator()).await.unwrap();
    let delete = path::of_notice(path::DESK_NOTICE, notice);
    let change = ChangedDraft { revision: 1, draft: draft.clone() };
    let changed = path::of_notice(path::DESK_NOTICE_CHANGE, notice);
    for reply in [
        write(&app, &petra, notice, &draft).await,
        app.json(Method::POST, &changed, Some(&petra), &change).await,
        release(&app, &petra, notice, 1).await,
        app.get(path::DESK_NOTICES, Some(&petra)).await,
        app.delete(&delete, Some(&petra)).await,
    ] {
        reply.assert_refused(Kind::ROLE_MISSING);
    }
    let stranger = "Bearer BQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU";
    release(&app, stranger, notice, 1).await.assert_refused(Kind::NOT_LOGGED_IN);
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
