//! `desk register`: joins the staff with an invitation.

use secondok_client::{api::problem::Kind, desk::Registration};
use serde::Serialize;

use crate::{app::App, args::Register, credentials, device, failure::Failure};

/// How often wrong digits are asked for again.
const ATTEMPTS: usize = 5;

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
    app.out.say_text("desk-factor");
    app.out.gap();
    app.out.verbatim(&format!("    {}", registration.key()));
    app.out.gap();
    app.out.say_text("desk-factor-link");
    app.out.gap();
    app.out.verbatim(&format!("    {second_factor}"));
    app.out.gap();
    for attempt in 1.. {
        let question = app.out.texts().text("desk-code-ask");
        let code = app.prompt.line(&mut app.out, &question)?;
        match registration.finish(&transport, &code).await {
            Ok(()) => break,
            Err(error) if error.is(Kind::WRONG_CODE) && attempt < ATTEMPTS => {
                let again = app.out.texts().text("desk-code-wrong");
                app.out.ask("", &again, true);
            }
            Err(error) => return Err(error.into()),
        }
    }
    app.out.object(&RegisteredObject { registered: login });
    app.out.say_text_with("desk-registered", &[("login", login.as_str().into())]);
    Ok(())
}
