//! Invented doctors who apply: one waits for a verifier, another one was checked and waits for a second.

use rand_core::CryptoRng;
use secondok_care::{Care, store::NewApplicant};
use secondok_client::{
    api::{
        desk::account::Account,
        verification::{Check, Credential, CredentialKind, Form, How, Step},
    },
    doctor::Doctor,
    protocol::{
        Day,
        id::{DoctorId, InvitationCode},
    },
};

use crate::{
    desk::AtDesk,
    play::{PlayError, failed},
    transport::InProcess,
    vault::MemoryVault,
};

/// What is told of where it went wrong.
const WHO: &str = "verification";
const GREETING: &str = "Here are my diploma and my licence. (Invented, as everything here.)";
const SOURCE: &str = "Public register of the chamber (invented)";
/// Days for which their licences hold.
const HOLDS: u32 = 700;

/// The first of the staff sets the account up and lets the other one in; two doctors apply, and one is proposed.
pub(crate) async fn play(
    care: &Care,
    [first, second]: &[AtDesk; 2],
    password: &str,
    rng: &mut (impl CryptoRng + Send),
) -> Result<(), PlayError> {
    let today = care.clock().today();
    let account = Account::Verification;
    first.set_up(account, today, rng).await.map_err(failed(WHO))?;
    let vault = MemoryVault::default();
    let mut verifiers = first.open(account, vault, today, rng).await.map_err(failed(WHO))?;
    first.let_in(&mut verifiers, second.session().staff, rng).await.map_err(failed(WHO))?;
    for (name, specialty, is_proposed) in
        [("Iryna Melnyk", "cardiology", true), ("Taras Shvets", "orthopaedics", false)]
    {
        let form = form(name, specialty, today);
        let doctor = apply(care, form, password, rng).await?;
        if is_proposed {
            propose(first, doctor).await?;
        }
    }
    Ok(())
}

fn form(name: &str, specialty: &str, today: Day) -> Form {
    let credential = |kind, issuer: &str, valid_until| Credential {
        kind,
        issuer: issuer.to_owned(),
        country: "UA".to_owned(),
        valid_until,
    };
    let about = [
        ("en", "I read images with care and answer in plain words."),
        ("uk", "Уважно дивлюся знімки й відповідаю просто."),
    ];
    Form {
        name: format!("{name} (demonstration)"),
        title: "Dr".to_owned(),
        specialties: vec![specialty.to_owned()],
        experience_years: 12,
        languages: vec!["uk".to_owned(), "en".to_owned()],
        about: about.map(|(code, text)| (code.to_owned(), text.to_owned())).into(),
        price_units: 40,
        answer_days: 5,
        credentials: vec![
            credential(CredentialKind::Diploma, "National Medical University (invented)", None),
            credential(CredentialKind::Licence, "Ministry of Health (invented)", Some(today + HOLDS)),
        ],
    }
}

/// Has a doctor register with an invitation that they asked for, show a word to the verifiers, and hand the form in.
async fn apply(
    care: &Care,
    form: Form,
    password: &str,
    rng: &mut (impl CryptoRng + Send),
) -> Result<DoctorId, PlayError> {
    let (today, transport) = (care.clock().today(), InProcess::new(care.router()));
    let first = form.name.split(' ').next().unwrap_or_default().to_lowercase();
    let login = format!("{first}.applies@demo.example");
    let (code, doctor) = (InvitationCode::random(rng), DoctorId::random(rng));
    let new = NewApplicant { doctor, login: login.clone(), invitation: code.hash(), valid_until: today };
    care.store().invite_applicant(new, None).await?;
    let registered = Doctor::<_, MemoryVault>::register(&transport, &code, password, today, rng).await;
    registered.map_err(failed(&login))?;
    let logged_in = Doctor::login(transport, MemoryVault::default(), &login, password, today, rng).await;
    let mut app = logged_in.map_err(failed(&login))?.doctor;
    let seen = app.application().await.map_err(failed(&login))?;
    app.save_form(seen.revision, form).await.map_err(failed(&login))?;
    let mut documents = app.documents(MemoryVault::default(), rng).await.map_err(failed(&login))?;
    let opened = app.open_documents(&mut documents, GREETING, today, rng).await;
    opened.map_err(failed(&login))?;
    let seen = app.application().await.map_err(failed(&login))?;
    app.submit_application(seen.revision).await.map_err(failed(&login))?;
    Ok(doctor)
}

/// Records that everything was confirmed, and proposes to approve.
async fn propose(verifier: &AtDesk, doctor: DoctorId) -> Result<(), PlayError> {
    let seen = verifier.application(doctor).await.map_err(failed(WHO))?.application.revision;
    let mut seen = verifier.step(doctor, seen, Step::Take).await.map_err(failed(WHO))?.application;
    for credential in seen.form.credentials.clone() {
        let check = Check {
            credential,
            how: How::Register,
            source: SOURCE.to_owned(),
            confirmed: true,
            next_due: Some(seen.today + HOLDS),
        };
        seen = verifier.record_check(doctor, seen.revision, check).await.map_err(failed(WHO))?.application;
    }
    verifier.step(doctor, seen.revision, Step::Propose).await.map_err(failed(WHO))?;
    Ok(())
}
