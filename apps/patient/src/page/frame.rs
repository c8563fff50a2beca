//! What stands around every screen.

use leptos::prelude::*;
use secondok_browser::pause::pause;
use secondok_ui::{Languages, Toasts};
use wasm_bindgen::JsCast;

use super::{
    app::App, ask, consultation, device, doctors, first, intake, list, restore, route::Route, words,
};

/// Before what was not confirmed is tried again.
const AGAIN_IN: std::time::Duration = std::time::Duration::from_secs(15);
const TOAST_FOR: std::time::Duration = std::time::Duration::from_secs(8);

/// Puts the app into the page.
pub(super) fn mount() {
    let body = document().body().expect("a page has a body");
    body.set_inner_html("");
    leptos::mount::mount_to_body(|| {
        let app = App::new();
        begin(app);
        frame(app)
    });
}

fn begin(app: App) {
    if !ask::start(move |event| app.hear(event), move || app.broken.set(true)) {
        app.broken.set(true);
    }
    app.look();
    app.resume();
    app.fetch_directory();
    leptos::task::spawn_local(async move {
        loop {
            pause(AGAIN_IN).await;
            if app.waits.get_untracked() {
                app.resume();
            }
        }
    });
    window_event_listener(leptos::ev::hashchange, move |_| {
        let fragment = window().location().hash().unwrap_or_default();
        app.moved.set_value(true);
        app.interrupted.set(false);
        app.route.set(Route::of(&fragment));
    });
    // Told by start.js, which has to do with the service worker.
    window_event_listener_untyped("newer", move |_| app.newer.set(true));
    window_event_listener(leptos::ev::online, move |_| {
        app.offline.set(false);
        app.resume();
        app.changed.update(|count| *count += 1);
    });
    window_event_listener(leptos::ev::offline, move |_| app.offline.set(true));
    Effect::new(move |_| {
        let language = app.language.get();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", language.code());
            let _ = root.set_attribute("dir", language.direction().html());
        }
    });
    // A sentence about what was done goes by itself, unless another one has come.
    Effect::new(move |_| {
        if let Some(said) = app.toast.get() {
            leptos::task::spawn_local(async move {
                pause(TOAST_FOR).await;
                if app.toast.get_untracked().as_ref() == Some(&said) {
                    app.toast.set(None);
                }
            });
        }
    });
}

fn frame(app: App) -> impl IntoView {
    view! {
        {move || { app.language.track(); view! { <a class="skip" href="#main" on:click=skip>{app.text("skip")}</a> } }}
        {move || { app.language.track(); demonstration(app) }}
        {move || { app.language.track(); header(app) }}
        {move || { app.language.track(); banners(app) }}
        <main id="main" tabindex="-1" class:wide=move || app.route.get() == Route::Doctors>
            {move || { app.language.track(); screen(app, app.route.get()) }}
        </main>
        {move || { app.language.track(); footer(app) }}
        <Toasts said=app.toast close=Signal::derive(move || { app.language.track(); app.text("close") }) />
    }
}

/// The fragment is the screen's: the focus goes to the content without it.
fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    let main =
        document().get_element_by_id("main").and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(main) = main {
        let _ = main.focus();
    }
}

fn screen(app: App, route: Route) -> AnyView {
    match route {
        Route::First => first::screen(app).into_any(),
        Route::Doctors => doctors::screen(app).into_any(),
        Route::Words => words::screen(app).into_any(),
        Route::Ask(step) => intake::screen(app, step).into_any(),
        Route::List => list::screen(app).into_any(),
        Route::Consultation(index) => consultation::screen(app, index).into_any(),
        Route::Restore => restore::screen(app).into_any(),
        Route::Device => device::screen(app).into_any(),
    }
}

fn demonstration(app: App) -> impl IntoView {
    move || {
        let is_one = app.found.read().as_ref().is_some_and(|found| found.demonstration);
        is_one.then(|| view! { <p class="demonstration" role="note">{app.text("demonstration")}</p> })
    }
}

fn header(app: App) -> impl IntoView {
    view! {
        <header class="top">
            <div class="bar">
                <a class="brand" dir="ltr" href=Route::First.link()>"Secon"<b>"DOK"</b></a>
                <Languages label=app.text("language") current=app.language choose=move |language| app.speak(language) />
            </div>
        </header>
    }
}

fn banners(app: App) -> impl IntoView {
    let unconfirmed = move || {
        app.here.read().as_ref().is_some_and(|here| here.words && !here.confirmed)
            && app.route.get() != Route::Words
    };
    view! {
        {move || app.broken.get().then(|| view! {
            <p class="banner offline" role="alert">
                {app.text("app-broken")} " "
                <button class="button plain" type="button" on:click=|_| drop(window().location().reload())>
                    {app.text("reload")}
                </button>
            </p>
        })}
        {move || (app.offline.get() || app.interrupted.get()).then(|| view! {
            <p class="banner offline" role="status">{app.text("offline")}</p>
        })}
        {move || app.newer.get().then(|| view! {
            <p class="reminder" role="status">
                <span>{app.text("newer")}</span> " "
                <button class="button plain" type="button" on:click=|_| renew()>{app.text("reload")}</button>
            </p>
        })}
        {move || unconfirmed().then(|| view! {
            <p class="reminder">
                <span>{app.text("words-reminder")}</span> " "
                <a href=Route::Words.link()>{app.text("words-reminder-link")}</a>
            </p>
        })}
    }
}

/// Has the newer version take over; start.js loads the page anew when it has.
fn renew() {
    if let Ok(event) = web_sys::Event::new("renew") {
        let _ = window().dispatch_event(&event);
    }
}

fn footer(app: App) -> impl IntoView {
    view! {
        <footer>
            <nav class="bar" aria-label=app.text("everywhere")>
                <ul class="links">
                    <li><a href=Route::Doctors.link()>{app.text("doctors")}</a></li>
                    {move || app.here.read().as_ref().is_some_and(|here| here.words).then(|| view! {
                        <li><a href=Route::List.link()>{app.text("my-consultations")}</a></li>
                        <li><a href=Route::Words.link()>{app.text("my-words")}</a></li>
                    })}
                    <li><a href=Route::Device.link()>{app.text("this-device")}</a></li>
                </ul>
                <p class="small">{app.text("footer-emergency")}</p>
            </nav>
        </footer>
    }
}
