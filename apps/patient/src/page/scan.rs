//! The words by the camera: another device shows them as a code (`add.rs`), and this one reads it.
//!
//! The camera and what reads the code come when somebody presses for it (`apps/scanner`). The camera is on for as long as its
//! picture is seen here, and no longer.

use js_sys::{Promise, Reflect};
use leptos::{html, prelude::*};
use secondok_browser::{bridge::Beside, page::script};
use secondok_client::way_on::WayOn;
use secondok_talk::{Secret, Trouble};
use secondok_ui::{Doing, trouble_line};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlVideoElement;

use super::{app::App, phone::name_of};
use crate::talk::Command;

#[wasm_bindgen]
extern "C" {
    /// `apps/browser/web/start.js` has it.
    fn later(address: &str) -> Promise;

    /// `apps/scanner/web/start-scanner.js`
    type Scanner;
    #[wasm_bindgen(method)]
    fn scan(this: &Scanner, video: &HtmlVideoElement) -> Promise;
}

/// The button, and what the camera sees; nothing where the browser gives no camera to anybody. `found` hears the words.
pub(super) fn section(app: App, found: impl Fn(Secret) + Copy + 'static) -> Option<AnyView> {
    let cameras = Reflect::get(&window().navigator(), &"mediaDevices".into());
    if !cameras.is_ok_and(|cameras| cameras.is_object()) {
        return None;
    }
    let (doing, is_open) = (Doing::new(), RwSignal::new(false));
    let video = NodeRef::<html::Video>::new();
    // Each time that it is opened; `on_load` would hear of the first alone.
    Effect::new(move |_| {
        let Some(video) = video.get() else { return };
        let read = async move {
            let read = read(app, &video).await;
            let _ = is_open.try_set(false);
            read
        };
        doing.perform(app.page, read, move |words: Option<Secret>| {
            if let Some(words) = words {
                found(words);
            }
        });
    });
    let press = move |_| {
        // One that was just closed may still be asking for the camera.
        if is_open.get_untracked() || !doing.busy.get_untracked() {
            doing.trouble.set(None);
            is_open.update(|is_open| *is_open = !*is_open);
        }
    };
    let text = move || app.text(if is_open.get() { "scan-stop" } else { "scan-start" });
    let camera = move || {
        is_open.get().then(|| {
            view! {
                <video class="camera" node_ref=video muted=true playsinline=true aria-label=app.text("scan-camera")></video>
                <p role="status">{app.text("scan-hold")}</p>
            }
        })
    };
    let section = view! {
        <p>{app.text("scan-what")}</p>
        <p class="actions"><button class="button quiet" type="button" on:click=press>{text}</button></p>
        {camera}
        {trouble_line(app.page, doing)}
    };
    Some(section.into_any())
}

/// The words in the first code that the camera sees; none where somebody has turned away before.
async fn read(app: App, video: &HtmlVideoElement) -> Result<Option<Secret>, Trouble> {
    let not_here = |_| Trouble::new("failure-scan-not-here", WayOn::CheckConnection);
    // A module's address begins so.
    let address = format!("./{}", script("scanner").unwrap_or_default());
    let scanner = JsFuture::from(later(&address)).await.map_err(not_here)?;
    let scanner: Scanner = scanner.unchecked_into();
    let bytes = JsFuture::from(scanner.scan(video)).await.map_err(|why| refused(&why))?;
    if bytes.is_undefined() {
        return Ok(None);
    }
    app.ask_with(Command::Scanned, Beside::copied(bytes)).await.map(Some)
}

fn refused(why: &JsValue) -> Trouble {
    match name_of(why).as_deref() {
        Some("NotAllowedError") => Trouble::new("failure-scan-refused", WayOn::TryAgain),
        _ => Trouble::new("failure-scan-no-camera", WayOn::TryAgain),
    }
}
