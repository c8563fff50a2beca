//! `secondok desk invite-doctor`: lets one doctor register, who is verified already or is going to apply.

use std::{fs, path::Path};

use secondok_api::directory::Profile;
use secondok_care::{
    clock::Clock,
    store::{AskedFor, InviteError, NewApplicant, NewDoctor},
};
use secondok_protocol::{
    Day,
    id::{DoctorId, InvitationCode},
};

use super::{VALID_DAYS, by_operator, log_in_name, with_store};
use crate::{apps, clock::SystemClock, config::Config, failure::Failure, output::say, randomness};

/// Makes the invitation and shows it, this once.
///
/// # Errors
///
/// When the log-in name or the profile is not possible, or somebody has them.
pub async fn run(config: &Path, login: &str, profile: Option<&Path>) -> Result<(), Failure> {
    let login = log_in_name(login)?;
    let Some(profile) = profile else { return invite_to_apply(config, login).await };
    let profile = read_profile(profile)?;
    let mut rng = randomness::generator();
    let code = InvitationCode::random(&mut rng);
    let valid_until = SystemClock::default().today() + VALID_DAYS;
    let new = NewDoctor {
        doctor: DoctorId::random(&mut rng),
        login: login.clone(),
        profile: profile.clone(),
        invitation: code.hash(),
        valid_until,
    };
    let (config, refused) =
        with_store(config, async |store| match store.invite_doctor(new, by_operator()).await {
            Ok(()) => Ok(None),
            Err(InviteError::LoginTaken) => {
                Ok(Some(format!("--login {login}: somebody has this log-in name.")))
            }
            Err(InviteError::SlugTaken) => Ok(Some(format!(
                "slug = {:?}: another doctor's page has this address. Choose another slug.",
                profile.slug
            ))),
            Err(InviteError::Store(error)) => Err(error),
        })
        .await?;
    if let Some(reason) = refused {
        return Err(Failure::new(format!("{reason} Nothing was changed.")));
    }
    say(letter(&config, &profile.name, &login, &code, valid_until));
    Ok(())
}

async fn invite_to_apply(config: &Path, login: String) -> Result<(), Failure> {
    let mut rng = randomness::generator();
    let code = InvitationCode::random(&mut rng);
    let valid_until = SystemClock::default().today() + VALID_DAYS;
    let (doctor, invitation) = (DoctorId::random(&mut rng), code.hash());
    let new = NewApplicant { doctor, login: login.clone(), invitation, valid_until };
    let (config, asked) =
        with_store(config, async |store| store.invite_applicant(new, Some(by_operator())).await).await?;
    match asked {
        AskedFor::Invited => say(letter(&config, &login, &login, &code, valid_until)),
        AskedFor::Known => {
            let reason = format!("--login {login}: somebody has this log-in name. Nothing was changed.");
            return Err(Failure::new(reason));
        }
    }
    Ok(())
}

/// `name`: what they are called in it.
fn letter(config: &Config, name: &str, login: &str, code: &InvitationCode, valid_until: Day) -> String {
    let code = code.to_text();
    let in_browser = if apps::has_doctors() {
        format!(
            "in a browser at\n\n  {url}\n\nwith the invitation\n\n  {code}\n\nor ",
            url = config.doctors_url
        )
    } else {
        String::new()
    };
    format!(
        "{name} is invited to {service} and can register until {valid_until} {in_browser}with the command\n\n  \
         secondok-cli --server {url} doctor register --invitation {code}\n\n\
         They will log in as {login}. The invitation is shown this once and is not kept: hand it over in person or\n\
         by a way on which only {name} reads it. Whoever has it first becomes this doctor.",
        service = config.name,
        url = config.doctors_url,
    )
}

fn read_profile(path: &Path) -> Result<Profile, Failure> {
    let shown = path.display();
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::usage(format!("--profile {shown}: cannot be read: {error}")))?;
    let profile: Profile =
        toml::from_str(&text).map_err(|error| Failure::usage(format!("--profile {shown}: {error}")))?;
    let faults = profile.faults();
    if faults.is_empty() {
        return Ok(profile);
    }
    let lines: Vec<String> =
        faults.iter().map(|(key, allowed)| format!("{shown}: {key}: expected {allowed}")).collect();
    Err(Failure::usage(lines.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROFILE: &str = r#"
        slug = "olena-koval"
        name = "Olena Koval"
        specialties = ["cardiology"]
        languages = ["uk", "en"]
        licensed_in = ["UA"]
        experience_years = 20
        price_units = 2
        answer_days = 5
        about.en = "Twenty years of listening to hearts."
    "#;

    fn read(text: &str) -> Result<Profile, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("profile.toml");
        fs::write(&path, text).expect("written");
        read_profile(&path).map_err(|failure| failure.to_string())
    }

    #[test]
    fn a_profile_is_read() {
        assert_eq!(read(PROFILE).expect("right").answer_days, 5);
    }

    #[test]
    fn every_fault_of_a_profile_is_told_with_what_is_taken() {
        let wrong = PROFILE.replace("answer_days = 5", "answer_days = 15").replace("\"UA\"", "\"Ukraine\"");
        let told = read(&wrong).expect_err("refused");
        assert!(
            told.contains("licensed_in: expected ISO 3166-1") && told.contains("answer_days: expected"),
            "{told}"
        );
        let told = read(&PROFILE.replace("price_units", "prise_units")).expect_err("refused");
        assert!(told.contains("prise_units") && told.contains("price_units"), "{told}");
    }

    #[tokio::test]
    async fn an_invitation_that_ran_out_can_be_made_again() {
        use secondok_care::store::{Store, StoreOptions};

        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("care.sqlite").display());
        let store = Store::open(&StoreOptions::new(url)).await.expect("opened");
        let today = Day::from_number(20_000);
        let invite = |number: u8, today: Day| {
            let new = NewDoctor {
                doctor: DoctorId::from_bytes([number; 16]),
                login: "olena@example.org".to_owned(),
                profile: read(PROFILE).expect("right"),
                invitation: InvitationCode::from_bytes([number; 16]).hash(),
                valid_until: today + VALID_DAYS,
            };
            store.invite_doctor(new, by_operator())
        };
        invite(1, today).await.expect("invited");
        assert_eq!(invite(2, today).await, Err(InviteError::LoginTaken));
        let later = today + VALID_DAYS + 1;
        store.delete_ended_sessions(later).await.expect("deleted");
        invite(2, later).await.expect("invited again");
        let code = InvitationCode::from_bytes([2; 16]).hash();
        let invitation = store.invitation(code, later).await.expect("readable").expect("good");
        assert_eq!(invitation.doctor, DoctorId::from_bytes([2; 16]));
    }
}
