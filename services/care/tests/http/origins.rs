//! Which paths each origin answers: the patients' with the public pages, the doctors', and the desk's.

use std::collections::BTreeSet;

use axum::{Router, body::Body, routing::get};
use http::{Method, StatusCode, header};
use http_body_util::BodyExt;
use secondok_api::{
    path::{self, PROBLEM_TYPE},
    problem::{Kind, Problem},
};
use secondok_care::http::{COMMON, openapi};
use serde_json::Value;
use tower::ServiceExt;
use utoipa::openapi::OpenApi;

use crate::app::{App, request};

/// What doctors need, and nothing else.
const OF_DOCTORS: [(&str, &str); 39] = [
    ("GET", path::DIRECTORY),
    ("GET", path::NOTICES),
    ("GET", path::MAILBOX),
    ("PUT", path::MESSAGE),
    ("GET", path::MESSAGES),
    ("GET", path::EVENTS),
    ("GET", path::ATTACHMENT),
    ("HEAD", path::ATTACHMENT),
    ("POST", path::REGISTRATION_START),
    ("POST", path::REGISTRATION_FINISH),
    ("POST", path::LOGIN_START),
    ("POST", path::LOGIN_FINISH),
    ("DELETE", path::SESSION),
    ("GET", path::VAULT),
    ("PUT", path::VAULT),
    ("PUT", path::PREKEYS),
    ("GET", path::QUEUE),
    ("GET", path::DOCTOR_EVENTS),
    ("GET", path::ACCOUNT),
    ("POST", path::ERASURE),
    ("PUT", path::PROFILE),
    ("DELETE", path::OTHER_SESSIONS),
    ("POST", path::FACTOR),
    ("PUT", path::FACTOR),
    ("POST", path::FACTOR_REMOVAL),
    // On their way to the verifiers.
    ("PUT", path::MAILBOX),
    ("GET", path::SPECIALTY_KEYS),
    ("GET", path::KEY_LOG),
    ("POST", path::ATTACHMENTS),
    ("OPTIONS", path::ATTACHMENTS),
    ("PATCH", path::ATTACHMENT),
    ("DELETE", path::ATTACHMENT),
    ("OPTIONS", path::ATTACHMENT),
    ("POST", path::DOCTOR_INVITATION),
    ("GET", path::APPLICATION),
    ("PUT", path::APPLICATION),
    ("PUT", path::APPLICATION_DOCUMENTS),
    ("POST", path::APPLICATION_SUBMISSION),
    ("POST", path::APPLICATION_RECALL),
];

/// The public pages and what belongs to them.
const PAGES: [&str; 7] = ["/", "/doctors", "/doctors/ada", "/uk", "/uk/", "/uk/doctors", "/uk/doctors/ada"];

/// The kind of problem an answer is, if it is one.
async fn problem(router: &Router, method: &str, path: &str) -> Option<Kind> {
    let request = request(Method::from_bytes(method.as_bytes()).unwrap(), path, None);
    let response = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    for (name, _) in COMMON {
        assert!(response.headers().contains_key(&name), "{method} {path}: {name}");
    }
    if response.headers().get(header::CONTENT_TYPE).is_none_or(|media| media != PROBLEM_TYPE) {
        return None;
    }
    if method == "HEAD" {
        let [not_found, not_allowed] = [Kind::NOT_FOUND, Kind::METHOD_NOT_ALLOWED];
        return [not_found, not_allowed].into_iter().find(|kind| kind.status == response.status().as_u16());
    }
    let body = response.into_body().collect().await.unwrap().to_bytes();
    let problem: Problem = serde_json::from_slice(&body).unwrap();
    Kind::from_type(&problem.kind)
}

/// Whether an operation is behind the method and the path, whatever it says.
async fn is_there(router: &Router, method: &str, path: &str) -> bool {
    ![Some(Kind::NOT_FOUND), Some(Kind::METHOD_NOT_ALLOWED)].contains(&problem(router, method, path).await)
}

/// Every operation of a document, by method and path.
fn described(document: OpenApi) -> BTreeSet<(String, String)> {
    let document = serde_json::to_value(document).unwrap();
    let of = |(path, item): (&String, &Value)| {
        let methods = item.as_object().unwrap().keys().map(|method| method.to_uppercase());
        methods.map(|method| (method, path.clone())).collect::<Vec<_>>()
    };
    document["paths"].as_object().unwrap().iter().flat_map(of).collect()
}

/// Every operation of patients and doctors that this router has.
async fn operations(router: &Router) -> BTreeSet<(String, String)> {
    let mut there = BTreeSet::new();
    for (method, path) in described(openapi::document()) {
        if is_there(router, &method, &path).await {
            there.insert((method, path));
        }
    }
    there
}

#[tokio::test]
async fn doctors_find_at_their_origin_what_they_need_and_nothing_else() {
    let mut app = App::start().await;
    app.doctor("ada").await;
    let doctors = app.care.doctors_router(Router::new());
    let expected = OF_DOCTORS.map(|(method, path)| (method.to_owned(), path.to_owned()));
    assert_eq!(operations(&doctors).await, expected.into());
    let stylesheet = stylesheet(&app).await;
    for page in PAGES.into_iter().chain([stylesheet.as_str(), "/app/", "/ui/", "/nothing"]) {
        assert_eq!(problem(&doctors, "GET", page).await, Some(Kind::NOT_FOUND), "{page}");
    }
}

#[tokio::test]
async fn patients_find_the_pages_and_every_operation() {
    let mut app = App::start().await;
    app.doctor("ada").await;
    let patients = app.care.router();
    for page in PAGES {
        let asked = request(Method::GET, page, None).body(Body::empty()).unwrap();
        let response = patients.clone().oneshot(asked).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{page}");
    }
    assert_eq!(operations(&patients).await, described(openapi::document()));
}

#[tokio::test]
async fn the_staff_finds_at_its_origin_what_it_needs_and_nothing_else() {
    let mut app = App::start().await;
    app.doctor("ada").await;
    let (desk, needed) = (app.care.desk_router(Router::new()), described(openapi::desk()));
    for (method, path) in &needed {
        assert!(is_there(&desk, method, path).await, "{method} {path}");
    }
    let mut others = operations(&desk).await;
    // The head of what can be fetched goes with it.
    others.retain(|(method, _)| method != "HEAD");
    assert!(others.is_subset(&needed), "{:?}", others.difference(&needed));
    for (method, path) in [("PUT", path::MAILBOX), ("POST", path::LOGIN_START), ("PUT", path::PROFILE)] {
        assert!(!is_there(&desk, method, path).await, "{path} is no matter of the staff's");
    }
    let stylesheet = stylesheet(&app).await;
    for page in PAGES.into_iter().chain([stylesheet.as_str(), "/app/", "/ui/", "/nothing"]) {
        assert_eq!(problem(&desk, "GET", page).await, Some(Kind::NOT_FOUND), "{page}");
    }
}

#[tokio::test]
async fn the_doctors_app_lies_at_the_root_of_their_origin() {
    let app = App::start().await;
    let doctors = app.care.doctors_router(Router::new().route("/", get(async || "the app")));
    let asked = request(Method::GET, "/", None).body(Body::empty()).unwrap();
    let response = doctors.oneshot(asked).await.unwrap();
    assert_eq!(response.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert_eq!(response.into_body().collect().await.unwrap().to_bytes(), "the app");
}

/// The address of the pages' stylesheet.
async fn stylesheet(app: &App) -> String {
    let home = app.get("/", None).await;
    let home = String::from_utf8(home.body.to_vec()).unwrap();
    home.split("<link rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}
