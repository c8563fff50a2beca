//! Following a consultation: one stream for all windows of this browser that show it.

use std::{rc::Rc, time::Duration};

use secondok_browser::{
    device::randomness,
    fetch::Fetch,
    lock::alone,
    pause::pause,
    stop::{Stopped, stop},
    worker::announce,
};
use secondok_client::patient::{ReadError, Watch, WatchEvent};
use wasm_bindgen_futures::spawn_local;

use super::desk::{Desk, by_itself};
use crate::talk::{Done, Event, PatientTalk};

/// Before a stream that could not be begun is tried again.
const AGAIN_IN: Duration = Duration::from_secs(5);

/// Follows this one and stops following what was followed before.
pub(super) fn follow(desk: Rc<Desk>, index: Option<u32>) -> Done {
    desk.following.take();
    if let Some(index) = index {
        let (stop, stopped) = stop();
        desk.following.replace(Some(stop));
        // Whoever holds the lock has the stream, and tells the others. It goes on to the next when a window closes.
        let lock = format!("secondok-follow-{index}");
        spawn_local(async move { alone(&lock, run(desk, index, stopped)).await });
    }
    Done
}

async fn run(desk: Rc<Desk>, index: u32, mut stopped: Stopped) {
    while let Some(begun) = stopped.or(begin(&desk, index)).await {
        match begun {
            Some(watch) => {
                let _ = stopped.or(tell(&desk, index, watch)).await;
                return;
            }
            None => {
                announce::<PatientTalk>(Event::Interrupted(index));
                if stopped.or(pause(AGAIN_IN)).await.is_none() {
                    return;
                }
            }
        }
    }
}

/// None if it could not be begun now; waits for ever if there is nothing to follow.
async fn begin(desk: &Rc<Desk>, index: u32) -> Option<Watch<Fetch>> {
    let here = Rc::clone(desk);
    let begun = by_itself(async move {
        let Some(engine) = here.load().await? else { return Err(ReadError::Unknown) };
        let begun = engine.watch(index, &mut randomness()).await;
        here.keep(engine);
        begun
    });
    match begun.await {
        Ok(watch) => Some(watch),
        Err(ReadError::Unknown | ReadError::Gone) => {
            changed(desk, index);
            std::future::pending().await
        }
        Err(ReadError::Service(_) | ReadError::Vault(_)) => None,
    }
}

async fn tell(desk: &Desk, index: u32, mut watch: Watch<Fetch>) {
    // What happened between reading and following.
    changed(desk, index);
    loop {
        match watch.next(pause).await {
            WatchEvent::Connected => announce::<PatientTalk>(Event::Connected(index)),
            WatchEvent::Interrupted { .. } => announce::<PatientTalk>(Event::Interrupted(index)),
            WatchEvent::Message(_) | WatchEvent::Refused(_) | WatchEvent::State { .. } => {
                changed(desk, index)
            }
            WatchEvent::Gone => return changed(desk, index),
        }
    }
}

fn changed(desk: &Desk, index: u32) {
    announce::<PatientTalk>(Event::Changed(index));
    desk.tell_changed(index);
}
