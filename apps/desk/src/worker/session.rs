//! Logging in and out, and what is on this device.

use std::rc::Rc;

use secondok_browser::{
    device::{randomness, today},
    fetch::Fetch,
};
use secondok_client::{
    api::desk::{Role, account::Account},
    desk::{self, Desk},
    directory,
    known::Known,
};
use secondok_talk::{Done, Secret, Trouble};

use super::{
    accounts::Drawer,
    follow,
    tools::{Tools, by_itself, load, tell, with_engine},
    unfinished_notices,
    unfinished_texts::{ANSWERS, ASKED},
};
use crate::view::{Here, Service, Session};

pub(super) async fn service() -> Result<Service, Trouble> {
    let directory = directory::directory(&Fetch, today()).await.map_err(Trouble::of_reading)?;
    Ok(Service { demonstration: directory.listed.demonstration })
}

/// Who is logged in, without asking the service. Whoever answers for support follows what people ask from then on.
async fn standing(tools: &Rc<Tools>) -> Result<Here, Trouble> {
    let storage = tools.storage().await?;
    let Some(session) = desk::session(&*storage).await? else {
        tools.let_go();
        tools.follow(None);
        return Ok(Here { session: None });
    };
    let desk::Session { staff, login, roles, .. } = session;
    let answers = roles.contains(&Role::Support);
    if answers && !tools.is_following() {
        follow::begin(tools);
    } else if !answers {
        tools.follow(None);
    }
    let texts = ANSWERS.count(&*storage).await? + ASKED.count(&*storage).await?;
    let begun = unfinished_notices::count(&*storage).await? + texts;
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
            unfinished_notices::forget(&*storage).await?;
            ANSWERS.forget(&*storage).await?;
            ASKED.forget(&*storage).await?;
            for account in Account::ALL {
                Drawer::of(&tools, account).empty().await?;
            }
        }
        tools.keep(engine);
        tell(&tools);
        standing(&tools).await
    })
    .await
}

/// Nothing stays on the device but the ticket by which the service knows it again.
pub(super) async fn log_out(tools: Rc<Tools>) -> Result<Here, Trouble> {
    by_itself(async move {
        if let Some(engine) = load(&tools).await? {
            engine.logout().await?;
        }
        let known = Known::load(&*tools.storage().await?).await;
        let here = clear(&tools).await?;
        if let Some(known) = known {
            known.keep(&*tools.storage().await?).await?;
        }
        Ok(here)
    })
    .await
}

pub(super) async fn forget(tools: Rc<Tools>) -> Result<Here, Trouble> {
    by_itself(async move { clear(&tools).await }).await
}

/// Nobody was at work for a time: whoever comes logs in, and finds what was begun.
pub(super) async fn end(tools: Rc<Tools>) -> Result<Done, Trouble> {
    by_itself(async move {
        if let Some(mut engine) = load(&tools).await? {
            engine.end(&mut randomness()).await?;
        }
        tools.let_go();
        tools.follow(None);
        tell(&tools);
        Ok(Done)
    })
    .await
}

async fn clear(tools: &Rc<Tools>) -> Result<Here, Trouble> {
    tools.let_go();
    tools.clear().await?;
    tell(tools);
    standing(tools).await
}
