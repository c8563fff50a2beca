//! What the app says in a language, as `web/first.js` has it: it asks for the first texts before the program is there.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The texts of a language (its code), or a promise of them; from now on they are on their way.
fn asked(language: &str) -> Option<JsValue> {
    let global = js_sys::global();
    let texts_of: Function = Reflect::get(&global, &"textsOf".into()).ok()?.dyn_into().ok()?;
    texts_of.call1(&global, &language.into()).ok()
}

/// The texts of a language (its code) if they are there already.
pub fn there(language: &str) -> Option<String> {
    asked(language)?.as_string()
}

/// The texts of a language (its code) once they have come; none if they cannot be had.
pub async fn coming(language: &str) -> Option<String> {
    JsFuture::from(Promise::resolve(&asked(language)?)).await.ok()?.as_string()
}
