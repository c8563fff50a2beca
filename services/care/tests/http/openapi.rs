//! The OpenAPI document describes the router, all of it and nothing else.

use std::collections::BTreeSet;

use http::Method;
use secondok_api::path;
use secondok_care::http::{COMMON, openapi};
use serde_json::Value;

use crate::app::{App, request};

#[tokio::test]
async fn every_operation_is_described_and_every_described_one_is_there() {
    let app = App::start().await;
    let paths = described(&app).await;
    let all = [
        path::DIRECTORY,
        path::KEY_LOG,
        path::NOTICES,
        path::SPECIALTY_KEYS,
        path::MAILBOX,
        path::MESSAGE,
        path::MESSAGES,
        path::EVENTS,
        path::ATTACHMENTS,
        path::ATTACHMENT,
        path::REGISTRATION_START,
        path::REGISTRATION_FINISH,
        path::LOGIN_START,
        path::LOGIN_FINISH,
        path::SESSION,
        path::VAULT,
        path::PREKEYS,
        path::QUEUE,
        path::DOCTOR_EVENTS,
        path::ACCOUNT,
        path::ERASURE,
        path::PROFILE,
        path::OTHER_SESSIONS,
        path::FACTOR,
        path::FACTOR_REMOVAL,
        path::DOCTOR_INVITATION,
        path::APPLICATION,
        path::APPLICATION_DOCUMENTS,
        path::APPLICATION_SUBMISSION,
        path::APPLICATION_RECALL,
        path::OPENAPI,
    ];
    assert_eq!(paths.iter().map(String::as_str).collect::<BTreeSet<_>>(), all.into());
}

#[tokio::test]
async fn every_operation_of_the_desk_is_described_and_every_described_one_is_there() {
    let mut app = App::start().await;
    app.go_to_the_desk();
    let all = [
        path::STAFF_REGISTRATION_START,
        path::STAFF_REGISTRATION_FINISH,
        path::STAFF_LOGIN_START,
        path::STAFF_LOGIN_FINISH,
        path::STAFF_SESSION,
        path::DESK_NOTICES,
        path::DESK_NOTICE,
        path::DESK_NOTICE_CHANGE,
        path::DESK_NOTICE_RELEASE,
        path::DESK_AUDIT,
        path::DESK_SUPPORT,
        path::DESK_SUPPORT_SHARES,
        path::DESK_SUPPORT_REKEY,
        path::DESK_SUPPORT_MAIL,
        path::DESK_APPLICATIONS,
        path::DESK_APPLICATION,
        path::DESK_APPLICATION_CHECKS,
        path::DESK_APPLICATION_STEPS,
        path::DESK_VERIFICATION,
        path::DESK_VERIFICATION_SHARES,
        path::DESK_VERIFICATION_REKEY,
        path::MAILBOX,
        path::MESSAGE,
        path::MESSAGES,
        path::EVENTS,
        path::ATTACHMENT,
        path::VAULT,
        path::PREKEYS,
        path::QUEUE,
        path::DOCTOR_EVENTS,
        path::DIRECTORY,
        path::OPENAPI,
    ];
    let paths = described(&app).await;
    assert_eq!(paths.iter().map(String::as_str).collect::<BTreeSet<_>>(), all.into());
}

/// The paths that the document of this origin describes, each with exactly the operations that are there.
async fn described(app: &App) -> Vec<String> {
    let document: Value = app.get(path::OPENAPI, None).await.read();
    let paths = document["paths"].as_object().unwrap();
    for (path, item) in paths {
        let described: BTreeSet<_> =
            item.as_object().unwrap().keys().map(|method| method.to_uppercase()).collect();
        let there = app.send(request(Method::TRACE, path, None).body("".into()).unwrap()).await;
        let allowed = there.headers["allow"].to_str().unwrap();
        // Wherever something can be got its head can be asked for.
        let implied = |method: &&str| *method == "HEAD" && !described.contains("HEAD");
        let allowed: BTreeSet<_> = allowed.split(',').filter(|it| !implied(it)).map(str::to_owned).collect();
        assert_eq!(described, allowed, "{path}");
    }
    paths.keys().cloned().collect()
}

#[test]
fn every_reference_leads_somewhere_and_every_answer_has_its_headers() {
    for (document, least) in [(openapi::document(), 100), (openapi::desk(), 20)] {
        whole(&serde_json::to_value(document).unwrap(), least);
    }
}

/// The document is whole, and has at least so many references.
fn whole(document: &Value, least: usize) {
    let mut references = Vec::new();
    collect(document, &mut references);
    assert!(references.len() > least);
    for reference in references {
        assert!(document.pointer(reference.strip_prefix('#').unwrap()).is_some(), "{reference}");
    }
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            for (status, response) in operation["responses"].as_object().unwrap() {
                for (name, _) in COMMON {
                    assert!(
                        response["headers"].get(name.as_str()).is_some(),
                        "{method} {path} {status} {name}"
                    );
                }
            }
        }
    }
}

fn collect(value: &Value, references: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(reference)) = map.get("$ref") {
                references.push(reference.clone());
            }
            map.values().for_each(|value| collect(value, references));
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, references)),
        _ => {}
    }
}
