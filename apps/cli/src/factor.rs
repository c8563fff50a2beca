//! Second factors: how one is shown, and how its six digits are asked for.

use secondok_client::{api::problem::Kind, otpauth};

use crate::{app::App, failure::Failure};

/// How often wrong digits are asked for again.
const ATTEMPTS: usize = 5;

/// Shows a second factor that is being set up, this once: its key, and its address `otpauth://totp/…`.
pub(crate) fn show(app: &mut App, address: &str) {
    app.out.say_text("desk-factor");
    app.out.gap();
    app.out.verbatim(&format!("    {}", otpauth::key(address)));
    app.out.gap();
    app.out.say_text("desk-factor-link");
    app.out.gap();
    app.out.verbatim(&format!("    {address}"));
    app.out.gap();
}

/// Asks for the six digits.
pub(crate) fn code(app: &mut App) -> Result<String, Failure> {
    let question = app.out.texts().text("desk-code-ask");
    app.prompt.line(&mut app.out, &question)
}

/// Asks for the six digits and tries them, again where they were wrong. `is_wrong` says whether that is what failed.
pub(crate) async fn tried<E: Into<Failure>>(
    app: &mut App,
    is_wrong: impl Fn(&E) -> bool,
    mut attempt: impl AsyncFnMut(&str) -> Result<(), E>,
) -> Result<(), Failure> {
    for number in 1.. {
        let code = code(app)?;
        match attempt(&code).await {
            Ok(()) => break,
            Err(error) if is_wrong(&error) && number < ATTEMPTS => {
                let again = app.out.texts().text("desk-code-wrong");
                app.out.ask("", &again, true);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Whether the digits are what was wrong.
pub(crate) fn is_wrong_code(error: &secondok_client::service::ServiceError) -> bool {
    error.is(Kind::WRONG_CODE)
}
