//! A doctor of the measured service, and what a log-in costs it.

use bytes::Bytes;
use http::Method;
use rand_chacha::ChaCha20Rng;
use secondok_api::{doctor as api, path};
use secondok_protocol::{
    Day,
    id::{DoctorId, InvitationCode},
    identity::{DoctorIdentity, IdentityKey},
    login::{ClientLogin, ClientRegistration, Password},
    prekey::{CurrentPrekey, DoctorPrekeys, UnverifiedPrekey},
};
use secondok_testkit::Server;
use serde::{Serialize, de::DeserializeOwned};

use crate::{http::Connection, process::processor_time, report::Row};

const LOGIN: &str = "measured@example.org";
const PASSWORD: &str = "a password only for measuring";
const LOG_INS: u32 = 200;

/// A registered doctor, with what patients need to ask them.
pub(crate) struct Doctor {
    pub(crate) id: DoctorId,
    pub(crate) prekey: CurrentPrekey,
    /// The `Authorization` header of a session.
    pub(crate) session: String,
}

fn profile() -> &'static str {
    "slug = 'measured'\nname = 'Measured'\nspecialties = ['cardiology']\nlanguages = ['en']\nlicensed_in = ['UA']\n\
     experience_years = 9\nprice_units = 2\nanswer_days = 5\n[about]\nen = 'Only for measuring.'\n"
}

/// Invites and registers a doctor as the desk and the doctor would.
pub(crate) async fn register(server: &Server, rng: &mut ChaCha20Rng) -> Doctor {
    let file = server.home().join("profile.toml");
    std::fs::write(&file, profile()).expect("written");
    let invited =
        server.run(&["desk", "invite-doctor", "--login", LOGIN, "--profile", file.to_str().expect("UTF-8")]);
    let letter = String::from_utf8_lossy(&invited.stdout).into_owned();
    let invitation: InvitationCode = letter
        .split_whitespace()
        .find_map(|word| word.parse().ok())
        .unwrap_or_else(|| panic!("an invitation: {letter}{}", String::from_utf8_lossy(&invited.stderr)));

    let mut connection = Connection::open(server.address()).await;
    let (registration, request) =
        ClientRegistration::start(Password::new(PASSWORD), rng).expect("a password");
    let started = api::RegistrationStart { request: request.into() };
    let invited = format!("{} {}", path::INVITATION_SCHEME, invitation.to_text());
    let challenge: api::RegistrationChallenge =
        post(&mut connection, path::REGISTRATION_START, Some(&invited), &started).await;
    let (record, _) = registration.finish(LOGIN, &challenge.response.0, rng).expect("a response");
    let identity = DoctorIdentity::generate(challenge.doctor, rng);
    let mut prekeys = DoctorPrekeys::new();
    let today = today(&mut connection).await;
    prekeys.rotate(today, rng);
    let published = prekeys.published(&identity, today);
    let finish = api::RegistrationFinish {
        record: record.into(),
        identity: identity.public().as_bytes().to_vec().into(),
        vault: vec![0; 2_000].into(),
        prekeys: published.iter().cloned().map(Into::into).collect(),
    };
    let body = serde_json::to_vec(&finish).expect("JSON");
    connection
        .call(Method::POST, path::REGISTRATION_FINISH, Some(&invited), Some("application/json"), body.into())
        .await;
    let key = IdentityKey::from_bytes(challenge.doctor, identity.public().as_bytes()).expect("a key");
    let prekey =
        UnverifiedPrekey::parse(&published[0]).expect("a prekey").verify(&key, today, 0).expect("current");
    let session = session(&mut connection, rng).await;
    Doctor { id: challenge.doctor, prekey, session }
}

/// Logs in; the value of the `Authorization` header.
pub(crate) async fn session(connection: &mut Connection, rng: &mut ChaCha20Rng) -> String {
    let (login, request) = ClientLogin::start(Password::new(PASSWORD), rng).expect("a password");
    let start = api::LoginStart { login: LOGIN.to_owned(), request: request.into(), ticket: None };
    let challenge: api::LoginChallenge = post(connection, path::LOGIN_START, None, &start).await;
    let (finalization, _) = login.finish(LOGIN, &challenge.response.0, rng).expect("the right password");
    let finish =
        api::LoginFinish { exchange: challenge.exchange, finalization: finalization.into(), code: None };
    let session: api::Session = post(connection, path::LOGIN_FINISH, None, &finish).await;
    format!("{} {}", path::SESSION_SCHEME, session.token.to_text())
}

/// Server processor time of a log-in.
pub(crate) async fn log_in() -> Vec<Row> {
    let server = Server::start();
    let mut rng = secondok_testkit::rng(3);
    register(&server, &mut rng).await;
    let mut connection = Connection::open(server.address()).await;
    session(&mut connection, &mut rng).await;
    let before = processor_time(server.pid());
    for _ in 0..LOG_INS {
        session(&mut connection, &mut rng).await;
    }
    let each = (processor_time(server.pid()) - before).as_secs_f64() * 1e3 / f64::from(LOG_INS);
    vec![Row::bound("a doctor's log-in, server processor time", each, "ms", 1.0)]
}

async fn today(connection: &mut Connection) -> Day {
    let answer = connection.call(Method::GET, path::DIRECTORY, None, None, Bytes::new()).await;
    serde_json::from_slice::<secondok_api::directory::Directory>(&answer).expect("a directory").today
}

async fn post<T: DeserializeOwned>(
    connection: &mut Connection,
    path: &str,
    authorization: Option<&str>,
    body: &impl Serialize,
) -> T {
    let body = serde_json::to_vec(body).expect("JSON");
    let answer =
        connection.call(Method::POST, path, authorization, Some("application/json"), body.into()).await;
    serde_json::from_slice(&answer).expect("the answer that the path promises")
}
