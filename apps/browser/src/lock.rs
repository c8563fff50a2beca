//! One at a time, over all pages and workers of an origin (Web Locks API).

use std::{cell::RefCell, future::Future, rc::Rc};

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

#[wasm_bindgen]
extern "C" {
    type WithLocks;
    #[wasm_bindgen(method, getter)]
    fn locks(this: &WithLocks) -> Locks;

    type Locks;
    #[wasm_bindgen(method)]
    fn request(this: &Locks, name: &str, options: &Object, callback: &JsValue) -> Promise;

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
    held(name, &Object::new(), work).await.expect("the lock is waited for")
}

/// Runs this if nobody else of the origin holds the lock of this name now; none if somebody does, as when another window
/// does the same work. The lock is given back as by [`alone`].
pub async fn if_free<F>(name: &str, work: F) -> Option<F::Output>
where
    F: Future + 'static,
    F::Output: 'static,
{
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into()).expect("an object of ours can be written");
    held(name, &options, work).await
}

/// Runs this with the lock, if the browser gives it.
async fn held<F>(name: &str, options: &Object, work: F) -> Option<F::Output>
where
    F: Future + 'static,
    F::Output: 'static,
{
    let result = Rc::new(RefCell::new(None));
    let work = Rc::new(RefCell::new(Some(work)));
    let (slot, taken) = (Rc::clone(&result), Rc::clone(&work));
    let callback = Closure::once_into_js(move |lock: JsValue| -> Promise {
        let work = taken.borrow_mut().take().expect("the browser calls back once");
        future_to_promise(async move {
            if !lock.is_null() {
                let output = work.await;
                *slot.borrow_mut() = Some(output);
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let global: Global = js_sys::global().unchecked_into();
    let asked = JsFuture::from(global.navigator().locks().request(name, options, &callback)).await;
    if asked.is_err() {
        // A browser that lets the site keep nothing gives no locks either: there is nothing to take turns at, and whoever
        // works learns at the storage that there is none.
        let alone = work.borrow_mut().take().expect("work that has begun does not throw");
        return Some(alone.await);
    }
    result.borrow_mut().take()
}
