//! `desk login`: opens a session, with the password and the second factor.

use serde::Serialize;

use super::Here;
use crate::{app::App, args::DeskLogin, credentials, device, factor, failure::Failure, home::Part};

#[derive(Serialize)]
struct LoggedInObject<'a> {
    login: &'a str,
    roles: Vec<&'static str>,
    expires: u64,
}

pub(super) async fn run(app: &mut App, args: &DeskLogin) -> Result<(), Failure> {
    let name = credentials::name(app, args.login.as_ref())?;
    let password = credentials::password(app, &args.password)?;
    let code = factor::code(app)?;
    let lock = app.home.lock()?;
    let (transport, vault) = (app.transport(&lock)?, app.home.vault(Part::Desk, &lock)?);
    let here = Here::login(transport, vault, &name, &password, &code, &mut device::randomness()?).await?;
    let session = here.session();
    let roles = Vec::from_iter(session.roles.iter().map(|role| role.name()));
    app.out.object(&LoggedInObject { login: &session.login, roles, expires: session.expires });
    app.out.say_text_with("desk-login-done", &[("login", session.login.as_str().into())]);
    app.out.say_text("desk-login-next");
    Ok(())
}
