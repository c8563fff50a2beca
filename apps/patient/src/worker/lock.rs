//! The phone's lock before what is kept here, and keeping nothing at all.

use std::rc::Rc;

use secondok_browser::{
    device_lock::{Asked, released},
    lock::alone,
};
use secondok_client::{patient::VAULT_NAME, vault::Vault, way_on::WayOn};
use secondok_talk::Trouble;
use wasm_bindgen::JsValue;

use super::{
    compose, intake,
    phrase::standing,
    tools::{Tools, by_itself},
};
use crate::view::{Here, Lock};

/// Minutes without a touch, until somebody chooses others.
const MINUTES: u32 = 5;
/// What can be chosen.
const CHOICES: [u32; 3] = [1, 5, 15];

/// The lock as the page shows it; none where there is none.
pub(super) async fn view(tools: &Tools) -> Result<Option<Lock>, Trouble> {
    Ok(tools.lock().await?.map(|(record, is_open)| Lock {
        asked: serde_json::to_string(&record.asked).expect("plain structures are always JSON"),
        minutes: record.minutes,
        is_open,
    }))
}

/// What the passkey released is not what opens this.
fn not_this() -> Trouble {
    Trouble::new("failure-lock-other", WayOn::TryAgain)
}

/// Opens it.
pub(super) async fn unlock(tools: Rc<Tools>, beside: JsValue) -> Result<Here, Trouble> {
    if !tools.unlock(&released(&beside)).await? {
        return Err(not_this());
    }
    by_itself(async move { standing(&tools).await }).await
}

/// From now on the phone's lock opens what is kept here, and nothing else does.
pub(super) async fn lock_by(tools: Rc<Tools>, asked: String, beside: JsValue) -> Result<Here, Trouble> {
    let asked: Asked = serde_json::from_str(&asked).map_err(|_| not_this())?;
    let secret = released(&beside);
    sealed_anew(tools, async move |tools| Ok(tools.lock_by(asked, MINUTES, &secret).await?)).await
}

/// From now on it opens without the phone's lock, which was opened once more for it.
pub(super) async fn lock_no_more(tools: Rc<Tools>, beside: JsValue) -> Result<Here, Trouble> {
    let secret = released(&beside);
    sealed_anew(tools, async move |tools| {
        if !tools.unlock(&secret).await? {
            return Err(not_this());
        }
        Ok(tools.lock_no_more().await?)
    })
    .await
}

async fn sealed_anew(
    tools: Rc<Tools>,
    work: impl AsyncFnOnce(&Tools) -> Result<(), Trouble> + 'static,
) -> Result<Here, Trouble> {
    let works = Rc::clone(&tools);
    undisturbed(async move { work(&works).await }).await?;
    tools.tell();
    by_itself(async move { standing(&tools).await }).await
}

/// Nobody else writes meanwhile, in any window: neither a request, nor what the engine has, nor what is being typed. Whoever
/// holds two of these locks has taken them in this order.
async fn undisturbed<R: 'static>(
    work: impl Future<Output = Result<R, Trouble>> + 'static,
) -> Result<R, Trouble> {
    alone(intake::LOCK, by_itself(alone(compose::LOCK, work))).await
}

/// Locks again after so many minutes without a touch.
pub(super) async fn lock_after(tools: Rc<Tools>, minutes: u32) -> Result<Here, Trouble> {
    by_itself(async move {
        if CHOICES.contains(&minutes) {
            tools.lock_after(minutes).await?;
        }
        standing(&tools).await
    })
    .await
}

/// Keeps nothing on this device from now on. Words that lie here already are not touched.
pub(super) async fn share(tools: Rc<Tools>) -> Result<Here, Trouble> {
    undisturbed(async move {
        if tools.storage().await?.get(VAULT_NAME).await?.is_some() {
            return Err(Trouble::new("failure-words-already", WayOn::Nothing));
        }
        tools.keep_nothing().await?;
        standing(&tools).await
    })
    .await
}
