//! Following what people ask: one stream for all windows of this browser.

use std::rc::Rc;

use secondok_browser::{
    device::{randomness, today},
    fetch::Fetch,
    pause::pause,
    stream::one_for_all,
    worker::announce,
};
use secondok_client::{
    api::desk::account::Account,
    doctor::{Watch, WatchEvent},
};

use super::tools::{Tools, tell_changed, with_engine};
use crate::talk::{DeskTalk, Event};

/// Follows with the session that is on this device now.
pub(super) fn begin(tools: &Rc<Tools>) {
    let (begins, tells) = (Rc::clone(tools), Rc::clone(tools));
    tools.follow(Some(one_for_all(
        "secondok-desk-follow".to_owned(),
        async move || watch(&begins).await,
        || announce::<DeskTalk>(Event::Interrupted),
        async move |watch| tell(&tells, watch).await,
    )));
}

/// None if it could not be begun now; ends if this person cannot read what people ask.
async fn watch(tools: &Rc<Tools>) -> Option<Watch<Fetch>> {
    let here = Rc::clone(tools);
    let begun = with_engine(Rc::clone(tools), async move |engine| {
        let rng = &mut randomness();
        Ok(engine.open(Account::Support, here.shelf(), today(), rng).await?.watch(rng))
    });
    match begun.await {
        Ok(watch) => Some(watch),
        Err(trouble) if trouble.unreached => None,
        // What asks for it says why; whoever is let in later follows from their next look on.
        Err(_) => ended(tools).await,
    }
}

/// There is nothing to follow until somebody begins anew.
async fn ended<T>(tools: &Tools) -> T {
    tools.follow(None);
    std::future::pending().await
}

async fn tell(tools: &Rc<Tools>, mut watch: Watch<Fetch>) {
    let mut is_first = true;
    loop {
        match watch.next(pause).await {
            WatchEvent::Connected => {
                announce::<DeskTalk>(Event::Connected(std::mem::take(&mut is_first)));
            }
            WatchEvent::Interrupted { .. } => announce::<DeskTalk>(Event::Interrupted),
            WatchEvent::Message { .. } | WatchEvent::State { .. } => {
                announce::<DeskTalk>(Event::Changed);
                tell_changed(tools);
            }
            WatchEvent::LoggedOut => {
                announce::<DeskTalk>(Event::LoggedOut);
                ended(tools).await
            }
        }
    }
}
