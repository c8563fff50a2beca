//! What the page asks of the phone: its lock (`web/device-lock.js`), and all windows of the app at once.

use js_sys::{Array, ArrayBuffer, Promise, Reflect};
use secondok_client::way_on::WayOn;
use secondok_talk::Trouble;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = deviceLock, js_name = isThere)]
    fn is_there() -> Promise;
    #[wasm_bindgen(js_namespace = deviceLock)]
    fn make() -> Promise;
    #[wasm_bindgen(js_namespace = deviceLock)]
    fn ask(asked: &str) -> Promise;
    #[wasm_bindgen(js_namespace = deviceLock)]
    fn gone(asked: &str);

    #[wasm_bindgen(js_name = allWindows)]
    fn all_windows(what: &str);
    #[wasm_bindgen(js_name = locksAfter)]
    fn locks_after(minutes: u32);
    fn leave(address: Option<&str>);
}

/// Whether this phone may have a lock that opens something here; it is known for sure once it was tried.
pub(super) async fn has_lock() -> bool {
    JsFuture::from(is_there()).await.is_ok_and(|there| there.is_truthy())
}

/// Makes a passkey: how it is asked, and what it releases. The person opens the lock for it.
pub(super) async fn made() -> Result<(String, ArrayBuffer), Trouble> {
    let made: Array = JsFuture::from(make()).await.map_err(|why| refused(&why))?.unchecked_into();
    let asked = made.get(0).as_string().unwrap_or_default();
    Ok((asked, secret(made.get(1))?))
}

/// What the passkey releases. The person opens the lock for it.
pub(super) async fn released(asked: &str) -> Result<ArrayBuffer, Trouble> {
    secret(JsFuture::from(ask(asked)).await.map_err(|why| refused(&why))?)
}

/// Tells the phone that the passkey is of no use any more.
pub(super) fn forget(asked: &str) {
    gone(asked);
}

fn secret(released: JsValue) -> Result<ArrayBuffer, Trouble> {
    released.dyn_into().map_err(|_| no_lock())
}

/// Browsers tell neither a passkey that is gone from one that somebody did not open, nor why.
fn refused(why: &JsValue) -> Trouble {
    match name_of(why).as_deref() {
        Some("NotAllowedError" | "AbortError") => Trouble::new("failure-lock-not-opened", WayOn::TryAgain),
        _ => no_lock(),
    }
}

/// By what name the browser tells why something was refused.
pub(super) fn name_of(why: &JsValue) -> Option<String> {
    Reflect::get(why, &"name".into()).ok().and_then(|name| name.as_string())
}

fn no_lock() -> Trouble {
    Trouble::new("failure-lock-none", WayOn::Nothing)
}

/// What is told to every window of the app, this one too: each hears an event of this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// Everything is locked.
    Lock,
    /// Everything is removed.
    Erase,
}

impl Told {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Lock => "lock",
            Self::Erase => "erase",
        }
    }

    pub(super) fn to_all(self) {
        all_windows(self.name());
    }
}

/// [`Told::Lock`] is told by itself, once no window was touched for so many minutes; never if there are none.
pub(super) fn lock_after(minutes: u32) {
    // Elsewhere there are no windows: the first screen is also made without one.
    if cfg!(target_arch = "wasm32") {
        locks_after(minutes);
    }
}

/// Leaves this page with all that is in it, for another or for the same anew.
pub(super) fn leave_for(address: Option<&str>) {
    leave(address);
}
