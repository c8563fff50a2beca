//! Following a consultation: one stream for all windows of this browser that show it.

use std::rc::Rc;

use secondok_browser::{
    device::randomness, fetch::Fetch, pause::pause, stream::one_for_all, worker::announce,
};
use secondok_client::patient::{ReadError, Watch, WatchEvent};
use secondok_talk::Done;

use super::{
    files,
    tools::{Tools, by_itself},
};
use crate::talk::{Event, PatientTalk};

/// Follows this one and stops following what was followed before.
pub(super) fn follow(tools: &Rc<Tools>, index: Option<u32>) -> Done {
    tools.follow(index.map(|index| {
        let (begins, tells) = (Rc::clone(tools), Rc::clone(tools));
        one_for_all(
            format!("secondok-follow-{index}"),
            async move || begin(&begins, index).await,
            move || announce::<PatientTalk>(Event::Interrupted(index)),
            async move |watch| tell(&tells, index, watch).await,
        )
    }));
    Done
}

/// None if it could not be begun now; waits for ever if there is nothing to follow.
async fn begin(tools: &Rc<Tools>, index: u32) -> Option<Watch<Fetch>> {
    let here = Rc::clone(tools);
    let begun = by_itself(async move {
        let Some(engine) = here.load().await? else { return Err(ReadError::Unknown) };
        let begun = engine.watch(index, &mut randomness()).await;
        here.keep(engine);
        begun
    });
    match begun.await {
        Ok(watch) => Some(watch),
        Err(ReadError::Unknown | ReadError::Gone) => {
            changed(tools, index);
            std::future::pending().await
        }
        Err(ReadError::Service(_) | ReadError::Vault(_)) => None,
    }
}

async fn tell(tools: &Rc<Tools>, index: u32, mut watch: Watch<Fetch>) {
    // What happened between reading and following.
    changed(tools, index);
    loop {
        match watch.next(pause).await {
            WatchEvent::Connected => announce::<PatientTalk>(Event::Connected(index)),
            WatchEvent::Interrupted { .. } => announce::<PatientTalk>(Event::Interrupted(index)),
            WatchEvent::Message(_) | WatchEvent::Refused(_) => changed(tools, index),
            WatchEvent::State { .. } => {
                files::moved_on(tools, index);
                changed(tools, index);
            }
            WatchEvent::Gone => return changed(tools, index),
        }
    }
}

pub(super) fn changed(tools: &Tools, index: u32) {
    announce::<PatientTalk>(Event::Changed(index));
    tools.tell_changed(index);
}
