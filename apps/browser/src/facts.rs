//! Facts about this device in a browser: what it says of itself when its person grants that, and what a worker keeps of it.

use std::rc::Rc;

use secondok_client::{
    facts::{Facts, Granted, Platform, Room, ScreenClass, Wish},
    vault::VaultError,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, Window, WorkerGlobalScope};

use crate::{lock::alone, notices::Place, storage::Storage};

/// What is held on this device; where storage cannot be read, as while it is locked, that is nothing.
///
/// `name` is of the app's lock between windows, `storage` where it keeps things now.
pub async fn look<S: Place>(name: &'static str, storage: S) -> Facts {
    change(name, storage, Facts::renew).await.unwrap_or_default()
}

/// Does what the person wishes: what is held then.
///
/// # Errors
/// [`VaultError`]; then everything is as it was.
pub async fn obey<S: Place>(name: &'static str, storage: S, wish: Wish) -> Result<Facts, VaultError> {
    change(name, storage, move |facts| facts.obey(wish)).await
}

async fn change<S: Place>(
    name: &'static str,
    storage: S,
    change: impl FnOnce(&mut Facts) + 'static,
) -> Result<Facts, VaultError> {
    alone(name, async move {
        let storage: Rc<Storage> = storage().await?;
        let mut facts = Facts::load(&*storage).await?;
        let before = facts.clone();
        change(&mut facts);
        if facts != before {
            facts.save(&*storage).await?;
        }
        Ok(facts)
    })
    .await
}

/// Bytes that the browser says are left for this origin, in a worker; none where it does not say it. Only who may ask can.
///
/// Chromium and Firefox say at most 10 GiB, so that nobody is recognised by their disk, and Chromium says it however little
/// is left: where there is less, writing fails, and what was kept before stays.
pub async fn left(_: Granted<Room>) -> Option<u64> {
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    let estimate = JsFuture::from(scope.navigator().storage().estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    // Whole numbers below 2^53.
    let left = estimate.get_quota()? - estimate.get_usage()?;
    Some(left.max(0.0) as u64)
}

/// What the browser says of its platform, in a page: asked at the moment at which its person grants it, and not before.
pub fn platform() -> Wish {
    let agent = page().navigator().user_agent().unwrap_or_default();
    Wish::Platform(Platform::of_agent(&agent))
}

/// What the browser says of its screen, in a page: the same.
pub fn screen() -> Wish {
    let width = page().screen().ok().and_then(|screen| screen.width().ok()).unwrap_or_default();
    Wish::Screen(ScreenClass::of_width(width.unsigned_abs()))
}

fn page() -> Window {
    js_sys::global().unchecked_into()
}
