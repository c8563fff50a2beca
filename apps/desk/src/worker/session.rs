//! Logging in and out, and what is on this device.

use std::rc::Rc;

use secondok_browser::{device::randomness, fetch::Fetch};
use secondok_client::{
    desk::{self, Desk},
    doctor,
    vault::Vault as _,
};
use secondok_talk::{Secret, Trouble};

use super::{
    answers,
    tools::{Tools, by_itself, load, tell, with_engine},
    writing,
};
use crate::view::{Here, Session};

/// Who is logged in, without asking the service.
async fn standing(tools: &Tools) -> Result<Here, Trouble> {
    let storage = tools.storage().await?;
    let Some(session) = desk::session(&*storage).await? else {
        tools.let_go();
        return Ok(Here { session: None });
    };
    let desk::Session { staff, login, roles, .. } = session;
    let begun = writing::count(&*storage).await? + answers::count(&*storage).await?;
    Ok(Here { session: Some(Session { staff, login, roles, begun }) })
}

pub(super) async fn here(tools: Rc<Tools>) -> Result<Here, Trouble> {
    by_itself(async move { standing(&tools).await }).await
}

/// With what the service says now; a role may have been given or taken since.
pub(super) async fn refresh(tools: Rc<Tools>) -> Result<Here, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        engine.refresh().await?;
        standing(&tools).await
    })
    .await
}

pub(super) async fn log_in(
    tools: Rc<Tools>,
    name: String,
    password: Secret,
    code: String,
) -> Result<Here, Trouble> {
    by_itself(async move {
        let before = desk::session(&*tools.storage().await?).await?;
        let engine = Desk::login(Fetch, tools.shelf(), &name, &password.0, &code, &mut randomness()).await?;
        // What somebody has begun is of no use to anybody else.
        if before.is_some_and(|before| before.staff != engine.session().staff) {
            let storage = tools.storage().await?;
            writing::forget(&*storage).await?;
            answers::forget(&*storage).await?;
            storage.delete(doctor::VAULT_NAME).await?;
        }
        tools.keep(engine);
        tell(&tools);
        standing(&tools).await
    })
    .await
}

/// Nothing stays on the device.
pub(super) async fn log_out(tools: Rc<Tools>) -> Result<Here, Trouble> {
    by_itself(async move {
        if let Some(engine) = load(&tools).await? {
            engine.logout().await?;
        }
        clear(&tools).await
    })
    .await
}

pub(super) async fn forget(tools: Rc<Tools>) -> Result<Here, Trouble> {
    by_itself(async move { clear(&tools).await }).await
}

async fn clear(tools: &Tools) -> Result<Here, Trouble> {
    tools.let_go();
    tools.clear().await?;
    tell(tools);
    standing(tools).await
}
