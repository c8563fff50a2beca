//! Whatever comes in that no operation expects: a problem document, and nothing changed.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{Router, body::Body, routing::get};
use http::{Method, StatusCode, header};
use secondok_api::{
    consultation::{FromQuery, MailboxState, Role, SendQuery},
    path::{self, MESSAGE_TYPE},
    problem::Kind,
};
use secondok_care::faults::Fault;
use secondok_protocol::{
    id::{KeyId, MailboxAddress},
    message::WIRE_LEN,
};

use tracing::{
    Event, Metadata, Subscriber,
    span::{Attributes, Id, Record},
};

use crate::app::{App, request};

#[tokio::test]
async fn unknown_paths_and_methods() {
    let app = App::start().await;
    for path in ["/api/v1/nothing", "/api/v2/directory", "/api/v1/mailboxes", "/api/v1/mailboxes/"] {
        app.get(path, None).await.assert_refused(Kind::NOT_FOUND);
    }
    let post = request(Method::POST, path::DIRECTORY, None).body(Body::empty()).unwrap();
    let reply = app.send(post).await;
    reply.assert_refused(Kind::METHOD_NOT_ALLOWED);
    assert_eq!(reply.headers[header::ALLOW], "GET,HEAD");
}

#[tokio::test]
async fn bad_parts_of_a_path_or_query() {
    let mut app = App::start().await;
    let patient = app.patient();
    let (good, auth) = (patient.mailbox.to_text(), Some(patient.auth.as_str()));
    for bad in
        ["abc", &good[1..], &format!("{good}A"), "%ff", &good.replace(good.chars().last().unwrap(), "%20")]
    {
        app.get(&format!("/api/v1/mailboxes/{bad}"), auth).await.assert_refused(Kind::MALFORMED);
    }
    for bad in
        ["nurse/0", "patient/-1", "patient/01", "patient/+1", "patient/4294967296", "patient/x", "Patient/0"]
    {
        let path = format!("/api/v1/mailboxes/{good}/messages/{bad}");
        app.put_message(&path, auth, vec![0; WIRE_LEN]).await.assert_refused(Kind::MALFORMED);
    }
    for bad in ["patient=x", "patient=-1", "other=1", "patient=1&patient=2", "patient=4294967296"] {
        let path = format!("/api/v1/mailboxes/{good}/messages?{bad}");
        app.get(&path, auth).await.assert_refused(Kind::MALFORMED);
    }
    let path = format!("/api/v1/mailboxes/{good}/messages/patient/0?transition=fly");
    app.put_message(&path, auth, vec![0; WIRE_LEN]).await.assert_refused(Kind::MALFORMED);
}

#[tokio::test]
async fn missing_or_unreadable_credentials() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let path = path::mailbox(patient.mailbox);
    let secret = patient.capability.to_text();
    for bad in
        ["", "Capability", "Capability ", "Basic abc", &format!("Capability  {secret}"), "Capability abc"]
    {
        app.get(&path, Some(bad)).await.assert_refused(Kind::NO_CREDENTIAL);
    }
    app.get(&path, None).await.assert_refused(Kind::NO_CREDENTIAL);
    let twice = request(Method::GET, &path, Some(&patient.auth)).header(header::AUTHORIZATION, &patient.auth);
    app.send(twice.body(Body::empty()).unwrap()).await.assert_refused(Kind::NO_CREDENTIAL);
    let lower = format!("capability {secret}");
    assert_eq!(app.get(&path, Some(&lower)).await.status, StatusCode::OK);

    for bad in ["Bearer abc", &patient.auth, "Bearer"] {
        app.get(path::QUEUE, Some(bad)).await.assert_refused(Kind::NOT_LOGGED_IN);
    }
    let unknown = format!("Bearer {}", MailboxAddress::from_bytes([1; 32]).to_text());
    let reply = app.get(path::QUEUE, Some(&unknown)).await;
    reply.assert_refused(Kind::NOT_LOGGED_IN);
    assert_eq!(reply.headers[header::WWW_AUTHENTICATE], "Bearer");
}

#[tokio::test]
async fn bodies_that_are_too_long_of_another_type_or_not_json() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, first) = app.open(&doctor).await;
    let path = path::message(patient.mailbox, Role::Patient, 1, SendQuery::default());
    let auth = Some(patient.auth.as_str());

    let mut long = app.wire(Role::Patient, 1, first, KeyId::from_bytes([0; 32]));
    let typed = request(Method::PUT, &path, auth).header(header::CONTENT_TYPE, "text/plain");
    app.send(typed.body(long.clone().into()).unwrap()).await.assert_refused(Kind::UNSUPPORTED_MEDIA_TYPE);
    let untyped = request(Method::PUT, &path, auth).body(long.clone().into()).unwrap();
    app.send(untyped).await.assert_refused(Kind::UNSUPPORTED_MEDIA_TYPE);
    long.push(0);
    app.put_message(&path, auth, long).await.assert_refused(Kind::TOO_LARGE);
    app.put_message(&path, auth, vec![0; 3_000_000]).await.assert_refused(Kind::TOO_LARGE);

    let mailbox = path::mailbox(app.patient().mailbox);
    for (text, kind) in [
        ("", Kind::MALFORMED),
        ("{", Kind::MALFORMED),
        ("{}", Kind::MALFORMED),
        ("\u{0}", Kind::MALFORMED),
        (&"[".repeat(1_000), Kind::MALFORMED),
        (&" ".repeat(40_000), Kind::TOO_LARGE),
    ] {
        let json = request(Method::PUT, &mailbox, auth).header(header::CONTENT_TYPE, "application/json");
        app.send(json.body(text.to_owned().into()).unwrap()).await.assert_refused(kind);
    }
    let form = request(Method::POST, path::LOGIN_START, None).header(header::CONTENT_TYPE, MESSAGE_TYPE);
    app.send(form.body("{}".into()).unwrap()).await.assert_refused(Kind::UNSUPPORTED_MEDIA_TYPE);

    let state: MailboxState = app.get(&path::mailbox(patient.mailbox), auth).await.read();
    assert_eq!(state.messages.patient, 1);
    app.get(&mailbox, auth).await.assert_refused(Kind::UNKNOWN_MAILBOX);
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_protect_it() {
    let app = App::start().await;
    let expected = [
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("cross-origin-resource-policy", "same-origin"),
        (
            "content-security-policy",
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ),
    ];
    for path in [path::DIRECTORY, path::QUEUE, path::OPENAPI, "/api/v1/nothing"] {
        let reply = app.get(path, None).await;
        for (name, value) in expected {
            assert_eq!(
                reply.headers.get(name).and_then(|value| value.to_str().ok()),
                Some(value),
                "{path} {name}"
            );
        }
    }
}

