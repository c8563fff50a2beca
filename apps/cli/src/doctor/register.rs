//! `doctor register`: registers with an invitation.

use secondok_client::doctor::{RegisterError, Registered};
use serde::Serialize;

use super::Here;
use crate::{app::App, args::Register, credentials, device, failure::Failure, output::Output};

#[derive(Serialize)]
struct RegisteredObject<'a> {
    login: &'a str,
    recovery_code: &'a str,
}

pub(super) async fn run(app: &mut App, args: &Register) -> Result<(), Failure> {
    let invitation = credentials::invitation(args)?;
    let transport = app.transport_alone()?;
    app.out.say_text("register-begin");
    let password = credentials::new_password(app, &args.password)?;
    let (today, mut rng) = (device::today()?, device::randomness()?);
    match Here::register(&transport, &invitation, &password, today, &mut rng).await {
        Ok(registered) => {
            show(&mut app.out, &registered);
            app.out.say_text_with("register-next", &[("login", registered.login.as_str().into())]);
            Ok(())
        }
        Err(RegisterError::MayBeDone { registered, error }) => {
            show(&mut app.out, &registered);
            Err(RegisterError::MayBeDone { registered, error }.into())
        }
        Err(error) => Err(error.into()),
    }
}

fn show(out: &mut Output, registered: &Registered) {
    let Registered { login, recovery_code, .. } = registered;
    out.object(&RegisteredObject { login, recovery_code });
    out.say_text("register-code");
    out.gap();
    out.verbatim(&format!("    {}", recovery_code.as_str()));
    out.gap();
    out.say_text("register-keep");
}
