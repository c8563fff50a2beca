//! Headers: of every operation in the OpenAPI document and every page, with and without a log-in, and of what is
//! refused before any operation is found.

use std::{collections::BTreeSet, net::SocketAddr};

use secondok_api::notice::{Audience, Severity};
use secondok_testkit::{Server, rng, server::Settings};
use secondok_tests::{
    http::{Answer, ask},
    inventory::{compare, read},
    notices, openapi, runtime,
};

use super::story;
use crate::people;

/// Pages and what belongs to them. The stylesheet's address is taken from the home page.
const PAGES: &[&str] = &[
    "/",
    "/doctors",
    "/doctors?specialty=cardiology",
    "/doctors/nobody",
    "/uk",
    "/uk/",
    "/uk/doctors",
    "/contact",
    "/policy",
    "/uk/policy/versions",
    "/policy/versions/1",
    "/policy/versions/2000",
    "/policy/changes?from=1&to=1",
    "/notices",
    "/uk/notices",
    "/policy/record",
    "/policy/record/column",
    "/policy/evidence.json",
    "/nothing",
];

/// The answer to somebody who says that they have read the notice above the page: the one that sets a cookie.
fn said_to_have_read(server: &Server, address: SocketAddr) -> Answer {
    let today = people::today();
    let draft = notices::draft("A pause", Severity::Important, &[Audience::Site], today, today + 9);
    let (_, number) = runtime().block_on(notices::released(server, draft, today, &mut rng(11)));
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let body = format!("number={number}&back=%2F");
    let answer = ask(address, "POST", "/notices/seen", &form, body.as_bytes());
    assert_eq!(answer.status, 303);
    answer
}

#[test]
fn headers_of_every_answer() {
    let server = Server::start();
    let session = story::session(&server);
    let address = server.address();
    let mut seen = BTreeSet::new();
    let mut take = |answer: Answer| {
        seen.extend(answer.headers.iter().map(|(name, _)| name.clone()));
        answer
    };

    let home = take(ask(address, "GET", "/", &[], &[]));
    let home = String::from_utf8(home.body).unwrap();
    let stylesheet =
        home.split("href=\"").filter_map(|rest| rest.split('"').next()).find(|path| path.contains(".css"));
    take(ask(address, "GET", stylesheet.unwrap(), &[], &[]));
    // The app's files in each form, and its address without the slash. A build without the apps has none of these.
    let has_app = home.contains("href=\"/app/");
    if has_app {
        let app = take(ask(address, "GET", "/app/", &[], &[]));
        let app = String::from_utf8(app.body).unwrap();
        let script = app.split(['"', '\'']).find(|name| name.ends_with(".js")).unwrap();
        for coding in ["br", "gzip", "identity"] {
            let answer =
                take(ask(address, "GET", &format!("/app/{script}"), &[("accept-encoding", coding)], &[]));
            assert_eq!(answer.status, 200, "{script}");
        }
        assert_eq!(take(ask(address, "GET", "/app", &[], &[])).status, 308);
        assert_eq!(take(ask(address, "GET", "/app/nothing.js", &[], &[])).status, 404);
    }
    for page in PAGES {
        take(ask(address, "GET", page, &[], &[]));
        take(ask(address, "HEAD", page, &[], &[]));
        take(ask(address, "POST", page, &[], b"x"));
        take(ask(server.doctors_address(), "GET", page, &[], &[]));
    }

    // What only pages that people reach by https carry.
    let said = [
        ("SECONDOK_URL", "https://opinion.example"),
        ("SECONDOK_DOCTORS_URL", "https://doctors.example"),
        ("SECONDOK_DESK_URL", "https://desk.example"),
    ];
    let environment = said.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let by_https = Server::with(Settings { environment, ..Settings::default() });
    take(ask(by_https.address(), "GET", "/", &[], &[]));

    story::uploaded(&server).into_iter().for_each(|answer| drop(take(answer)));
    let mut statuses = BTreeSet::new();
    for (path, methods) in openapi::paths(address) {
        let path = path
            .replace("{mailbox}", &"A".repeat(43))
            .replace("{blob}", &"A".repeat(43))
            .replace("{role}", "patient")
            .replace("{sequence}", "0")
            .replace("{specialty}", "cardiology");
        let capability = format!("Capability {}", "A".repeat(43));
        let bearer = format!("Bearer {session}");
        for method in methods {
            for headers in [
                &[][..],
                &[("authorization", capability.as_str())],
                &[("authorization", bearer.as_str())],
                &[("authorization", bearer.as_str()), ("content-type", "application/json")],
                &[("content-type", "application/json")],
                &[("content-type", "text/plain")],
            ] {
                // The session is still needed.
                if method == "DELETE" && path.ends_with("/session") {
                    continue;
                }
                statuses.insert(take(ask(address, &method, &path, headers, b"{}")).status);
            }
        }
        statuses.insert(take(ask(address, "PATCH", &path, &[], &[])).status);
    }
    let too_large = vec![b' '; 4 << 20];
    let headers = [("content-type", "application/json")];
    statuses.insert(take(ask(address, "POST", "/api/v1/doctor/login/start", &headers, &too_large)).status);
    // Of a name with which too many log-ins were begun, whether anybody has it or not.
    let start = br#"{"login":"nobody@example.org","request":""}"#;
    for _ in 0..11 {
        statuses.insert(take(ask(address, "POST", "/api/v1/doctor/login/start", &headers, start)).status);
    }
    let bearer = format!("Bearer {session}");
    let log_out = [("authorization", bearer.as_str())];
    statuses.insert(take(ask(address, "DELETE", "/api/v1/doctor/session", &log_out, &[])).status);

    // The run is worth something only if it met successes and refusals of each kind.
    for status in [200, 204, 400, 401, 404, 405, 413, 415, 429] {
        assert!(statuses.contains(&status), "{status} was not met: {statuses:?}");
    }
    if !has_app {
        assert!(
            std::env::var_os("SECONDOK_BUNDLES").is_none(),
            "the bundles are there, and no page leads to the app"
        );
        seen.extend(["content-encoding", "location", "vary"].map(str::to_owned));
    }
    assert!(!seen.contains("set-cookie") && !seen.contains("etag"));
    let cookie = said_to_have_read(&server, address);
    seen.extend(cookie.headers.iter().map(|(name, _)| name.clone()));
    compare("headers", read().header.keys(), &seen);
    let cookies = cookie.headers.iter().filter(|(name, _)| name == "set-cookie");
    let cookies = cookies.map(|(_, value)| value.split_once('=').unwrap().0.to_owned()).collect();
    compare("cookies", read().cookie.keys(), &cookies);
}
