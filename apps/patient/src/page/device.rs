//! What is kept on this device, and how it goes.

use leptos::{prelude::*, task::spawn_local};
use secondok_client::facts::Fact;
use secondok_talk::Held;
use secondok_ui::{Doing, Fresh, help, loading, removal, title, trouble};
use wasm_bindgen_futures::JsFuture;

use super::{app::App, lock, route::Route, shared, words::ask_to_persist};
use crate::{
    talk::Command,
    view::{Here, SeenKeys},
};

pub(super) fn screen(app: App) -> impl IntoView {
    let persisted: RwSignal<Option<bool>> = RwSignal::new(None);
    let look = move || {
        spawn_local(async move {
            if let Ok(asked) = window().navigator().storage().persisted() {
                let answer = JsFuture::from(asked).await;
                let _ = persisted.try_set(answer.ok().and_then(|answer| answer.as_bool()));
            }
        });
    };
    look();
    let keep = move |_| {
        ask_to_persist(app);
        look();
    };
    let is_here = Memo::new(move |_| app.here.read().as_ref().is_some_and(|here| here.words || here.intake));
    let is_unlocked = move || app.here.read().as_ref().is_none_or(|here| here.lock.is_none());
    view! {
        {title(app.page, app.text("this-device"))}
        // Whoever has nothing here comes for this.
        {move || (!is_here.get()).then(|| shared::section(app))}
        {move || (!app.is_shared()).then(|| what_is_kept(app))}
        {move || (!app.is_shared() && persisted.get() == Some(false)).then(|| view! {
            <div class="banner note">
                <h2>{app.text("evict-title")}</h2>
                <p>{app.text("evict-text")}</p>
                <p class="actions">
                    <button class="button quiet" type="button" on:click=keep>{app.text("evict-keep")}</button>
                </p>
            </div>
        })}
        {move || (is_here.get() && !app.is_shared()).then(|| lock::section(app))}
        {move || is_unlocked().then(|| view! {
            <details class="more">
                <summary>{app.text("device-lock-title")}</summary>
                <p>{app.text("device-lock-text")}</p>
            </details>
        })}
        {move || app.here.read().as_ref().is_some_and(|here| here.words).then(|| view! {
            <section aria-labelledby="add">
                <h2 id="add">{app.text("add-title")}</h2>
                <p>{app.text("add-lede")}</p>
                <p class="actions"><a class="button quiet" href=Route::Add.link()>{app.text("add-title")}</a></p>
            </section>
            <section aria-labelledby="copy">
                <h2 id="copy">{app.text("copy-title")}</h2>
                <p>{app.text("copy-what")}</p>
                <p class="actions">
                    <a class="button quiet" href=Route::Copy.link()>{app.text("copy-title")}</a>
                    <a class="button quiet" href=Route::Renew.link()>{app.text("words-lost")}</a>
                </p>
            </section>
        })}
        {move || app.here.read().as_ref().is_some_and(|here| here.words).then(|| keys(app))}
        {help(app.page, app.facts)}
        {facts(app)}
        {move || forget(app, is_here.get() || app.facts.is_any())}
        {move || is_here.get().then(|| lock::at_once(app))}
    }
}

/// What has a use in this app; how wide the screen is has none.
const FACTS: &[Fact] = &[Fact::Version, Fact::Platform, Fact::Room];

fn facts(app: App) -> AnyView {
    let doing = Doing::new();
    let wish = Callback::new(move |wish| {
        app.perform(Command::Fact(wish), doing, move |held: Held| app.facts.learn(held));
    });
    app.facts.section(app.page, FACTS, doing, wish)
}

/// What was seen of the log of doctors' keys: to compare with what others saw. Fetched when somebody wants to see it.
fn keys(app: App) -> AnyView {
    let seen: Fresh<SeenKeys> = Fresh::new();
    let fetch = move || seen.fetch(move || app.ask(Command::SeenKeys), |shown, new| *shown = Some(new));
    let again = Callback::new(move |()| fetch());
    view! {
        <details class="more" on:toggle=move |_| fetch()>
            <summary>{app.text("keys-seen-title")}</summary>
            <p>{app.text("keys-seen-text")}</p>
            {move || seen.failed.get().map(|what| trouble(app.page, &what, Some(again)))}
            {move || seen.shown.get().map(|SeenKeys(seen)| match seen {
                Some(seen) => view! { <pre>{seen}</pre> }.into_any(),
                None => view! { <p>{app.text("keys-seen-none")}</p> }.into_any(),
            })}
        </details>
    }
    .into_any()
}

fn what_is_kept(app: App) -> AnyView {
    view! {
        <p class="lede">{app.text("device-what")}</p>
        <ul>
            <li>{app.text("device-words")}</li>
            <li>{app.text("device-drafts")}</li>
            <li>{app.text("device-facts")}</li>
        </ul>
        <p>{app.text("device-not")}</p>
    }
    .into_any()
}

/// Where it is not known what is on this device: why that cannot be said, and the ways on; until then, that it is asked.
pub(super) fn unknown(app: App) -> AnyView {
    let Some(why) = app.unknown.get() else { return loading(app.page).into_any() };
    view! {
        {trouble(app.page, &why, Some(again(app)))}
        <p class="actions"><a class="button quiet" href=Route::Device.link()>{app.text("forget")}</a></p>
    }
    .into_any()
}

fn again(app: App) -> Callback<()> {
    Callback::new(move |()| app.look())
}

fn forget(app: App, is_here: bool) -> AnyView {
    let why = app.unknown.get();
    // What cannot be read can be removed all the same.
    if why.is_none() && !is_here {
        return view! {
            <section>
                <h2>{app.text("device-empty")}</h2>
                <p class="actions">
                    <a class="button" href=Route::Doctors.link()>{app.text("choose-doctor")}</a>
                    <a class="button quiet" href=Route::Restore.link()>{app.text("have-words")}</a>
                </p>
            </section>
        }
        .into_any();
    }
    let doing = Doing::new();
    let remove = move || {
        app.perform(Command::Forget, doing, move |here: Here| {
            app.forgotten(here);
            app.say(app.text("forget-done"));
        });
    };
    view! {
        {why.map(|why| trouble(app.page, &why, Some(again(app))))}
        <section aria-labelledby="forget">
            <h2 id="forget">{app.text("forget")}</h2>
            {removal(app.page, doing, remove)}
        </section>
    }
    .into_any()
}
