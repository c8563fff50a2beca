//! `doctor logout`: ends the session and removes everything of the doctor from this device, but for the ticket by which the service knows
//! it again.

use secondok_client::{
    api::problem::Kind,
    doctor::{LoadError, LogoutError, SealedVaultError},
    known::Known,
    service::ServiceError,
    unfinished::Writings,
};

use super::{Here, session::Session};
use crate::{app::App, args::Logout, failure::Failure, home::Part};

pub(super) async fn run(app: &mut App, args: &Logout) -> Result<(), Failure> {
    if args.elsewhere {
        let count = Session::load(app).await?.doctor.logout_elsewhere().await?;
        app.out.object(&serde_json::json!({ "ended": count }));
        app.out.say_text_with("logout-elsewhere-done", &[("count", count.into())]);
        return Ok(());
    }
    let lock = app.home.lock()?;
    let vault = app.home.vault(Part::Doctor, &lock)?;
    let begun = Writings::load(&vault).await?.count();
    if begun > 0 && !args.discard {
        return Err(LogoutError::Unsent { unsent: begun }.into());
    }
    match Here::load(app.transport(&lock)?, app.home.vault(Part::Doctor, &lock)?).await {
        Ok(Some(mut doctor)) => doctor.logout(args.discard).await?,
        Ok(None) => {}
        Err(LoadError::SealedVault(SealedVaultError::Service(ServiceError::Refused(
            Kind::NOT_LOGGED_IN,
        )))) => {
            // The session has ended by itself. Unsent texts cannot be counted without it.
            let question = app.out.texts().text("logout-ended-sure");
            app.be_sure(args.discard, &question)?;
        }
        Err(error) => return Err(error.into()),
    }
    // What lies beside the keys tells of patients too: their made-up names, what they asked in, what is in danger.
    let known = Known::load(&vault).await;
    app.home.forget(Part::Doctor, &lock)?;
    app.home.forget(Part::Documents, &lock)?;
    if let Some(known) = known {
        known.keep(&app.home.vault(Part::Doctor, &lock)?).await?;
    }
    app.out.object(&serde_json::json!({ "logged_out": true }));
    app.out.say_text("logout-done");
    Ok(())
}
