//! The audit log: who sees it, and what becomes of one that is not what was written.

use secondok_api::{
    audit::{Actor, Alert, AuditLog, AuditQuery, Entry, Event},
    desk::{Role, Session},
    path,
    problem::Kind,
};
use secondok_care::store::Which;

use crate::{
    app::App,
    desk::{NAME, OTHER, desk, log_in, now, petra, somebody},
};

/// What somebody should look at.
pub async fn alerts(app: &App) -> Vec<Alert> {
    let entries = app.care.store().audit_entries(Which::Alerts, None, 9).await.unwrap();
    let alert = |event| match event {
        Event::Alert(alert) => alert,
        other => panic!("{other:?} is no alert"),
    };
    entries.into_iter().map(|entry| alert(entry.event)).collect()
}

#[tokio::test]
async fn whoever_watches_sees_who_did_what_and_nobody_else_does() {
    let mut app = desk().await;
    let (watcher, other) = (petra(&mut app).await, somebody(&mut app, OTHER).await);
    app.care.store().set_roles(NAME, [Role::Security].into(), app.operator()).await.unwrap();
    app.care.alert(Alert::ClockSetBack).await.unwrap();
    let (code, at) = (watcher.code(&app), now(&app));
    let session: Session = log_in(&mut app, NAME, "right", &code).await.read();
    let auth = format!("Bearer {}", session.token.to_text());
    let log =
        async |app: &App, query| -> AuditLog { app.get(&path::desk_audit(query), Some(&auth)).await.read() };
    let all = log(&app, AuditQuery::default()).await;
    let latest = Entry { number: 7, at, by: Actor::Staff(watcher.staff), event: Event::StaffLoggedIn };
    assert_eq!((&all.entries[0], all.entries.len(), all.more), (&latest, 7, false));
    assert_eq!(all.names.staff[&watcher.staff], NAME);
    assert_eq!((all.sealed, all.broken), (None, None));
    let earlier = log(&app, AuditQuery { before: Some(3), alerts: false }).await;
    assert_eq!(earlier.entries.iter().map(|entry| entry.number).collect::<Vec<_>>(), [2, 1]);
    let alerts = log(&app, AuditQuery { before: None, alerts: true }).await;
    assert_eq!(alerts.entries.iter().map(|entry| entry.number).collect::<Vec<_>>(), [6]);
    app.get("/api/v1/desk/audit?alerts=perhaps", Some(&auth)).await.assert_refused(Kind::MALFORMED);

    let code = other.code(&app);
    let session: Session = log_in(&mut app, OTHER, "right", &code).await.read();
    let publisher = format!("Bearer {}", session.token.to_text());
    app.get(path::DESK_AUDIT, Some(&publisher)).await.assert_refused(Kind::ROLE_MISSING);
    app.get(path::DESK_AUDIT, None).await.assert_refused(Kind::NOT_LOGGED_IN);
}

/// What was noted goes on from where it was: a part of it that is gone, or another one, is told once, and each night again
/// whether all of it is whole.
#[tokio::test]
async fn a_log_that_is_cut_or_changed_is_told() {
    let mut app = desk().await;
    petra(&mut app).await;
    app.care.look_at_audit().await.unwrap();
    let sealed = app.care.nightly(app.today()).await.unwrap().sealed.unwrap();
    assert_eq!((sealed.number, alerts(&app).await), (2, vec![]));

    app.damage("DELETE FROM audit WHERE number = 2").await;
    app.care.look_at_audit().await.unwrap();
    app.care.look_at_audit().await.unwrap();
    assert_eq!(alerts(&app).await, [Alert::LogBroken { entry: 2 }], "once");

    app.damage("UPDATE audit SET at = at + 1 WHERE number = 1").await;
    app.clock.advance_days(1);
    app.care.nightly(app.today()).await.unwrap();
    assert_eq!(alerts(&app).await[0], Alert::LogBroken { entry: 1 });
}
