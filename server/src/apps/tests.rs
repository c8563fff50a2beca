//! Bundles of a few files, asked for in every way.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, HeaderValue, Request, Response, header},
};
use tower::ServiceExt;

use super::*;

static SCRIPT: File =
    File { name: "page.0011.js", plain: b"plain", brotli: Some(b"brotli"), gzip: Some(b"gzip") };
static WASM: File = File { name: "page.0022.wasm", plain: b"\0asm", brotli: None, gzip: None };
static HTML: File = File { name: PAGE, plain: b"<!doctype html>", brotli: None, gzip: None };

fn ask(file: &'static File, accepted: &[&'static str]) -> Response<Body> {
    ask_of(file, accepted, false)
}

fn ask_of(file: &'static File, accepted: &[&'static str], scans: bool) -> Response<Body> {
    let mut headers = HeaderMap::new();
    for value in accepted {
        headers.append(header::ACCEPT_ENCODING, HeaderValue::from_static(value));
    }
    answer::of(file, &headers, scans)
}

fn header<'a>(response: &'a Response<Body>, name: &str) -> Option<&'a str> {
    response.headers().get(name).map(|value| value.to_str().unwrap())
}

#[test]
fn a_browser_gets_the_smallest_form_it_takes() {
    let coding =
        |accepted: &[&'static str]| header(&ask(&SCRIPT, accepted), "content-encoding").map(str::to_owned);
    assert_eq!(coding(&["gzip, deflate, br, zstd"]).as_deref(), Some("br"));
    assert_eq!(coding(&["gzip", "br"]).as_deref(), Some("br"), "two lines are one list");
    assert_eq!(coding(&["gzip"]).as_deref(), Some("gzip"));
    assert_eq!(coding(&["identity"]), None);
    assert_eq!(coding(&[]), None);
    for file in [&SCRIPT, &WASM, &HTML] {
        assert_eq!(header(&ask(file, &[]), "vary"), Some("accept-encoding"), "{}", file.name);
    }
}

#[test]
fn what_has_a_hash_in_its_name_is_kept_for_ever_and_nothing_else() {
    for file in [&SCRIPT, &WASM] {
        assert_eq!(header(&ask(file, &[]), "cache-control"), Some("public, max-age=31536000, immutable"));
    }
    assert_eq!(header(&ask(&HTML, &[]), "cache-control"), Some("no-cache"));
}

#[test]
fn pages_and_workers_bring_the_strict_policy() {
    for file in [&SCRIPT, &HTML] {
        let answer = ask(file, &[]);
        let policy = header(&answer, "content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "), "{policy}");
        assert!(policy.ends_with("require-trusted-types-for 'script'; trusted-types default"), "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        assert!(!policy.contains("http") && !policy.contains('*'), "nothing from elsewhere: {policy}");
        for name in ["cross-origin-opener-policy", "cross-origin-embedder-policy", "referrer-policy"] {
            assert!(header(&answer, name).is_some(), "{} has {name}", file.name);
        }
    }
    assert_eq!(header(&ask(&WASM, &[]), "content-type"), Some("application/wasm"));
    // The service's own policy for data is put around it by `secondok_care`.
    assert_eq!(header(&ask(&WASM, &[]), "content-security-policy"), None);
}

#[test]
fn only_the_page_that_scans_codes_may_ask_for_the_camera_and_for_nothing_else() {
    let told = |scans| header(&ask_of(&HTML, &[], scans), "permissions-policy").unwrap().to_owned();
    let [without, with] = [false, true].map(told);
    assert!(without.contains(" camera=(), ") && without.matches("=()").count() == 9, "{without}");
    assert_eq!(with, without.replace("camera=()", "camera=(self)"));
    let scanning = [PATIENT, GALLERY, DOCTOR, DESK].into_iter().filter(|app| app.scans);
    assert_eq!(scanning.map(|app| app.bundle).collect::<Vec<_>>(), ["patient"]);
}

/// A file that says whose it is.
const fn says(name: &'static str, plain: &'static [u8]) -> File {
    File { name, plain, brotli: None, gzip: None }
}

/// Stands in for what is built in.
fn built_in(bundle: &str) -> &'static [File] {
    static PATIENT: [File; 2] = [says(PAGE, b"of the patient"), says("one.0044.js", b"of the patient")];
    static DOCTOR: [File; 2] = [says(PAGE, b"of the doctor"), says("one.0055.js", b"of the doctor")];
    static DESK: [File; 2] = [says(PAGE, b"of the desk"), says("one.0066.js", b"of the desk")];
    match bundle {
        "desk" => &DESK,
        "patient" => &PATIENT,
        "doctor" => &DOCTOR,
        _ => &[],
    }
}

#[tokio::test]
async fn each_origin_serves_its_own_app_and_never_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let care = crate::testing::care(folder.path()).await;
    let apps = |origin| of(origin, true, built_in);
    let origins = [
        ("of the patient", care.router_with(apps(Origin::Patients))),
        ("of the doctor", care.doctors_router(apps(Origin::Doctors))),
        ("of the desk", care.desk_router(apps(Origin::Desk))),
    ];
    let names = ["", "index.html", "one.0044.js", "one.0055.js", "one.0066.js"];
    let folders = ["/", "/app/", "/app", "/doctor/", "/doctor", "/doctors/", "/desk/", "/desk", "/login/"];
    for (own, router) in &origins {
        let mut served = 0;
        for path in folders.iter().flat_map(|folder| names.map(|name| format!("{folder}{name}"))) {
            let request = Request::get(&path).body(Body::empty()).unwrap();
            let answer = router.clone().oneshot(request).await.unwrap();
            let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
            let body = String::from_utf8(body.to_vec()).unwrap();
            served += usize::from(body == *own);
            for (other, _) in origins.iter().filter(|(other, _)| other != own) {
                assert!(!body.contains(other), "{path}: {body} at the origin {own}");
            }
        }
        assert_eq!(served, 2, "page and script {own} are there");
    }
}
