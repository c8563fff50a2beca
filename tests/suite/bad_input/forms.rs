//! Requests of the wrong form.

use secondok_api::{
    path::{self, MESSAGE_TYPE},
    problem::Kind,
};
use secondok_protocol::{id::MailboxAddress, message::WIRE_LEN};

use super::scene::{Scene, but_date, refused};

const JSON: &str = "application/json";

#[test]
fn a_request_of_the_wrong_form_is_told_so_and_changes_nothing() {
    let scene = Scene::new();
    let before = but_date(&scene.standing());
    let vault = but_date(&scene.ask("GET", path::VAULT, Some(&scene.session), None));
    let mailbox = path::mailbox(scene.mailbox);
    let fresh = path::mailbox(MailboxAddress::from_bytes([9; 32]));
    let message = format!("{mailbox}/messages/patient/1");
    let (patient, session) = (Some(scene.patient.as_str()), Some(scene.session.as_str()));
    let long = vec![b' '; 3_000_000];
    let deep = "[".repeat(20_000);
    let open = |message: &str| {
        let doctor = scene.doctor.to_text();
        format!(r#"{{"doctor":"{doctor}","admission":{{"kind":"open"}},"message":"{message}"}}"#).into_bytes()
    };
    let (empty, odd, more) = (open(""), open("AAAA"), [&open("")[..], b"{}"].concat());

    type Case<'a> = (&'a str, &'a str, Option<&'a str>, Option<(&'a str, &'a [u8])>, Kind);
    let cases: &[Case<'_>] = &[
        // Bodies that are none, or not of the form.
        ("PUT", &fresh, patient, Some((JSON, b"{")), Kind::MALFORMED),
        ("PUT", &fresh, patient, Some((JSON, b"\xff\xfe")), Kind::MALFORMED),
        ("PUT", &fresh, patient, Some((JSON, deep.as_bytes())), Kind::MALFORMED),
        ("PUT", &fresh, patient, Some((JSON, b"{\"doctor\":1}")), Kind::MALFORMED),
        ("PUT", &fresh, patient, Some((JSON, &more)), Kind::MALFORMED),
        ("PUT", &fresh, patient, Some((JSON, &empty)), Kind::MESSAGE_MISMATCH),
        ("PUT", &fresh, patient, Some((JSON, &odd)), Kind::MESSAGE_MISMATCH),
        ("PUT", path::VAULT, session, Some((JSON, b"{\"version\":-1,\"sealed\":\"AAAA\"}")), Kind::MALFORMED),
        ("PUT", path::VAULT, session, Some((JSON, b"{\"version\":1,\"sealed\":\"\"}")), Kind::MALFORMED),
        ("PUT", path::VAULT, session, Some((JSON, b"{\"version\":1,\"sealed\":\"A\"}")), Kind::MALFORMED),
        ("PUT", path::PREKEYS, session, Some((JSON, b"{\"version\":1,\"prekeys\":[]}")), Kind::BAD_KEY),
        (
            "PUT",
            path::PREKEYS,
            session,
            Some((JSON, b"{\"version\":1,\"prekeys\":[\"AAAA\"]}")),
            Kind::BAD_KEY,
        ),
        ("POST", path::LOGIN_START, None, Some((JSON, b"null")), Kind::MALFORMED),
        (
            "POST",
            path::LOGIN_START,
            None,
            Some((JSON, b"{\"login\":\"a\",\"request\":\"AAAA\"}")),
            Kind::BAD_KEY,
        ),
        // Too long, too short.
        ("PUT", &fresh, patient, Some((JSON, &long)), Kind::TOO_LARGE),
        ("PUT", path::VAULT, session, Some((JSON, &long)), Kind::TOO_LARGE),
        ("POST", path::LOGIN_START, None, Some((JSON, &long)), Kind::TOO_LARGE),
        ("PUT", &message, patient, Some((MESSAGE_TYPE, &long)), Kind::TOO_LARGE),
        ("PUT", &message, patient, Some((MESSAGE_TYPE, &[0; WIRE_LEN + 1])), Kind::TOO_LARGE),
        ("PUT", &message, patient, Some((MESSAGE_TYPE, &[0; WIRE_LEN - 1])), Kind::MESSAGE_MISMATCH),
        ("PUT", &message, patient, Some((MESSAGE_TYPE, &[])), Kind::MESSAGE_MISMATCH),
        ("PUT", &message, patient, Some((MESSAGE_TYPE, &[0; WIRE_LEN])), Kind::MESSAGE_MISMATCH),
        // Of another type.
        ("PUT", &message, patient, Some((JSON, &[0; WIRE_LEN])), Kind::UNSUPPORTED_MEDIA_TYPE),
        ("PUT", &fresh, patient, Some(("text/plain", b"{}")), Kind::UNSUPPORTED_MEDIA_TYPE),
        ("PUT", &fresh, patient, None, Kind::UNSUPPORTED_MEDIA_TYPE),
        ("POST", path::LOGIN_FINISH, None, Some((MESSAGE_TYPE, b"{}")), Kind::UNSUPPORTED_MEDIA_TYPE),
        // Without the right, or with something else in its place.
        ("GET", &mailbox, None, None, Kind::NO_CREDENTIAL),
        ("GET", &mailbox, Some("Basic YTpi"), None, Kind::NO_CREDENTIAL),
        ("GET", &mailbox, Some("Capability short"), None, Kind::NO_CREDENTIAL),
        ("DELETE", &mailbox, session, None, Kind::NO_CREDENTIAL),
        ("GET", path::QUEUE, patient, None, Kind::NOT_LOGGED_IN),
        ("GET", path::VAULT, None, None, Kind::NOT_LOGGED_IN),
        ("PUT", &message, session, Some((MESSAGE_TYPE, &[0; WIRE_LEN])), Kind::MESSAGE_MISMATCH),
        // Addresses.
        ("GET", "/api/v1/mailboxes/short", patient, None, Kind::MALFORMED),
        ("GET", &format!("{mailbox}/messages?patient=-1"), patient, None, Kind::MALFORMED),
        ("PUT", &format!("{message}?transition=fly"), patient, Some((MESSAGE_TYPE, b"")), Kind::MALFORMED),
        ("GET", "/api/v1/nothing", None, None, Kind::NOT_FOUND),
        ("PATCH", &mailbox, patient, None, Kind::METHOD_NOT_ALLOWED),
        ("DELETE", path::DIRECTORY, None, None, Kind::METHOD_NOT_ALLOWED),
    ];
    for (method, path, by, body, kind) in cases {
        let answer = scene.ask(method, path, *by, *body);
        refused(&answer, *kind);
        let told = String::from_utf8_lossy(&answer.body);
        for secret in [&scene.patient, &scene.session].map(|header| header.split(' ').nth(1).unwrap()) {
            assert!(!told.contains(secret), "{method} {path}: {told}");
        }
    }

    assert_eq!(but_date(&scene.standing()), before);
    assert_eq!(but_date(&scene.ask("GET", path::VAULT, Some(&scene.session), None)), vault);
    refused(&scene.ask("GET", &fresh, patient, None), Kind::UNKNOWN_MAILBOX);
    assert_eq!(scene.messages(), std::slice::from_ref(&scene.first));
    scene.assert_log_tells_nothing();
}
