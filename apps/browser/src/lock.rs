//! One at a time, over all pages and workers of an origin (Web Locks API).

use std::{cell::RefCell, future::Future, rc::Rc};

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

#[wasm_bindgen]
extern "C" {
    type WithLocks;
    #[wasm_bindgen(method, getter)]
    fn locks(this: &WithLocks) -> Locks;

    type Locks;
    #[wasm_bindgen(method)]
    fn request(this: &Locks, name: &str, callback: &JsValue) -> Promise;

    type Global;
    #[wasm_bindgen(method, getter)]
    fn navigator(this: &Global) -> WithLocks;
}

/// Runs this once nobody else of the origin holds the lock of this name. The lock is given back when it is done, and
/// by the browser when its worker ends.
pub async fn alone<F>(name: &str, work: F) -> F::Output
where
    F: Future + 'static,
    F::Output: 'static,
{
    let result = Rc::new(RefCell::new(None));
    let (slot, work) = (Rc::clone(&result), RefCell::new(Some(work)));
    let callback = Closure::once_into_js(move |_lock: JsValue| -> Promise {
        let work = work.borrow_mut().take().expect("the browser calls back once");
        future_to_promise(async move {
            let output = work.await;
            *slot.borrow_mut() = Some(output);
            Ok(JsValue::UNDEFINED)
        })
    });
    let global: Global = js_sys::global().unchecked_into();
    let held = JsFuture::from(global.navigator().locks().request(name, &callback)).await;
    held.expect("the lock is asked for by a name of ours, and its work does not throw");
    result.borrow_mut().take().expect("the lock is given back when the work is done")
}
