//! `secondok desk staff`, `invite-staff`, `set-roles` and `remove-staff`: who is of the staff, and what they may do.

use std::path::Path;

use secondok_api::desk::{Role, Roles};
use secondok_care::{
    clock::Clock,
    store::{NewStaff, StaffLoginTaken},
};
use secondok_protocol::id::{InvitationCode, StaffId};

use super::{VALID_DAYS, by_operator, in_words, log_in_name, with_store};
use crate::{apps, clock::SystemClock, failure::Failure, output::say, randomness};

/// Says who is of the staff, and what each may do.
///
/// # Errors
///
/// When the database cannot be read.
pub async fn list(config: &Path) -> Result<(), Failure> {
    let (_, staff) = with_store(config, async |store| store.staff().await).await?;
    if staff.is_empty() {
        say(
            "Nobody is of the staff yet. To invite somebody: secondok desk invite-staff --login NAME --role ROLE",
        );
    }
    for one in staff {
        say(format!("{}: {}", one.login, in_words(&one.roles)));
    }
    Ok(())
}

/// Makes an invitation and shows it, this once.
///
/// # Errors
///
/// When the log-in name is not possible, or somebody has it.
pub async fn invite(config: &Path, login: &str, roles: &[Role]) -> Result<(), Failure> {
    let (login, roles) = (log_in_name(login)?, Roles::from_iter(roles.iter().copied()));
    let mut rng = randomness::generator();
    let (code, today) = (InvitationCode::random(&mut rng), SystemClock::default().today());
    let valid_until = today + VALID_DAYS;
    let new = NewStaff {
        staff: StaffId::random(&mut rng),
        login: login.clone(),
        roles: roles.clone(),
        invitation: code.hash(),
        valid_until,
    };
    let (config, invited) =
        with_store(config, async |store| store.invite_staff(new, by_operator()).await).await?;
    invited.map_err(|StaffLoginTaken| {
        Failure::new(format!("--login {login}: somebody has this log-in name. Nothing was changed."))
    })?;
    let code = code.to_text();
    let in_browser = if apps::has_desk() {
        format!("in a browser at\n\n  {}\n\nwith the invitation\n\n  {code}\n\nor ", config.desk_url)
    } else {
        String::new()
    };
    say(format!(
        "{login} is invited to the desk of {service} ({roles}) and can register until {valid_until} {in_browser}with the command\n\n  \
         secondok-cli --server {url} desk register --invitation {code}\n\n\
         They need an authenticator app for the second factor. The invitation is shown this once and is not kept: hand it\n\
         over in person or by a way on which only they read it. Whoever has it first becomes {login}.",
        service = config.name,
        roles = in_words(&roles),
        url = config.desk_url,
    ));
    Ok(())
}

/// Says what somebody may do; a running service heeds it from the next request on.
///
/// # Errors
///
/// When nobody has the log-in name.
pub async fn set_roles(config: &Path, login: &str, roles: &[Role]) -> Result<(), Failure> {
    let (login, roles) = (log_in_name(login)?, Roles::from_iter(roles.iter().copied()));
    let (_, found) =
        with_store(config, async |store| store.set_roles(&login, roles.clone(), by_operator()).await).await?;
    require(found, &login)?;
    say(format!("{login}: {} from now on.", in_words(&roles)));
    Ok(())
}

/// Removes somebody from the staff; a running service heeds it from the next request on.
///
/// # Errors
///
/// When nobody has the log-in name.
pub async fn remove(config: &Path, login: &str) -> Result<(), Failure> {
    let login = log_in_name(login)?;
    let (_, found) =
        with_store(config, async |store| store.remove_staff(&login, by_operator()).await).await?;
    require(found, &login)?;
    say(format!("{login} is not of the staff any more, and is logged out everywhere."));
    Ok(())
}

fn require(found: bool, login: &str) -> Result<(), Failure> {
    found.then_some(()).ok_or_else(|| {
        Failure::new(format!(
            "--login {login}: nobody of the staff has this log-in name. Nothing was changed. \
             Who is there: secondok desk staff"
        ))
    })
}
