//! Somebody to run the service for.

use rand_core::CryptoRng;
use secondok_api::path;
use secondok_care::clock::Clock;
use secondok_cli::transport::HttpTransport;
use secondok_client::{
    doctor::{Doctor, VAULT_NAME},
    protocol::id::InvitationCode,
    vault::Vault,
};
use secondok_demo::vault::MemoryVault;
use secondok_protocol::keys::ConsultationKeys;
use secondok_server::clock::SystemClock;
use secondok_testkit::{Server, rng};
use secondok_tests::{
    http::{Answer, ask},
    runtime,
};

use crate::people;

/// The password of every doctor here.
pub(super) const PASSWORD: &str = "a password of the tests";

/// What the desk publishes about the doctor of this slug.
fn profile(slug: &str) -> String {
    format!(
        "slug = '{slug}'\nname = 'Test {slug}'\nspecialties = ['cardiology']\nlanguages = ['en']\n\
         licensed_in = ['UA']\nexperience_years = 3\nprice_units = 1\nanswer_days = 5\nabout.en = 'Tests.'\n"
    )
}

/// Invites a doctor by the command, and answers the code.
pub(super) fn invited(server: &Server, slug: &str) -> InvitationCode {
    let file = server.home().join(format!("{slug}.toml"));
    std::fs::write(&file, profile(slug)).unwrap();
    let login = format!("{slug}@example.org");
    server.invitation(&["desk", "invite-doctor", "--login", &login, "--profile", file.to_str().unwrap()])
}

/// The way to the service.
pub(super) fn transport(server: &Server) -> HttpTransport {
    HttpTransport::new(server.url().parse().unwrap())
}

/// A doctor who has registered and logged in, and their session's token.
pub(super) async fn registered(server: &Server, slug: &str, rng: &mut impl CryptoRng) -> String {
    let code = invited(server, slug);
    let today = SystemClock::default().today();
    let transport = transport(server);
    Doctor::<_, MemoryVault>::register(&transport, &code, PASSWORD, today, rng).await.unwrap();
    let (vault, login) = (MemoryVault::default(), format!("{slug}@example.org"));
    Doctor::login(&transport, &vault, &login, PASSWORD, today, rng).await.unwrap();
    let device = vault.get(VAULT_NAME).await.unwrap().unwrap();
    let device: serde_json::Value = serde_json::from_slice(&device).unwrap();
    device["token"].as_str().unwrap().to_owned()
}

/// The shortest attachment that there is.
static ATTACHMENT: [u8; 65_536] = [7; 65_536];

/// Has a patient open a consultation and upload an attachment, and read a range of it; every answer on the way.
pub(super) fn uploaded(server: &Server) -> Vec<Answer> {
    let keys = runtime().block_on(async {
        let (desk, device, rng) = (MemoryVault::default(), MemoryVault::default(), &mut rng(2));
        let doctor = people::doctor(server, &desk, rng).await;
        let mut patient = people::patient(server, &device, rng).await;
        people::ask(&mut patient, &doctor, rng).await.1
    });
    let capability = capability(&keys);
    let options = ask(server.address(), "OPTIONS", &path::attachments(keys.mailbox()), &[], &[]);
    let (location, begun) = begin(server, &keys);
    let kept = append(server, &keys, &location);
    let (auth, version) = (("authorization", capability.as_str()), VERSION);
    let head = ask(server.address(), "HEAD", &location, &[auth, version], &[]);
    let range = ask(server.address(), "GET", &location, &[auth, ("range", "bytes=1-2")], &[]);
    assert_eq!((options.status, head.status, range.status), (204, 200, 206));
    assert_eq!(range.body, ATTACHMENT[1..3]);
    vec![options, begun, kept, head, range]
}

/// Of tus.
const VERSION: (&str, &str) = ("tus-resumable", "1.0.0");

/// The patient's credential for this consultation.
pub(super) fn capability(keys: &ConsultationKeys) -> String {
    format!("Capability {}", keys.capability().to_text())
}

/// Begins an upload; where it lies.
pub(super) fn begin(server: &Server, keys: &ConsultationKeys) -> (String, Answer) {
    let capability = capability(keys);
    let headers = [("authorization", capability.as_str()), VERSION, ("upload-length", "65536")];
    let begun = ask(server.address(), "POST", &path::attachments(keys.mailbox()), &headers, &[]);
    assert_eq!(begun.status, 201);
    let location = begun.headers.iter().find(|(name, _)| name == "location").unwrap().1.clone();
    (location, begun)
}

/// Brings all of it to the service.
pub(super) fn append(server: &Server, keys: &ConsultationKeys, location: &str) -> Answer {
    let capability = capability(keys);
    let offset = [("upload-offset", "0"), ("content-type", "application/offset+octet-stream")];
    let headers = [("authorization", capability.as_str()), VERSION, offset[0], offset[1]];
    let kept = ask(server.address(), "PATCH", location, &headers, &ATTACHMENT);
    assert_eq!(kept.status, 204);
    kept
}

/// Takes it away.
pub(super) fn remove(server: &Server, keys: &ConsultationKeys, location: &str) {
    let capability = capability(keys);
    let headers = [("authorization", capability.as_str()), VERSION];
    assert_eq!(ask(server.address(), "DELETE", location, &headers, &[]).status, 204);
}

/// The token of a session that has begun.
pub(super) fn session(server: &Server) -> String {
    runtime().block_on(registered(server, "vera", &mut rng(1)))
}
