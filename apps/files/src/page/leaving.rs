//! Whoever leaves before everything is on its way would have to begin again: that is asked first.

use leptos::{ev, html, prelude::*};
use secondok_ui::{Sure, dialog, open};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::app::App;

impl App {
    /// Whether something would be lost.
    fn would_lose(self) -> bool {
        self.sealing.read_untracked().is_some() || !self.list.read_untracked().sets.is_empty()
    }
}

/// Asks before the window is closed, and before a link leads to another screen of the app.
pub(super) fn guard(app: App) -> impl IntoView {
    let (node, to) = (NodeRef::<html::Dialog>::new(), StoredValue::new(String::new()));
    let closing = window_event_listener(ev::beforeunload, move |event| {
        if app.would_lose() {
            event.prevent_default();
        }
    });
    let pressed = window_event_listener(ev::click, move |event| {
        let link = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = link.and_then(|link| link.closest("a[href^='#/']").ok().flatten());
        if let Some(link) = link.filter(|_| app.would_lose() && !event.default_prevented()) {
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
