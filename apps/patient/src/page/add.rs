//! Adding a device: this one shows its words as a code, another one reads it (`scan.rs`).
//!
//! Whoever has a picture of the code has the words. It is shown when somebody presses for it, for a minute, and never to a
//! window that was left.

use std::time::Duration;

use leptos::{ev, prelude::*};
use secondok_talk::QrCode;
use secondok_ui::{Doing, back, qr, title, trouble_line};

use super::{app::App, device, route::Route, words::address};
use crate::talk::Command;

/// Time enough to hold another device before it.
const SHOWN_FOR: Duration = Duration::from_secs(60);

pub(super) fn screen(app: App) -> impl IntoView {
    let is_confirmed = Memo::new(move |_| app.here.read().as_ref().map(|here| here.confirmed));
    view! {
        {back(app.page, Route::Device.link())}
        {title(app.page, app.text("add-title"))}
        {move || match is_confirmed.get() {
            None => device::unknown(app),
            Some(false) => not_yet(app).into_any(),
            Some(true) => steps(app).into_any(),
        }}
    }
}

/// Words that are on no paper are lost with the last device.
fn not_yet(app: App) -> impl IntoView {
    view! {
        <p class="lede">{app.text("add-not-yet")}</p>
        <p class="actions"><a class="button" href=Route::Words.link()>{app.text("my-words")}</a></p>
    }
}

fn steps(app: App) -> impl IntoView {
    let doing = Doing::new();
    let code: RwSignal<Option<QrCode>> = RwSignal::new(None);
    let hide = move || code.set(None);
    let press = move |_| {
        if code.read_untracked().is_some() {
            hide();
        } else {
            app.perform(Command::Code, doing, move |drawn: QrCode| code.set(Some(drawn)));
        }
    };
    Effect::new(move |_| {
        if code.read().is_some()
            && let Ok(timer) = set_timeout_with_handle(hide, SHOWN_FOR)
        {
            on_cleanup(move || timer.clear());
        }
    });
    // Phones keep a picture of what is left.
    let left = window_event_listener(ev::blur, move |_| hide());
    let hidden = window_event_listener_untyped("visibilitychange", move |_| hide());
    on_cleanup(move || {
        left.remove();
        hidden.remove();
    });
    let is_shown = move || code.read().is_some();
    let text = move || app.text(if is_shown() { "add-hide" } else { "add-show" });
    view! {
        <p class="lede">{app.text("add-lede")}</p>
        <ol>
            <li>{app.text_with("add-open", &[("address", address().into())])}</li>
            <li>{app.text("add-scan")}</li>
            <li>{app.text("add-press")}</li>
        </ol>
        <div class="banner note"><p>{app.text("add-warning")}</p></div>
        {trouble_line(app.page, doing)}
        <p class="actions">
            <button class="button" type="button" aria-busy=move || doing.is_busy() on:click=press>{text}</button>
        </p>
        <p role="status">{move || is_shown().then(|| app.text("add-shown"))}</p>
        <div class="screen-only">{move || code.get().map(|code| qr(code, app.text("add-code")))}</div>
    }
}
