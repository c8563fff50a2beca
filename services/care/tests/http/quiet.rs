//! A quiet week: what people do on ordinary days is nothing that somebody should look at.

use http::{Method, StatusCode};
use secondok_api::{
    audit::Event,
    doctor::{LoginFinish, Session},
    path,
    problem::Kind,
};
use secondok_protocol::id::KeyId;

use crate::{
    app::App,
    audit::alerts,
    desk::{self, NAME, Petra, petra},
    doctors::{self, start_login},
    support,
};

const DOCTORS: usize = 32;
const HOUR: u64 = 60 * 60;

/// Logs in; whether the password was right.
async fn log_in(app: &mut App, login: &str, password: &str) -> bool {
    let (client, challenge) = start_login(app, login, password).await;
    let Ok((finalization, _)) = client.finish(login, &challenge.response.0, &mut app.rng) else {
        return false;
    };
    let (exchange, finalization) = (challenge.exchange, finalization.into());
    let finish = LoginFinish { exchange, finalization, code: None };
    app.json(Method::POST, path::LOGIN_FINISH, None, &finish).await.read::<Session>();
    true
}

/// One working day: everybody comes within minutes, some mistype, one has forgotten which password it was.
async fn day(app: &mut App, names: &[String], petra: &Petra, support: KeyId, number: usize) {
    app.go_to_the_doctors();
    for (at, name) in names.iter().enumerate() {
        let mistyped = if at == number { 7 } else { usize::from((at + number).is_multiple_of(3)) };
        for _ in 0..mistyped {
            assert!(!log_in(app, name, "wrong").await);
        }
        assert!(log_in(app, name, "right").await, "{name} is let in");
        app.clock.advance_seconds(10);
    }
    // Whoever is not a doctor here, and does not know.
    assert!(!log_in(app, "somebody@example.org", "right").await);
    app.clock.advance_seconds(HOUR);

    app.go_to_the_desk();
    desk::log_in(app, NAME, "right", "000000").await.assert_refused(Kind::WRONG_CODE);
    let code = petra.code(app);
    assert_eq!(desk::log_in(app, NAME, "right", &code).await.status, StatusCode::OK);
    app.go_to_the_patients();
    support::ask(app, support).await;
    app.tells_the_longest().await;
    app.care.look_at_audit().await.unwrap();

    // The night of the next day.
    let until_midnight = 86_400 - app.now().0 % 86_400;
    app.clock.advance_seconds(until_midnight + 3 * HOUR);
    app.care.nightly(app.today()).await.unwrap();
    app.care.look_at_audit().await.unwrap();
}

#[tokio::test]
async fn a_quiet_week_tells_nobody_anything() {
    let mut app = App::start().await;
    let mut names = Vec::new();
    for number in 0..DOCTORS {
        let (_, login, code) = app.invite(&format!("doctor{number}")).await;
        doctors::register(&mut app, &code, |_| {}).await.unwrap();
        names.push(login);
    }
    app.go_to_the_desk();
    let petra = petra(&mut app).await;
    let (_, support) = support::set_up(&mut app).await;
    app.care.nightly(app.today()).await.unwrap();
    for number in 0..7 {
        day(&mut app, &names, &petra, support, number).await;
    }
    // What is told is noted beside the answers.
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert_eq!(alerts(&app).await, []);
    let counts = app.care.alerts().counts();
    assert!(counts.len() == Event::ALERTS.len() && counts.values().all(|count| *count == 0), "{counts:?}");
    assert_eq!(app.care.refused_log_ins(), [("doctor", 0), ("staff", 0)]);
}
