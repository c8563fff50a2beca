//! `desk logout`: ends the session and removes it from this device, but for the ticket by which the service knows it again.

use secondok_client::{api::desk::account::Account, known::Known};

use super::{Here, shared};
use crate::{app::App, failure::Failure, home::Part};

pub(super) async fn run(app: &mut App) -> Result<(), Failure> {
    let lock = app.home.lock()?;
    if let Some(here) = Here::load(app.transport(&lock)?, app.home.vault(Part::Desk, &lock)?).await? {
        here.logout().await?;
    }
    let known = Known::load(&app.home.vault(Part::Desk, &lock)?).await;
    app.home.forget(Part::Desk, &lock)?;
    for account in Account::ALL {
        app.home.forget(shared::part(account), &lock)?;
    }
    if let Some(known) = known {
        known.keep(&app.home.vault(Part::Desk, &lock)?).await?;
    }
    app.out.object(&serde_json::json!({ "logged_out": true }));
    app.out.say_text("desk-logout-done");
    Ok(())
}
