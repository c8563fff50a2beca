//! What stands around every screen.

use leptos::{prelude::*, task::spawn_local};
use secondok_browser::pause::pause;
use wasm_bindgen::JsCast;

use crate::{
    Languages, Page, Toasts,
    page::spoken,
    reload,
    taken::Place,
    texts::{comes, first_comes, has_first},
};

/// Before what was not confirmed is tried again.
const AGAIN_IN: std::time::Duration = std::time::Duration::from_secs(15);
const TOAST_FOR: std::time::Duration = std::time::Duration::from_secs(8);

/// Puts the app into the page, in place of what stood there before it ran. No screen is without its texts: start.js has
/// waited for them, but another language may have been chosen at the last moment.
pub fn mount<V: IntoView + 'static>(app: impl FnOnce() -> V + 'static) {
    if has_first(spoken()) {
        return put(app);
    }
    // Leptos spawns nothing before it is mounted.
    wasm_bindgen_futures::spawn_local(async move {
        while !has_first(spoken()) {
            if !first_comes(spoken()).await {
                return tell("failed");
            }
        }
        put(app);
    });
}

fn put<V: IntoView + 'static>(app: impl FnOnce() -> V + 'static) {
    let body = document().body().expect("a page has a body");
    let place = Place::now(&body);
    body.set_inner_html("");
    leptos::mount::mount_to_body(app);
    place.restore(&body);
}

/// The address's fragment: it says which screen is shown, and no fragment reaches a server.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The address says this from now on, in place of what it said: that is in no history of the window any more.
pub fn stand_at(link: &str) {
    if let Ok(history) = window().history() {
        // It fails only where a page does this a hundred times in a moment.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(link));
    }
}

/// Listens to what happens to the page. `whole` is called once every text is there, `moved` is called with the fragment of the screen that the person goes to,
/// `again` when what was not confirmed is to be tried again, `online` when the browser says that there is a network.
pub fn begin(
    page: Page,
    whole: impl FnOnce() + 'static,
    moved: impl Fn(String) + 'static,
    again: impl Fn() + 'static,
    online: impl Fn() + 'static,
) {
    spawn_local(async move {
        // Another language may be chosen meanwhile: it is spoken with every text.
        if comes(page.language.get_untracked()).await {
            page.whole.set(true);
            whole();
        } else {
            page.lacking.set(true);
            tell("failed");
        }
    });
    spawn_local(async move {
        loop {
            pause(AGAIN_IN).await;
            if page.waits.get_untracked() {
                again();
            }
        }
    });
    let _ = window_event_listener(leptos::ev::hashchange, move |_| {
        page.moved.set_value(true);
        page.turned();
        moved(fragment());
    });
    // Told by start.js, which has to do with the service worker.
    let _ = window_event_listener_untyped("newer", move |_| page.newer.set(true));
    let _ = window_event_listener(leptos::ev::online, move |_| {
        page.offline.set(false);
        online();
    });
    let _ = window_event_listener(leptos::ev::offline, move |_| page.offline.set(true));
    Effect::new(move |_| {
        let language = page.language.get();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", language.code());
            let _ = root.set_attribute("dir", language.direction().html());
        }
    });
    // A sentence about what was done goes by itself, unless another one has come.
    Effect::new(move |_| {
        if let Some(said) = page.toast.get() {
            spawn_local(async move {
                pause(TOAST_FOR).await;
                if page.toast.get_untracked().as_ref() == Some(&said) {
                    page.toast.set(None);
                }
            });
        }
    });
}

/// What an app puts into the frame. Each is made anew when the language changes.
pub struct Around {
    /// Where the name leads.
    pub home: String,
    /// Whether everything is invented.
    pub demonstration: Signal<bool>,
    /// Whether the screen stands in a wide column.
    pub wide: Signal<bool>,
    /// In the header, beside the languages.
    pub header: ViewFn,
    /// What is still to be done, in a line below the header.
    pub reminder: ViewFn,
    /// The screen.
    pub screen: ViewFn,
    /// Links in the footer: `<li>`.
    pub links: ViewFn,
    /// What stands below them.
    pub footer: ViewFn,
}

/// The frame: skip link, header with the languages, banners, the screen, footer, toasts.
pub fn frame(page: Page, around: Around) -> impl IntoView {
    let Around { home, demonstration, wide, header, reminder, screen, links, footer } = around;
    view! {
        {move || { page.language.track(); view! { <a class="skip" href="#main" on:click=skip>{page.text("skip")}</a> } }}
        {move || {
            page.language.track();
            demonstration.get().then(|| view! { <aside class="demonstration">{page.text("demonstration")}</aside> })
        }}
        <header class="top">
            <div class="bar">
                <a class="brand" dir="ltr" href=home>"Secon"<b>"DOK"</b></a>
                {move || { page.language.track(); header.run() }}
                <Languages
                    label=Signal::derive(move || { page.language.track(); page.text("language") })
                    current=page.language
                    coming=page.chosen
                    choose=move |language| page.speak(language)
                />
            </div>
        </header>
        {move || { page.language.track(); banners(page) }}
        {move || { page.language.track(); reminder.run() }}
        <main id="main" tabindex="-1" class:wide=wide>
            {move || { page.language.track(); screen.run() }}
        </main>
        {move || {
            page.language.track();
            view! {
                <footer>
                    <nav class="bar" aria-label=page.text("everywhere")>
                        <ul class="links">{links.run()}</ul>
                        {footer.run()}
                    </nav>
                </footer>
            }
        }}
        <Toasts said=page.toast close=Signal::derive(move || { page.language.track(); page.text("close") }) />
    }
}

/// The fragment is the screen's: the focus goes to the content without it.
fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    focus_content();
}

/// The focus goes to the content.
pub(crate) fn focus_content() {
    let main =
        document().get_element_by_id("main").and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(main) = main {
        let _ = main.focus();
    }
}

fn banners(page: Page) -> impl IntoView {
    view! {
        {move || page.broken.get().then(|| view! {
            <p class="banner offline" role="alert">
                {page.text("app-broken")} " "
                <button class="button plain" type="button" on:click=|_| reload()>{page.text("reload")}</button>
            </p>
        })}
        {move || (page.offline.get() || page.interrupted.get()).then(|| view! {
            <p class="banner offline" role="status">{page.text("offline")}</p>
        })}
        {move || page.newer.get().then(|| view! {
            <p class="reminder" role="status">
                <span>{page.text("newer")}</span> " "
                <button class="button plain" type="button" on:click=|_| tell("renew")>{page.text("reload")}</button>
            </p>
        })}
    }
}

/// Tells the page's scripts: `renew` has the newer version take over, and start.js loads the page anew when it has;
/// `failed` is said by first.js.
fn tell(what: &str) {
    if let Ok(event) = web_sys::Event::new(what) {
        let _ = window().dispatch_event(&event);
    }
}
