//! What the desk's worker keeps at hand.

use std::rc::Rc;

use secondok_browser::{fetch::Fetch, lock::alone, shelf::Shelf, tools, worker::announce};
use secondok_client::{
    api::problem::Kind,
    desk::{Desk, VAULT_NAME},
    vault::VaultError,
};
use secondok_talk::Trouble;

use crate::talk::{DeskTalk, Event};

/// The engine, here.
pub(super) type Engine = Desk<Fetch, Shelf>;
/// What the worker keeps at hand.
pub(super) type Tools = tools::Tools<Engine>;

/// Of the database, the lock and the channel.
const NAME: &str = "secondok-desk";
const ELSEWHERE: &str = "elsewhere";
const AWAKE: &str = "awake";
const CHANGED: &str = "changed";

/// The tools of this worker.
pub(super) fn open() -> Tools {
    Tools::new(NAME, VAULT_NAME, |text| {
        announce::<DeskTalk>(match text.as_str() {
            AWAKE => Event::Awake,
            CHANGED => Event::Changed,
            _ => Event::Elsewhere,
        });
    })
}

/// Tells the other windows that something on this device, or at the service, is not as it was.
pub(super) fn tell(tools: &Tools) {
    tools.tell(ELSEWHERE);
}

/// Tells the other windows that somebody is at work.
pub(super) fn tell_awake(tools: &Tools) {
    tools.tell(AWAKE);
}

/// Tells the other windows that a question is not as it was.
pub(super) fn tell_changed(tools: &Tools) {
    tools.tell(CHANGED);
}

/// The engine with what lies in storage now; only while alone.
pub(super) async fn load(tools: &Tools) -> Result<Option<Engine>, VaultError> {
    tools.load(async |shelf| Desk::load(Fetch, shelf).await).await
}

/// Works with the engine while no other window does.
///
/// # Errors
/// Those of the work; `problem-not-logged-in` if nobody is, or the session has ended.
pub(super) async fn with_engine<R: 'static>(
    tools: Rc<Tools>,
    work: impl AsyncFnOnce(&mut Engine) -> Result<R, Trouble> + 'static,
) -> Result<R, Trouble> {
    by_itself(async move {
        let mut engine = load(&tools).await?.ok_or_else(|| Trouble::from(Kind::NOT_LOGGED_IN))?;
        let done = work(&mut engine).await;
        tools.keep(engine);
        done
    })
    .await
}

/// Works while no other window does.
pub(super) async fn by_itself<R: 'static>(work: impl Future<Output = R> + 'static) -> R {
    alone(NAME, work).await
}
