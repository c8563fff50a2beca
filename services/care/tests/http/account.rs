//! The doctor's account as a whole: a copy of it, its profile, its end.

use std::collections::BTreeSet;

use http::{Method, StatusCode};
use secondok_api::{
    account::{Account, AccountErasure},
    audit::Actor,
    bytes::Bytes,
    consultation::{Role, Transition},
    doctor::{LoginChallenge, LoginFinish, LoginStart},
    organisation::Organisation,
    path,
    problem::Kind,
    profile::{OwnProfile, ProfileChange},
    verification::{Check, Credential, CredentialKind, Form, How},
};
use secondok_protocol::{
    id::MessageHash,
    login::{ClientLogin, Password},
};
use serde_json::Value;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use crate::{
    app::{App, first_day},
    doctors::register,
};

/// Where the copy has what a column holds.
enum Place {
    /// At this pointer; `*` stands for every element.
    At(&'static str),
    /// Nowhere, because of this.
    Not(&'static str),
}
use Place::{At, Not};

const OPENS: &str = "it opens something: whoever reads the copy must not be able to log in or read by it";
const SEALED: &str =
    "sealed bytes that the doctor's app fetches and opens; how many there are is in the copy";
const ASKED_WITH: &str = "the number under which everything else stands";
const PATIENTS: &str =
    "a random day for the patient's erasure; the doctor is shown the last one that is possible";
const STAFFS: &str = "who of the staff did it: that is theirs";
const CHAIN: &str = "a hash of sealed bytes by which the service refuses a message out of order";

/// Every column of every table that has rows of a doctor's. A new one fails until somebody has decided.
const COLUMNS: &[(&str, Place)] = &[
    ("application.checked_from", Not("how many of the checks are told apart as earlier ones")),
    ("application.doctor", Not(ASKED_WITH)),
    ("application.form", At("/application/application/form")),
    ("application.last_by", Not(STAFFS)),
    ("application.last_step", Not("that the same step is not done twice: the log says who did what")),
    ("application.licensed_until", At("/application/licensed_until")),
    ("application.mailbox", At("/application/application/mailbox")),
    ("application.reviewer", Not(STAFFS)),
    ("application.revision", At("/application/application/revision")),
    ("application.since", At("/application/since")),
    ("application.standing", At("/application/application/standing")),
    ("consultation.answer_days", At("/consultations/*/answer_days")),
    ("consultation.capability", Not(OPENS)),
    ("consultation.doctor", Not(ASKED_WITH)),
    ("consultation.doctor_messages", At("/consultations/*/messages/doctor")),
    ("consultation.due", At("/consultations/*/due")),
    ("consultation.ended", At("/consultations/*/ended")),
    ("consultation.erase_on", Not(PATIENTS)),
    ("consultation.last_doctor", Not(CHAIN)),
    ("consultation.last_patient", Not(CHAIN)),
    ("consultation.mailbox", At("/consultations/*/mailbox")),
    ("consultation.opened", At("/consultations/*/opened")),
    ("consultation.patient_messages", At("/consultations/*/messages/patient")),
    ("consultation.state", At("/consultations/*/state")),
    ("credential_check.at", At("/application/application/checks/*/at")),
    ("credential_check.checker", Not(STAFFS)),
    ("credential_check.doctor", Not(ASKED_WITH)),
    ("credential_check.number", Not("the order in which they stand")),
    ("credential_check.record", At("/application/application/checks/*/check")),
    ("doctor.accepting", At("/accepting")),
    ("doctor.answer_days", At("/answer_days")),
    ("doctor.doctor", At("/doctor")),
    ("doctor.identity", At("/identity")),
    ("doctor.profile", At("/profile")),
    ("doctor.slug", At("/slug")),
    ("doctor_factor.code_step", At("/second_factor/code_step")),
    ("doctor_factor.doctor", Not(ASKED_WITH)),
    ("doctor_factor.generation", At("/second_factor/generation")),
    ("doctor_factor.is_on", At("/second_factor/on")),
    ("doctor_factor.wrong_at", At("/second_factor/wrong_at")),
    ("doctor_factor.wrong_codes", At("/second_factor/wrong_codes")),
    ("doctor_letter.doctor", Not(ASKED_WITH)),
    ("doctor_letter.since", At("/letter")),
    ("doctor_login.doctor", Not(ASKED_WITH)),
    ("doctor_login.login", At("/login")),
    ("doctor_login.record", Not(OPENS)),
    ("doctor_prekey.doctor", Not(ASKED_WITH)),
    ("doctor_prekey.encoded", At("/prekeys/*/encoded")),
    ("doctor_prekey.not_after", At("/prekeys/*/not_after")),
    ("doctor_prekey.not_before", At("/prekeys/*/not_before")),
    ("doctor_prekey.prekey", At("/prekeys/*/key")),
    ("doctor_session.doctor", Not(ASKED_WITH)),
    ("doctor_session.token", Not(OPENS)),
    ("doctor_session.valid_until", At("/sessions/*/valid_until")),
    ("doctor_specialty.doctor", Not(ASKED_WITH)),
    ("doctor_specialty.specialty", At("/listed_under/*")),
    ("doctor_vault.doctor", Not(ASKED_WITH)),
    ("doctor_vault.sealed", Not(SEALED)),
    ("doctor_vault.version", At("/vault/version")),
    ("invitation.code", Not(OPENS)),
    ("invitation.doctor", Not(ASKED_WITH)),
    ("invitation.login", At("/invitations/*/login")),
    ("invitation.valid_until", At("/invitations/*/valid_until")),
    ("licence_reminder.days", At("/reminded/days")),
    ("licence_reminder.doctor", Not(ASKED_WITH)),
    ("licence_reminder.licensed_until", At("/reminded/licensed_until")),
];

/// Every column of every table that has a doctor's number in it, as the database itself tells.
async fn columns(conn: &mut AnyConnection) -> Vec<String> {
    let text = "SELECT m.name || '.' || c.name AS name FROM sqlite_schema m, pragma_table_info(m.name) c \
                WHERE m.type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) d WHERE d.name = 'doctor')";
    let rows = sqlx::query(text).fetch_all(conn).await.unwrap();
    let mut columns: Vec<String> = rows.iter().map(|row| row.get("name")).collect();
    columns.sort();
    columns
}

/// What a column holds of this doctor, each value as the copy writes it.
async fn held(conn: &mut AnyConnection, column: &str, doctor: &[u8], like: &Value) -> BTreeSet<String> {
    let (table, name) = column.split_once('.').unwrap();
    let text = format!("SELECT {name} AS value, typeof({name}) AS kind FROM {table} WHERE doctor = $1");
    let rows = sqlx::query(AssertSqlSafe(text)).bind(doctor.to_vec()).fetch_all(conn).await.unwrap();
    let one = |row: &sqlx::any::AnyRow| match row.get::<String, _>("kind").as_str() {
        "null" => Value::Null,
        "text" if ["profile", "form", "record"].contains(&name) => {
            serde_json::from_str(&row.get::<String, _>("value")).unwrap()
        }
        "text" => row.get::<String, _>("value").into(),
        "blob" => {
            let bytes: Vec<u8> = row.get("value");
            let base64 = serde_json::to_value(Bytes(bytes.clone())).unwrap();
            // Numbers of things are in the other alphabet, unpadded.
            let url = base64.as_str().unwrap().replace('+', "-").replace('/', "_").replace('=', "");
            if like == &base64 { base64 } else { url.into() }
        }
        "integer" if ["accepting", "is_on"].contains(&name) => (row.get::<i64, _>("value") == 1).into(),
        "integer"
            if ["not_after", "not_before", "valid_until", "opened", "due", "ended", "licensed_until"]
                .contains(&name) =>
        {
            let number = u32::try_from(row.get::<i64, _>("value")).unwrap();
            serde_json::to_value(secondok_protocol::Day::from_number(number)).unwrap()
        }
        "integer" => row.get::<i64, _>("value").into(),
        other => panic!("{column} is {other}"),
    };
    rows.iter().map(|row| one(row).to_string()).collect()
}

/// What stands at this pointer.
fn at(value: &Value, pointer: &str) -> Vec<Value> {
    match pointer.split_once("/*") {
        None => vec![value.pointer(pointer).cloned().unwrap_or_else(|| panic!("nothing at {pointer}"))],
        Some((list, rest)) => {
            let list = value.pointer(list).and_then(Value::as_array).unwrap_or_else(|| panic!("no {list}"));
            list.iter().flat_map(|value| at(value, rest)).collect()
        }
    }
}

#[tokio::test]
async fn the_copy_has_every_column_that_a_doctor_has_rows_in() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let other = app.doctor("bob").await;
    app.session(doctor.id, first_day() + 3).await;
    let (first, _) = app.open(&doctor).await;
    app.open(&doctor).await;
    app.open(&other).await;
    app.say(first.mailbox, &doctor.auth, Role::Doctor, (0, MessageHash::NONE), Some(Transition::Decline))
        .await;
    // No operation invites somebody again who is registered; but if there were such a row, it would be theirs.
    let mut conn = app.connect().await;
    app.care.store().begin_factor(doctor.id).await.unwrap();
    assert!(app.care.store().add_factor(doctor.id, 1, 77, app.now()).await.unwrap());
    sqlx::query("INSERT INTO invitation (code, doctor, login, valid_until) VALUES (x'07', $1, 'ada2@example.org', 30000)")
        .bind(doctor.id.as_bytes().to_vec())
        .execute(&mut conn)
        .await
        .unwrap();

    sqlx::query("INSERT INTO application (doctor, standing, revision, since, form, mailbox, reviewer, licensed_until, checked_from) \
                 VALUES ($1, 'in-review', 7, 1800000000, $2, $3, $4, 30000, 0)")
        .bind(doctor.id.as_bytes().to_vec())
        .bind(serde_json::to_string(&Form { name: "Ada".to_owned(), ..Form::default() }).unwrap())
        .bind(vec![9; 32])
        .bind(vec![8; 16])
        .execute(&mut conn)
        .await
        .unwrap();
    for text in [
        "INSERT INTO licence_reminder (doctor, licensed_until, days) VALUES ($1, 30000, 30)",
        "INSERT INTO doctor_letter (doctor, since) VALUES ($1, 1800000002)",
    ] {
        sqlx::query(text).bind(doctor.id.as_bytes().to_vec()).execute(&mut conn).await.unwrap();
    }
    let credential = Credential {
        kind: CredentialKind::Licence,
        issuer: "x".to_owned(),
        country: "UA".to_owned(),
        valid_until: None,
    };
    let check = Check { credential, how: How::Call, source: "y".to_owned(), confirmed: true, next_due: None };
    sqlx::query(
        "INSERT INTO credential_check (doctor, number, at, checker, record) VALUES ($1, 1, 1800000001, $2, $3)",
    )
    .bind(doctor.id.as_bytes().to_vec())
    .bind(vec![8; 16])
    .bind(serde_json::to_string(&check).unwrap())
    .execute(&mut conn)
    .await
    .unwrap();

    let known: Vec<_> = COLUMNS.iter().map(|(column, _)| (*column).to_owned()).collect();
    assert_eq!(columns(&mut conn).await, known, "say where the copy has it, or why it does not");

    let reply = app.get(path::ACCOUNT, Some(&doctor.auth)).await;
    let copy: Value = reply.read();
    let whole = String::from_utf8(reply.body.to_vec()).unwrap();
    for (column, place) in COLUMNS {
        match place {
            At(pointer) => {
                let shown = at(&copy, pointer);
                let like = shown.first().cloned().unwrap_or_default();
                let held = held(&mut conn, column, doctor.id.as_bytes(), &like).await;
                assert!(!held.is_empty(), "the test puts something into {column}");
                let shown: BTreeSet<_> = shown.iter().map(Value::to_string).collect();
                assert_eq!(shown, held, "{column} at {pointer}");
            }
            Not(reason) => {
                assert!(!reason.is_empty());
                if *reason != ASKED_WITH && *reason != PATIENTS {
                    for value in held(&mut conn, column, doctor.id.as_bytes(), &Value::Null).await {
                        let value = value.trim_matches('"');
                        assert!(value.len() < 8 || !whole.contains(value), "{column} is in the copy");
                    }
                }
            }
        }
    }
    let account: Account = reply.read();
    assert_eq!(account.vault.bytes, 100);
    assert_eq!(account.sessions.iter().filter(|session| session.this).count(), 1);
    assert_eq!(account.consultations.len(), 2, "their own and nobody else's");
}

#[tokio::test]
async fn everybody_gets_their_own_account_and_nobody_without_a_session() {
    let organisation = Organisation {
        name: "Example Clinic".to_owned(),
        address: "1 Example Street".to_owned(),
        contact: "privacy@clinic.example".to_owned(),
        authority: "The authority".to_owned(),
    };
    let said = Some(organisation.clone());
    let mut app = App::put_together(|_| (), |parts| parts.organisation = said).await;
    let (ada, bob) = (app.doctor("ada").await, app.doctor("bob").await);
    for (doctor, login) in [(&ada, "ada@example.org"), (&bob, "bob@example.org")] {
        let account: Account = app.get(path::ACCOUNT, Some(&doctor.auth)).await.read();
        assert_eq!((account.doctor, account.login.as_str()), (doctor.id, login));
        assert_eq!(account.organisation.as_ref(), Some(&organisation));
    }
    let (patient, _) = app.open(&ada).await;
    let change = ProfileChange { from: own(&app, &ada.auth).await, to: own(&app, &ada.auth).await };
    for auth in [None, Some(patient.auth.as_str())] {
        app.get(path::ACCOUNT, auth).await.assert_refused(Kind::NOT_LOGGED_IN);
        app.json(Method::PUT, path::PROFILE, auth, &change).await.assert_refused(Kind::NOT_LOGGED_IN);
    }
    app.clock.advance_days(30);
    app.get(path::ACCOUNT, Some(&ada.auth)).await.assert_refused(Kind::NOT_LOGGED_IN);
    app.json(Method::PUT, path::PROFILE, Some(&ada.auth), &change).await.assert_refused(Kind::NOT_LOGGED_IN);
}

async fn own(app: &App, auth: &str) -> OwnProfile {
    let account: Account = app.get(path::ACCOUNT, Some(auth)).await.read();
    OwnProfile::of(&account.profile, account.accepting)
}

#[tokio::test]
async fn a_doctor_changes_what_is_theirs_and_nothing_that_was_verified() {
    let mut app = App::start().await;
    let (ada, bob) = (app.doctor("ada").await, app.doctor("bob").await);
    let auth = Some(ada.auth.as_str());
    let from = own(&app, &ada.auth).await;
    let verified = async |app: &App| {
        let account: Account = app.get(path::ACCOUNT, Some(&ada.auth)).await.read();
        let (profile, listed) = (account.profile, account.listed_under);
        let said = (profile.name, profile.title, profile.slug, account.slug);
        (said, profile.specialties, listed, profile.licensed_in, profile.experience_years)
    };
    let before = verified(&app).await;
    let mut to = OwnProfile { price_units: 3, answer_days: 9, ..from.clone() };
    to.about.insert("en".to_owned(), "I <b>listen</b>.\n\nTo hearts.".to_owned());
    let change = ProfileChange { from: from.clone(), to: to.clone() };
    for _ in 0..2 {
        let reply = app.json(Method::PUT, path::PROFILE, auth, &change).await;
        assert_eq!(reply.status, StatusCode::NO_CONTENT);
    }
    assert_eq!(own(&app, &ada.auth).await, to);
    assert_eq!(verified(&app).await, before, "what was verified stays");
    assert_eq!(own(&app, &bob.auth).await, from, "another doctor's is another doctor's");
    let page = app.get("/doctors/ada", None).await;
    let page = String::from_utf8(page.body.to_vec()).unwrap();
    assert!(page.contains("I &#60;b&#62;listen&#60;/b&#62;.") && page.contains("within 9 days"), "{page}");

    // The other device, which has not seen it.
    let late = ProfileChange { from: from.clone(), to: OwnProfile { price_units: 1, ..to.clone() } };
    let late = OwnProfile { price_units: 8, ..late.to };
    let late = ProfileChange { from, to: late };
    app.json(Method::PUT, path::PROFILE, auth, &late).await.assert_refused(Kind::PROFILE_CHANGED);

    let fields = ["name", "title", "slug", "specialties", "licensed_in", "experience_years"];
    for field in fields {
        let mut body = serde_json::to_value(ProfileChange { from: to.clone(), to: to.clone() }).unwrap();
        body["to"][field] = serde_json::json!("Somebody Else");
        app.json(Method::PUT, path::PROFILE, auth, &body).await.assert_refused(Kind::MALFORMED);
    }
    for hidden in ["a\u{202e}b", "a\u{1b}[2Jb", ""] {
        let mut wrong = to.clone();
        wrong.about.insert("uk".to_owned(), hidden.to_owned());
        let wrong = ProfileChange { from: to.clone(), to: wrong };
        let reply = app.json(Method::PUT, path::PROFILE, auth, &wrong).await;
        reply.assert_refused(Kind::BAD_PROFILE);
        assert!(reply.problem().detail.unwrap().starts_with("about: expected"));
    }
    assert_eq!(own(&app, &ada.auth).await, to, "what was refused changed nothing");
}

#[tokio::test]
async fn the_longest_profile_fits() {
    let mut app = App::start().await;
    let ada = app.doctor("ada").await;
    let from = own(&app, &ada.auth).await;
    let codes = (b'a'..=b'i').map(|letter| format!("e{}", char::from(letter)));
    let about = codes.chain(["en".to_owned()]).map(|code| (code, "\u{1f642}".repeat(4_000))).collect();
    let change = ProfileChange { to: OwnProfile { about, ..from.clone() }, from };
    let reply = app.json(Method::PUT, path::PROFILE, Some(&ada.auth), &change).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
}

/// What an erasure is asked for with, and the session that goes with it.
async fn proof(app: &mut App, login: &str, password: &str) -> Option<AccountErasure> {
    let (client, request) = ClientLogin::start(Password::new(password), &mut app.rng).unwrap();
    let start = LoginStart { login: login.to_owned(), request: request.into(), ticket: None };
    let challenge: LoginChallenge = app.json(Method::POST, path::LOGIN_START, None, &start).await.read();
    let (finalization, _) = client.finish(login, &challenge.response.0, &mut app.rng).ok()?;
    Some(AccountErasure { exchange: challenge.exchange, finalization: finalization.into(), code: None })
}

#[tokio::test]
async fn an_account_is_erased_with_the_session_and_the_password() {
    let mut app = App::start().await;
    let (ada, login, code) = app.invite("ada").await;
    register(&mut app, &code, |_| {}).await.unwrap();
    let (bob, _, code) = app.invite("bob").await;
    register(&mut app, &code, |_| {}).await.unwrap();
    let (session, other) =
        (app.session(ada, first_day() + 29).await, app.session(bob, first_day() + 29).await);
    let erase = async |app: &App, auth: Option<&str>, proof: &AccountErasure| {
        app.json(Method::POST, path::ERASURE, auth, proof).await
    };

    // Without one of the two, nothing.
    let right = proof(&mut app, &login, "right").await.unwrap();
    erase(&app, None, &right).await.assert_refused(Kind::NOT_LOGGED_IN);
    erase(&app, Some(&other), &right).await.assert_refused(Kind::WRONG_LOGIN);
    assert!(proof(&mut app, &login, "wrong").await.is_none());
    let wrong = AccountErasure { finalization: vec![5; 64].into(), ..right.clone() };
    erase(&app, Some(&session), &wrong).await.assert_refused(Kind::WRONG_LOGIN);
    let mangled = AccountErasure { exchange: vec![1; 100].into(), ..right.clone() };
    erase(&app, Some(&session), &mangled).await.assert_refused(Kind::WRONG_LOGIN);
    app.clock.advance_seconds(61);
    erase(&app, Some(&session), &right).await.assert_refused(Kind::WRONG_LOGIN);
    assert_eq!(app.get(path::ACCOUNT, Some(&session)).await.status, StatusCode::OK);

    let right = proof(&mut app, &login, "right").await.unwrap();
    assert_eq!(erase(&app, Some(&session), &right).await.status, StatusCode::NO_CONTENT);
    for auth in [Some(session.as_str()), None] {
        let again = erase(&app, auth, &right).await;
        assert_eq!(again.status, StatusCode::NO_CONTENT, "who did not get the first answer gets the same");
    }
    for path in [path::ACCOUNT, path::VAULT, path::QUEUE] {
        app.get(path, Some(&session)).await.assert_refused(Kind::NOT_LOGGED_IN);
    }
    let page = app.get("/doctors/ada", None).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(proof(&mut app, &login, "right").await.is_none(), "nobody has that name");
    let AccountErasure { exchange, finalization, .. } = right.clone();
    let late = LoginFinish { exchange, finalization, code: None };
    let late = app.json(Method::POST, path::LOGIN_FINISH, None, &late).await;
    late.assert_refused(Kind::WRONG_LOGIN);
    assert_eq!(app.get(path::ACCOUNT, Some(&other)).await.status, StatusCode::OK, "others stay");
    app.clock.advance_seconds(61);
    erase(&app, Some(&session), &right).await.assert_refused(Kind::NOT_LOGGED_IN);
    assert_eq!(app.log_size(), 0, "and nothing of it is left in the log of the database");
}

#[tokio::test]
async fn an_account_is_not_erased_while_patients_wait() {
    let mut app = App::start().await;
    let (id, login, code) = app.invite("ada").await;
    register(&mut app, &code, |_| {}).await.unwrap();
    let auth = app.session(id, first_day() + 29).await;
    let key =
        app.care.store().account(id, secondok_protocol::id::SecretHash::from_bytes([0; 32]), first_day());
    let key = key.await.unwrap().unwrap().prekeys[0].key;
    let patient = app.patient();
    let wire = app.wire(Role::Patient, 0, MessageHash::NONE, key);
    let hash = MessageHash::of(&wire);
    assert_eq!(app.open_as(&patient, id, wire).await.status, StatusCode::OK);

    let right = proof(&mut app, &login, "right").await.unwrap();
    let refused = app.json(Method::POST, path::ERASURE, Some(&auth), &right).await;
    refused.assert_refused(Kind::CONSULTATIONS_RUNNING);
    assert_eq!(refused.problem().detail.unwrap(), "Running: 1.");
    assert_eq!(app.get(path::ACCOUNT, Some(&auth)).await.status, StatusCode::OK);

    app.say(patient.mailbox, &patient.auth, Role::Patient, (1, hash), Some(Transition::Withdraw)).await;
    let right = proof(&mut app, &login, "right").await.unwrap();
    let done = app.json(Method::POST, path::ERASURE, Some(&auth), &right).await;
    assert_eq!(done.status, StatusCode::NO_CONTENT);
    let read = app.get(&path::messages(patient.mailbox, Default::default()), Some(&patient.auth)).await;
    assert_eq!(read.frames().len(), 3, "the patient reads on until their own day");
}

#[tokio::test]
async fn the_copy_has_what_the_audit_log_says_of_the_doctor() {
    let mut app = App::start().await;
    let (doctor, other) = (app.doctor("ada").await, app.doctor("bob").await);
    app.care.store().set_accepting(doctor.id, false, app.operator()).await.unwrap();
    app.care.store().set_accepting(other.id, false, app.operator()).await.unwrap();
    let account: Account = app.get(path::ACCOUNT, Some(&doctor.auth)).await.read();
    let said: Vec<_> = account.log.iter().map(|entry| (entry.by, entry.event.name())).collect();
    let (own, operator) = (Actor::Doctor(doctor.id), Actor::Operator);
    assert_eq!(
        said,
        [
            (operator, "doctor-paused"),
            (own, "doctor-logged-in"),
            (own, "doctor-registered"),
            (operator, "doctor-invited")
        ]
    );
}
