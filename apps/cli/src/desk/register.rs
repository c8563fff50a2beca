//! `desk register`: joins the staff with an invitation.

use secondok_client::desk::Registration;
use serde::Serialize;

use crate::{app::App, args::Register, credentials, device, factor, failure::Failure};

#[derive(Serialize)]
struct FactorObject<'a> {
    login: &'a str,
    second_factor: &'a str,
}

#[derive(Serialize)]
struct RegisteredObject<'a> {
    registered: &'a str,
}

pub(super) async fn run(app: &mut App, args: &Register) -> Result<(), Failure> {
    let invitation = credentials::invitation(args)?;
    let transport = app.transport_alone()?;
    app.out.say_text("register-begin");
    let password = credentials::new_password(app, &args.password)?;
    let registration =
        Registration::begin(&transport, invitation, &password, &mut device::randomness()?).await?;
    let Registration { login, second_factor, .. } = &registration;
    app.out.object(&FactorObject { login, second_factor });
    factor::show(app, second_factor);
    factor::tried(app, factor::is_wrong_code, async |code| registration.finish(&transport, code).await)
        .await?;
    app.out.object(&RegisteredObject { registered: login });
    app.out.say_text_with("desk-registered", &[("login", login.as_str().into())]);
    Ok(())
}
