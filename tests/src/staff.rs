//! The staff of a real service: invited by the command, registered and logged in over HTTP.

use std::time::SystemTime;

use rand_core::CryptoRng;
use secondok_api::desk::{Roles, account::Account};
use secondok_care::{
    audit::Stamp,
    clock::Timestamp,
    store::{Store, StoreOptions},
};
use secondok_cli::transport::HttpTransport;
use secondok_client::{
    desk::{Desk, Registration, VAULT_NAME},
    doctor::Standing,
    vault::Vault,
};
use secondok_demo::vault::MemoryVault;
use secondok_protocol::id::InvitationCode;
use secondok_testkit::Server;
pub use totp_rs::Totp;

use crate::people::{DoctorsApp, PASSWORD, today};

/// The desk of somebody who has logged in.
pub type StaffsDesk<'v> = Desk<HttpTransport, &'v MemoryVault>;

/// What an authenticator shows at this many periods from now, on a service whose clock goes so many days ahead.
pub fn code(authenticator: &Totp, periods: u64, days_ahead: u64) -> String {
    let now = SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs();
    authenticator.generate(now + days_ahead * 86_400 + periods * 30).to_string()
}

/// The authenticator of somebody who has typed this key into it.
pub fn authenticator(key: &str) -> Totp {
    let key: String = key.split_whitespace().collect();
    Totp::from_url(format!("otpauth://totp/SeconDOK:somebody?secret={key}&issuer=SeconDOK")).unwrap()
}

/// Invites somebody to the staff by the command; the invitation.
pub fn invited(server: &Server, name: &str, role: &str) -> InvitationCode {
    let login = format!("{name}@example.org");
    server.invitation(&["desk", "invite-staff", "--login", &login, "--role", role])
}

/// Somebody of this name and role who has registered; their authenticator.
pub async fn registered(server: &Server, name: &str, role: &str, rng: &mut impl CryptoRng) -> Totp {
    let transport = transport(server);
    let invitation = invited(server, name, role);
    let registration = Registration::begin(&transport, invitation, PASSWORD, rng).await.unwrap();
    let authenticator = Totp::from_url(&registration.second_factor).unwrap();
    registration.finish(&transport, &code(&authenticator, 0, 0)).await.unwrap();
    authenticator
}

/// Logs in who has registered, on a service whose clock goes so many days ahead; the token of the session.
pub async fn logged_in<'v>(
    server: &Server,
    device: &'v MemoryVault,
    (name, authenticator): (&str, &Totp),
    days_ahead: u64,
    rng: &mut impl CryptoRng,
) -> (StaffsDesk<'v>, String) {
    // The code of the next period is taken already, and no code is taken twice.
    let (login, next) = (format!("{name}@example.org"), code(authenticator, 1, days_ahead));
    let desk = Desk::login(transport(server), device, &login, PASSWORD, &next, rng).await.unwrap();
    let kept = device.get(VAULT_NAME).await.unwrap().unwrap();
    let kept: serde_json::Value = serde_json::from_slice(&kept).unwrap();
    (desk, kept["token"].as_str().unwrap().to_owned())
}

/// Ada registers, logs in with this device and sets support up.
pub async fn sets_support_up(server: &Server, device: &MemoryVault, rng: &mut impl CryptoRng) {
    let authenticator = registered(server, "ada", "support", rng).await;
    let (desk, _) = logged_in(server, device, ("ada", &authenticator), 0, rng).await;
    desk.set_up(Account::Support, today(), rng).await.unwrap();
}

/// The desk of whoever is logged in with this device.
pub async fn at_desk<'v>(server: &Server, device: &'v MemoryVault) -> StaffsDesk<'v> {
    Desk::load(transport(server), device).await.unwrap().unwrap()
}

/// Support, as it is opened with this device by whoever was let in.
pub async fn at_support<'v>(
    server: &Server,
    device: &MemoryVault,
    vault: &'v MemoryVault,
    rng: &mut impl CryptoRng,
) -> DoctorsApp<'v> {
    at_desk(server, device).await.open(Account::Support, vault, today(), rng).await.unwrap()
}

/// Answers whoever waits; somebody does.
pub async fn answers_waiting(server: &Server, device: &MemoryVault, text: &str, rng: &mut impl CryptoRng) {
    let vault = MemoryVault::default();
    let mut support = at_support(server, device, &vault, rng).await;
    let mut waiting = support.queue(today(), rng).await.unwrap().items;
    waiting.retain(|one| Standing::of(one.state.state) == Standing::Waits);
    assert!(!waiting.is_empty(), "somebody waits");
    for one in waiting {
        support.answer_support(one.mailbox, text, rng).await.unwrap();
    }
}

/// The way to the desk's origin.
pub fn transport(server: &Server) -> HttpTransport {
    HttpTransport::new(server.desk_url().parse().unwrap())
}

/// Takes every role of somebody, in the database of the running service.
pub async fn loses_every_role(server: &Server, name: &str) {
    let file = server.data().join("care.sqlite");
    let store = Store::open(&StoreOptions::new(format!("sqlite:{}", file.display()))).await.unwrap();
    assert!(
        store
            .set_roles(
                &format!("{name}@example.org"),
                Roles::new(),
                Stamp::operator(Timestamp::beginning(today()))
            )
            .await
            .unwrap()
    );
    store.close().await;
}
