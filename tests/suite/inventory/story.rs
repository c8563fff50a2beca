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
use secondok_server::clock::SystemClock;
use secondok_testkit::{Server, rng};

use super::http::{Answer, ask};
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
    let told = server.run(&["desk", "invite-doctor", "--login", &login, "--profile", file.to_str().unwrap()]);
    let told = String::from_utf8(told.stdout).unwrap();
    let code = told.split("--invitation ").nth(1).and_then(|rest| rest.split_whitespace().next());
    code.unwrap_or_else(|| panic!("an invitation: {told}")).parse().unwrap()
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
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (mailbox, capability) = runtime.block_on(async {
        let (desk, device, rng) = (MemoryVault::default(), MemoryVault::default(), &mut rng(2));
        let doctor = people::doctor(server, &desk, rng).await;
        let mut patient = people::patient(server, &device, rng).await;
        let (_, keys) = people::ask(&mut patient, &doctor, rng).await;
        (keys.mailbox(), format!("Capability {}", keys.capability().to_text()))
    });
    let address = server.address();
    let (auth, version) = (("authorization", capability.as_str()), ("tus-resumable", "1.0.0"));
    let all = path::attachments(mailbox);
    let length = ("upload-length", "65536");
    let options = ask(address, "OPTIONS", &all, &[], &[]);
    let begun = ask(address, "POST", &all, &[auth, version, length], &[]);
    assert_eq!((options.status, begun.status), (204, 201));
    let location = begun.headers.iter().find(|(name, _)| name == "location").unwrap().1.clone();
    let append = [auth, version, ("upload-offset", "0"), ("content-type", "application/offset+octet-stream")];
    let kept = ask(address, "PATCH", &location, &append, &ATTACHMENT);
    let head = ask(address, "HEAD", &location, &[auth, version], &[]);
    let range = ask(address, "GET", &location, &[auth, ("range", "bytes=1-2")], &[]);
    assert_eq!((kept.status, head.status, range.status), (204, 200, 206));
    assert_eq!(range.body, ATTACHMENT[1..3]);
    vec![options, begun, kept, head, range]
}

/// The token of a session that has begun.
pub(super) fn session(server: &Server) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(registered(server, "vera", &mut rng(1)))
}
