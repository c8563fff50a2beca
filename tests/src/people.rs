//! People who use a real service over HTTP: doctors who are invited and register, patients with words of their own.

use rand_core::CryptoRng;
use secondok_api::directory::Profile;
use secondok_cli::transport::HttpTransport;
use secondok_client::{
    content::{Opinion, Request},
    doctor::{Doctor, VAULT_NAME},
    patient::{Ask, Patient},
    vault::Vault,
};
use secondok_demo::{
    data::{self, Act, Consultation},
    vault::MemoryVault,
};
use secondok_protocol::{
    Day,
    id::{DoctorId, InvitationCode},
    keys::ConsultationKeys,
    phrase::Phrase,
};
use secondok_testkit::Server;

/// The password of every doctor here.
pub const PASSWORD: &str = "a password that only this doctor has";

/// A patient's app.
pub type PatientsApp<'v> = Patient<HttpTransport, &'v MemoryVault>;
/// A doctor's app.
pub type DoctorsApp<'v> = Doctor<HttpTransport, &'v MemoryVault>;

/// The way to the service.
pub fn transport(server: &Server) -> HttpTransport {
    HttpTransport::new(server.url().parse().unwrap())
}

/// Today, as the service has it too.
pub fn today() -> Day {
    let since = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap();
    Day::from_unix_seconds(since.as_secs())
}

/// The consultation of the demonstration that goes furthest: it has an opinion.
pub fn written() -> (Consultation, Opinion) {
    let all = data::load().unwrap().consultations;
    let with_opinion = all.into_iter().find_map(|consultation| {
        let opinion = consultation.steps.iter().find_map(|step| match &step.act {
            Act::Opinion { opinion } => Some(opinion.clone()),
            _ => None,
        });
        opinion.map(|opinion| (consultation, opinion))
    });
    with_opinion.expect("the demonstration has an opinion")
}

/// What that consultation asks.
pub fn request() -> Request {
    written().0.request
}

/// Invites the doctor whom the demonstration's consultation asks, by the command; their log-in name and invitation.
pub fn invited(server: &Server) -> (String, InvitationCode) {
    let asked = written().0.doctor;
    let doctors = data::load().unwrap().doctors;
    let doctor = doctors.into_iter().find(|doctor| doctor.profile.slug == asked).unwrap();
    let profile: Profile = doctor.profile;
    let file = server.home().join("profile.toml");
    std::fs::write(&file, toml::to_string(&profile).unwrap()).unwrap();
    let profile = file.to_str().unwrap();
    let code = server.invitation(&["desk", "invite-doctor", "--login", &doctor.login, "--profile", profile]);
    (doctor.login, code)
}

/// That doctor, registered and logged in.
pub async fn doctor<'v>(server: &Server, vault: &'v MemoryVault, rng: &mut impl CryptoRng) -> DoctorsApp<'v> {
    let (login, code) = invited(server);
    let transport = transport(server);
    Doctor::<_, MemoryVault>::register(&transport, &code, PASSWORD, today(), rng).await.unwrap();
    Doctor::login(transport, vault, &login, PASSWORD, today(), rng).await.unwrap().doctor
}

/// The token of the session that a doctor's app keeps in its vault.
pub async fn token(vault: &MemoryVault) -> String {
    let device = vault.get(VAULT_NAME).await.unwrap().unwrap();
    let device: serde_json::Value = serde_json::from_slice(&device).unwrap();
    device["token"].as_str().unwrap().to_owned()
}

/// A patient with new words.
pub async fn patient<'v>(
    server: &Server,
    vault: &'v MemoryVault,
    rng: &mut impl CryptoRng,
) -> PatientsApp<'v> {
    Patient::create(transport(server), vault, rng).await.unwrap()
}

/// Asks the doctor what the demonstration's patient asks; the number of the consultation and its keys.
pub async fn ask(
    patient: &mut PatientsApp<'_>,
    doctor: &DoctorsApp<'_>,
    rng: &mut impl CryptoRng,
) -> (u32, ConsultationKeys) {
    ask_of(patient, doctor.id(), rng).await
}

/// The same of a doctor of whom only this is known.
pub async fn ask_of(
    patient: &mut PatientsApp<'_>,
    doctor: DoctorId,
    rng: &mut impl CryptoRng,
) -> (u32, ConsultationKeys) {
    let ask = Ask { doctor, request: request() };
    let index = patient.ask(ask, today(), rng).await.unwrap().summary.index;
    let phrase = Phrase::parse(&patient.words().join(" ")).unwrap();
    (index, ConsultationKeys::derive(&phrase, index))
}