#[tokio::test]
async fn pages_carry_what_documents_need() {
    let app = App::start().await;
    for path in ["/", "/uk/doctors"] {
        let reply = app.get(path, None).await;
        for (name, value) in secondok_care::http::OF_PAGES {
            assert_eq!(reply.headers.get(&name), Some(&value), "{name}");
        }
    }
}

/// Pages of an origin that people reach by https tell browsers to come by nothing else; those of one that they reach by
/// http do not, and nothing else does: each open stream keeps the headers of its answer.
#[tokio::test]
async fn pages_reached_by_https_keep_browsers_to_it() {
    use secondok_care::http::{Https, OF_PAGES_BY_HTTPS};

    for (https, expected) in [
        (
            Https::of(["http://opinion.example", "http://doctors.opinion.example", "http://desk.example"]),
            [false; 3],
        ),
        (
            Https::of(["https://opinion.example", "http://doctors.opinion.example", "http://desk.example"]),
            [true, false, false],
        ),
        (Https::of(["https://a.example", "https://b.example", "https://c.example"]), [true; 3]),
    ] {
        let app = App::put_together(|_| (), |parts| parts.https = https).await;
        let page = async || ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], "<!doctype html>");
        let doctors = app.care.doctors_router(Router::new().route("/", get(page)));
        let desk = app.care.desk_router(Router::new().route("/", get(page)));
        let routers = [(app.care.router(), expected[0]), (doctors, expected[1]), (desk, expected[2])];
        for (router, expected) in routers {
            for (path, is_page) in [("/", true), (path::DIRECTORY, false), (path::QUEUE, false)] {
                let request = request(Method::GET, path, None).body(Body::empty()).unwrap();
                let reply = tower::ServiceExt::oneshot(router.clone(), request).await.unwrap();
                let (name, value) = OF_PAGES_BY_HTTPS;
                let expected = (expected && is_page).then_some(value);
                assert_eq!(reply.headers().get(&name), expected.as_ref(), "{https:?} {path}");
            }
        }
    }
    assert_eq!(OF_PAGES_BY_HTTPS.1, "max-age=63072000; includeSubDomains");
}

#[tokio::test]
async fn a_panic_is_answered_and_its_words_stay_inside() {
    let app = App::start().await;
    let route = async || -> &'static str { panic!("a secret") };
    let router: Router = secondok_care::http::hardened(&app.care, Router::new().route("/fault", get(route)));
    let reply =
        tower::ServiceExt::oneshot(router, request(Method::GET, "/fault", None).body(Body::empty()).unwrap());
    let response = reply.await.unwrap();
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let body = http_body_util::BodyExt::collect(response.into_body()).await.unwrap().to_bytes();
    let problem: secondok_api::problem::Problem = serde_json::from_slice(&body).unwrap();
    assert!(problem.is(Kind::INTERNAL) && !problem.to_string().contains("secret"));
    let faults = Vec::from_iter(app.care.faults().take());
    assert!(matches!(faults[..], [Fault::Panic { .. }]), "and it is noted: {faults:?}");
}

#[tokio::test]
async fn a_fault_that_a_request_meets_is_noted_without_a_time_and_not_logged() {
    let logged = Logged::default();
    let _listening = tracing::subscriber::set_default(logged.clone());
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let path = path::mailbox(patient.mailbox);
    let nothing = FromQuery { patient: 0, doctor: 0 };
    let mut stream = app.stream(&path::events(patient.mailbox, nothing), &patient.auth).await;
    stream.ready().await;
    assert_eq!(app.care.faults().take(), BTreeSet::new());

    let row = app.care.store().consultation(patient.mailbox).await.unwrap().unwrap();
    app.damage("UPDATE consultation SET last_doctor = 'lost'").await;
    app.get(&path, Some(&patient.auth)).await.assert_refused(Kind::INTERNAL);
    app.get(&path, Some(&patient.auth)).await.assert_refused(Kind::INTERNAL);
    assert_eq!(app.care.faults().take(), BTreeSet::from([Fault::Damaged]), "each kind once");
    app.care.hub().announce(&row, None);
    assert!(stream.breaks_off().await, "a stream meets it too");
    assert_eq!(app.care.faults().take(), BTreeSet::from([Fault::Damaged]));
    app.damage("UPDATE doctor SET profile = 'lost'").await;
    assert_eq!(app.get("/doctors", None).await.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(app.care.faults().take(), BTreeSet::from([Fault::Damaged]), "and a page");
    assert_eq!(logged.0.load(Ordering::SeqCst), 0, "nothing is logged");
}

/// Counts log lines.
#[derive(Clone, Default)]
struct Logged(Arc<AtomicUsize>);

impl Subscriber for Logged {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("secondok")
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
