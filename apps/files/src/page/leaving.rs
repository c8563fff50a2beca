//! Whoever leaves before everything is on its way would have to begin again: that is asked first. Where it cannot be asked, as when
//! the browser's own way back is taken, nothing is lost: what was chosen is there when the screen is opened again.

use leptos::{ev, html, prelude::*};
use secondok_ui::{Sure, dialog, open};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::app::App;

impl App {
    /// Whether something would be lost.
    pub(super) fn would_lose(self) -> bool {
        let list = self.list.read();
        self.sealing.read().is_some()
            || !list.sets.is_empty()
            || list.reading().is_some()
            || !self.text.read().trim().is_empty()
    }
}

/// Asks before the window is closed, and before a link leads to another screen of the app.
pub(super) fn guard(app: App) -> impl IntoView {
    let (node, to) = (NodeRef::<html::Dialog>::new(), StoredValue::new(String::new()));
    let closing = window_event_listener(ev::beforeunload, move |event| {
        if untrack(move || app.would_lose()) {
            event.prevent_default();
        }
    });
    // Without a place on the screen it waits until somebody comes back, and is in nobody's way.
    let is_here = move || node.get_untracked().is_some_and(|dialog| dialog.is_connected());
    let pressed = window_event_listener(ev::click, move |event| {
        let link = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = link.and_then(|link| link.closest("a[href^='#/']").ok().flatten());
        let is_asked =
            |_: &Element| !event.default_prevented() && is_here() && untrack(move || app.would_lose());
        if let Some(link) = link.filter(is_asked) {
            event.prevent_default();
            to.set_value(link.get_attribute("href").unwrap_or_default());
            open(node);
        }
    });
    on_cleanup(move || {
        closing.remove();
        pressed.remove();
    });
    let sure = Sure {
        title: app.text("files-leave-title"),
        text: app.text("files-leave-text"),
        yes: app.text("files-leave-yes"),
        no: app.text("files-leave-no"),
    };
    dialog(node, sure, (), move || {
        app.clear();
        app.go_to(&to.get_value());
    })
}
