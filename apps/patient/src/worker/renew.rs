//! Going over to new words, and what comes before it: a copy of everything, and destroying everything.

use std::rc::Rc;

use secondok_browser::device::randomness;
use secondok_client::{patient::Before, vault::Vault};
use secondok_talk::{Done, Trouble};

use super::{
    compose, consultation, files,
    phrase::{CONFIRMED, here},
    tools::{Tools, with_engine},
};
use crate::view::{Exported, Here};

/// No word and no key is in it.
pub(super) async fn export(tools: Rc<Tools>) -> Result<Exported, Trouble> {
    with_engine(tools, async |engine| {
        let copy = engine.copy(Tools::today(), &mut randomness()).await?;
        Ok(Exported(serde_json::to_string_pretty(&copy).expect("copies have text keys only")))
    })
    .await
}

/// One after the other: where one cannot be destroyed now, those before it are all the same.
pub(super) async fn destroy_all(tools: Rc<Tools>) -> Result<Done, Trouble> {
    let listed = with_engine(Rc::clone(&tools), async |engine| {
        Ok(engine.consultations(Tools::today(), &mut randomness()).await?.list)
    });
    for one in listed.await? {
        consultation::destroy(Rc::clone(&tools), one.index).await?;
    }
    tools.tell();
    Ok(Done)
}

pub(super) async fn renew(tools: Rc<Tools>, leaves: bool) -> Result<Here, Trouble> {
    let works = Rc::clone(&tools);
    with_engine(Rc::clone(&tools), async move |engine| {
        // Nobody has written the new ones down: that is asked for again, whenever the app ends meanwhile.
        works.storage().await?.delete(CONFIRMED).await?;
        let before = if leaves { Before::LeftBehind } else { Before::Gone };
        Ok(engine.renew(before, Tools::today(), &mut randomness()).await?)
    })
    .await?;
    // Their numbers mean other consultations from now on.
    tools.follow(None);
    files::forget(&*tools);
    compose::forget(&tools).await?;
    tools.tell();
    here(tools).await
}
