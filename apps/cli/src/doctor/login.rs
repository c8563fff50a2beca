//! `doctor login`: opens a session, and the vault on this device.

use secondok_client::{
    api::problem::Kind,
    doctor::{LoginError, Numbers, session},
    protocol::Day,
    unfinished::Writings,
};
use serde::Serialize;

use super::{Here, queue::warn_of_keys};
use crate::{
    app::App, args::Login, credentials, device, factor, failure::Failure, home::Part, patient::warn_of_clock,
    show::date,
};

#[derive(Serialize)]
struct LoggedInObject<'a> {
    login: &'a str,
    valid_until: Day,
}

pub(super) async fn run(app: &mut App, args: &Login) -> Result<(), Failure> {
    let name = credentials::name(app, args.login.as_ref())?;
    let password = credentials::password(app, &args.password)?;
    let lock = app.home.lock()?;
    let transport = app.transport(&lock)?;
    let vault = app.home.vault(Part::Doctor, &lock)?;
    let before = session(&vault).await?;
    if before.as_ref().is_some_and(|before| !before.login.eq_ignore_ascii_case(name.trim())) {
        // What the other one has begun would be lost.
        let begun = Writings::load(&vault).await?.count();
        if begun > 0 {
            return Err(LoginError::OtherDoctor { unsent: begun }.into());
        }
    }
    let (today, mut rng) = (device::today()?, device::randomness()?);
    let here = app.home.vault(Part::Doctor, &lock)?;
    let logged_in = match Here::login(transport, here, &name, &**password, today, &mut rng).await {
        Err(LoginError::Service(error)) if error.is(Kind::CODE_NEEDED) => {
            let code = factor::code(app)?;
            let (transport, here) = (app.transport(&lock)?, app.home.vault(Part::Doctor, &lock)?);
            Here::login(transport, here, &name, (&**password, Some(&*code)), today, &mut rng).await
        }
        done => done,
    }?;
    if before.is_none_or(|before| before.doctor != logged_in.doctor.id()) {
        // What somebody else has worked on is of no use to this one.
        Writings::default().save(&vault).await?;
        Numbers::forget(&vault).await?;
    }
    warn_of_clock(&mut app.out, logged_in.clock);
    warn_of_keys(&mut app.out, logged_in.keys_not_renewed);
    let (login, valid_until) = (logged_in.doctor.login_name(), logged_in.doctor.session_until());
    app.out.object(&LoggedInObject { login, valid_until });
    let args = [("login", login.into()), ("date", date(app.out.texts(), valid_until).into())];
    app.out.say_text_with("login-done", &args);
    app.out.say_text("login-next");
    Ok(())
}
