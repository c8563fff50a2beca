//! The program for files, a guest in an app's page: it comes when somebody has to do with a file (`apps/files/web`).
//!
//! The app's page gives it a place, a port to the app's worker, and what it is for. It follows the page's language by itself,
//! and leaves when its place has left the page.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, MessagePort};

/// The function of the page's by which the program hears that it is opened; `apps/files/web/start-files.js` calls it.
const OPENED: &str = "filesOpened";

#[wasm_bindgen]
extern "C" {
    /// `apps/browser/web/start.js` has it.
    #[wasm_bindgen(js_name = openFiles)]
    fn open_files(host: &Element, port: &MessagePort, what: &str) -> Promise;
}

/// The program did not come; most often there is no connection. The next time it is asked for again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotHere;

/// Opens the program in this place, once it is there. `what` says what it is for, and in which consultation; over the port it
/// asks the app's worker. Opened for the same while it is there, it goes over to the new place with all that it has: so a screen
/// can be made anew around it.
///
/// # Errors
/// [`NotHere`]: the port is of no use then.
pub async fn open(host: &Element, port: &MessagePort, what: &str) -> Result<(), NotHere> {
    JsFuture::from(open_files(host, port, what)).await.map(drop).map_err(|_| NotHere)
}

/// What the program is opened with: what the app's page gave to [`open`].
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its place.
    pub host: Element,
    /// To the app's worker.
    pub port: MessagePort,
    /// What it is for, and in which consultation.
    pub what: String,
}

/// In the program for files: this is called whenever an app's page opens it.
pub fn opened(each: impl Fn(Opened) + 'static) {
    let called = Closure::<dyn Fn(Element, MessagePort, String)>::new(move |host, port, what| {
        each(Opened { host, port, what });
    });
    // For as long as the page lives.
    let called: JsValue = called.into_js_value();
    Reflect::set(&js_sys::global(), &OPENED.into(), &called).expect("a page can be written to");
}
