//! `doctor erase-account`: erases the account on the service, and everything of the doctor on this device.

use secondok_client::summary::is_over;

use super::session::Session;
use crate::{app::App, args::EraseAccount, credentials, factor, failure::Failure, home::Part};

pub(super) async fn run(app: &mut App, args: &EraseAccount) -> Result<(), Failure> {
    let session = Session::load(app).await?;
    let account = session.doctor.account().await?;
    drop(session);
    let running = account.consultations.iter().filter(|one| !is_over(one.state)).count();
    if running > 0 {
        return Err(secondok_client::doctor::EraseAccountError::Running { running }.into());
    }
    for id in ["erase-what", "erase-kept", "erase-free"] {
        app.out.aside(id, &[]);
    }
    let typed = match &args.confirm {
        Some(typed) => typed.clone(),
        None => {
            let question = app.out.text_with("erase-confirm", &[("login", account.login.as_str().into())]);
            app.prompt.line(&mut app.out, &question)?
        }
    };
    if !typed.trim().eq_ignore_ascii_case(&account.login) {
        return Err(Failure::new("failure-erase-confirm").with("login", account.login));
    }
    let password = credentials::password(app, &args.password)?;
    let mut session = Session::load(app).await?;
    let code = match account.second_factor {
        Some(one) if one.on => Some(factor::code(app)?),
        _ => None,
    };
    session.doctor.erase_account((&**password, code.as_deref()), &mut session.rng).await?;
    drop(session);
    let lock = app.home.lock()?;
    app.home.forget(Part::Doctor, &lock)?;
    app.home.forget(Part::Documents, &lock)?;
    app.out.object(&serde_json::json!({ "erased": true }));
    app.out.say_text("erase-done");
    Ok(())
}
