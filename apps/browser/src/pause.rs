//! Waiting.

use std::time::Duration;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Ready after this time; in a page that is not shown, browsers make it longer.
pub async fn pause(time: Duration) {
    let milliseconds = JsValue::from_f64(time.as_secs_f64() * 1e3);
    let promise = Promise::new(&mut |resolve, _| {
        // `setTimeout` is the same in page and worker, and of neither one's type.
        let global = js_sys::global();
        if let Ok(timer) = Reflect::get(&global, &"setTimeout".into())
            && let Some(timer) = timer.dyn_ref::<Function>()
        {
            let _ = timer.call2(&global, &resolve, &milliseconds);
        }
    });
    let _ = JsFuture::from(promise).await;
}
