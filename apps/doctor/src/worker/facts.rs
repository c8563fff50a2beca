//! What is held of this device, whoever is logged in.

use std::rc::Rc;

use secondok_browser::{facts, notices::Notices};
use secondok_client::facts::{Facts, Wish};
use secondok_talk::{Held, Trouble};

use super::tools::{NAME, Tools, tell};

pub(super) async fn held(tools: Rc<Tools>, notices: &Notices) -> Held {
    shown(facts::look(NAME, async move || tools.storage().await).await, notices)
}

/// Does what somebody wishes: the other windows are told.
pub(super) async fn obey(tools: Rc<Tools>, notices: &Notices, wish: Wish) -> Result<Held, Trouble> {
    let here = Rc::clone(&tools);
    let held = facts::obey(NAME, async move || here.storage().await, wish).await?;
    tell(&tools);
    Ok(shown(held, notices))
}

fn shown(facts: Facts, notices: &Notices) -> Held {
    let broken = notices.broken_apps();
    let is_broken = facts.version().is_some_and(|version| version.is_broken(&broken));
    Held { is_broken, left: None, facts }
}
