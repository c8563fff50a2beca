//! The twelve words: made, shown, written down, confirmed.

use leptos::prelude::*;
use secondok_ui::{Doing, TextField, copy, title, trouble_line};
use wasm_bindgen_futures::JsFuture;

use super::{app::App, device, route::Route, shared};
use crate::{
    talk::Command,
    view::{Here, Words},
};

pub(super) fn screen(app: App) -> impl IntoView {
    let words: RwSignal<Option<Words>> = RwSignal::new(None);
    let doing = Doing::new();
    // What else is learnt of this device changes nothing here: somebody may be typing.
    let stage = Memo::new(move |_| match (app.here.read().as_ref().map(|here| here.words), words.get()) {
        (None, _) => Stage::Unknown,
        (Some(_), Some(words)) => Stage::Shown(words),
        (Some(true), None) => Stage::Hidden,
        (Some(false), None) => Stage::None,
    });
    view! {
        {title(app.page, app.text("words-title"))}
        {trouble_line(app.page, doing)}
        {move || match stage.get() {
            Stage::Unknown => device::unknown(app),
            Stage::Shown(words) => shown(app, words).into_any(),
            Stage::Hidden => hidden(app, doing, words).into_any(),
            Stage::None => none_yet(app, doing, words).into_any(),
        }}
    }
}

/// How far one is with the words.
#[derive(Clone, PartialEq)]
enum Stage {
    /// It is not known whether there are any on this device.
    Unknown,
    None,
    Hidden,
    Shown(Words),
}

fn none_yet(app: App, doing: Doing, words: RwSignal<Option<Words>>) -> impl IntoView {
    let make = move |_| {
        app.perform(Command::CreateWords, doing, move |made: Words| {
            words.set(Some(made));
            app.look();
            ask_to_persist(app);
        });
    };
    view! {
        <p class="lede">{app.text("words-what")}</p>
        <p>{app.text("words-paper")}</p>
        <p class="actions">
            <button class="button" type="button" aria-busy=move || doing.is_busy() on:click=make>{app.text("words-make")}</button>
            <a class="button quiet" href=Route::Restore.link()>{app.text("have-words")}</a>
        </p>
        {shared::section(app)}
    }
}

/// Shown only when nobody looks over one's shoulder.
fn hidden(app: App, doing: Doing, words: RwSignal<Option<Words>>) -> impl IntoView {
    let show = move |_| app.perform(Command::Words, doing, move |found: Words| words.set(Some(found)));
    view! {
        <p class="lede">{app.text("words-hidden")}</p>
        <p class="actions">
            <button class="button" type="button" aria-busy=move || doing.is_busy() on:click=show>{app.text("words-show")}</button>
        </p>
        {lost(app)}
    }
}

/// Somebody else may have them.
fn lost(app: App) -> impl IntoView {
    view! { <p class="screen-only"><a href=Route::Renew.link()>{app.text("words-lost")}</a></p> }
}

fn shown(app: App, words: Words) -> impl IntoView {
    let text = words.words.join(" ");
    let address = address();
    let with_address = |id: &str| app.text_with(id, &[("address", address.as_str().into())]);
    let confirmed = app.here.read_untracked().as_ref().is_some_and(|here| here.confirmed);
    let done = RwSignal::new(confirmed);
    view! {
        <p>{app.text("words-what")}</p>
        <ol class="words" translate="no" aria-label=app.text("words-list")>
            {words.words.iter().map(|word| view! { <li>{word.clone()}</li> }).collect_view()}
        </ol>
        <p class="paper-only">{with_address("words-on-paper")}</p>
        <p class="actions">
            <button class="button quiet" type="button" on:click=|_| drop(window().print())>{app.text("print")}</button>
            <button class="button quiet" type="button" on:click=move |_| copy(app.page, text.clone())>{app.text("copy")}</button>
        </p>
        <p>{with_address("words-keep")}</p>
        {move || if done.get() { safe(app).into_any() } else { confirm(app, words.asked.clone(), done).into_any() }}
        {lost(app)}
    }
}

/// Where the words work: whoever runs a service has an address of their own, and words from elsewhere find nothing there.
pub(super) fn address() -> String {
    let location = window().location();
    format!("{}{}", location.origin().unwrap_or_default(), location.pathname().unwrap_or_default())
}

fn confirm(app: App, asked: Vec<usize>, done: RwSignal<bool>) -> impl IntoView {
    let doing = Doing::new();
    let typed: Vec<(usize, RwSignal<String>)> =
        asked.into_iter().map(|number| (number, RwSignal::new(String::new()))).collect();
    let fields = typed
        .iter()
        .map(|&(number, typed)| {
            let id = format!("confirm-{number}");
            let label = app.text_with("words-number", &[("number", number.into())]);
            view! { <TextField id label text=typed /> }
        })
        .collect_view();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let given = typed.iter().map(|(number, typed)| (*number, typed.get_untracked())).collect();
        app.perform(Command::ConfirmWords(given), doing, move |here: Here| {
            app.learn(here);
            done.set(true);
        });
    };
    view! {
        <section aria-labelledby="confirm" class="screen-only">
            <h2 id="confirm">{app.text("words-confirm-title")}</h2>
            <p>{app.text("words-confirm-text")}</p>
            <form autocomplete="off" on:submit=submit>
                {fields}
                {trouble_line(app.page, doing)}
                <p class="actions">
                    <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("words-confirm")}</button>
                    {move || (!app.is_shared()).then(|| view! {
                        <a class="button quiet" href=move || on(app).0.link()>{app.text("words-later")}</a>
                    })}
                </p>
            </form>
        </section>
    }
}

fn safe(app: App) -> impl IntoView {
    view! {
        <div class="banner good" role="status"><p>{app.text("words-confirmed")}</p></div>
        <p class="actions">
            {move || {
                let (route, text) = on(app);
                view! { <a class="button" href=route.link()>{text}</a> }
            }}
        </p>
    }
}

/// Where one goes from here.
fn on(app: App) -> (Route, String) {
    if app.here.read().as_ref().is_some_and(|here| here.intake) {
        (Route::Ask(None), app.text("intake-go-on"))
    } else {
        (Route::List, app.text("my-consultations"))
    }
}

/// Asks the browser not to clear this origin's storage when space runs out.
pub(super) fn ask_to_persist(app: App) {
    if app.is_shared() {
        return;
    }
    let storage: web_sys::StorageManager = window().navigator().storage();
    leptos::task::spawn_local(async move {
        if let Ok(asked) = storage.persist() {
            // What it says is shown on the device's screen.
            let _ = JsFuture::from(asked).await;
        }
    });
}
