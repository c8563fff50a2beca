//! What a program says in a language. An app's texts are had as `web/first.js` has them, which asks for the first ones before
//! the program is there: those of its first screen ([`first`]), and then all; another program in the page has its own besides
//! ([`from`]).

use std::sync::OnceLock;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The function of the page's that has the app's texts.
const OF_APP: &str = "textsOf";
/// The one that has those of the app's first screen; all of them, where the page does not tell them apart.
const OF_FIRST: &str = "firstTextsOf";

/// The one that has this program's, if it is not the app.
static OF_PROGRAM: OnceLock<&str> = OnceLock::new();

/// This program's texts are had by this function of the page's. Said before the first is asked for.
pub fn from(function: &'static str) {
    OF_PROGRAM.get_or_init(|| function);
}

/// The texts of a language (its code), or a promise of them; from now on they are on their way.
fn asked(language: &str) -> Option<JsValue> {
    asked_of(OF_PROGRAM.get().unwrap_or(&OF_APP), language)
}

fn asked_of(function: &str, language: &str) -> Option<JsValue> {
    let global = js_sys::global();
    let texts_of: Function = Reflect::get(&global, &function.into()).ok()?.dyn_into().ok()?;
    texts_of.call1(&global, &language.into()).ok()
}

/// The texts of a language (its code) if they are there already.
pub fn there(language: &str) -> Option<String> {
    asked(language)?.as_string()
}

/// The texts of a language (its code) once they have come; none if they cannot be had.
pub async fn coming(language: &str) -> Option<String> {
    came(asked(language)?).await
}

/// The texts of an app's first screen in a language (its code), if they are there already.
pub fn first(language: &str) -> Option<String> {
    asked_of(OF_FIRST, language)?.as_string()
}

/// The same once they have come; none if they cannot be had.
pub async fn first_coming(language: &str) -> Option<String> {
    came(asked_of(OF_FIRST, language)?).await
}

async fn came(asked: JsValue) -> Option<String> {
    JsFuture::from(Promise::resolve(&asked)).await.ok()?.as_string()
}
