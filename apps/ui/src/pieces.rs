//! Pieces that most screens have: heading, way back, waiting, what went wrong.

use leptos::{html, prelude::*};
use secondok_client::way_on::WayOn;
use secondok_talk::Trouble;

use crate::{Doing, Page};

/// A screen's heading, and the window's title. The focus comes to it when the person has changed the screen, so that it
/// is read out and the Tab key goes on from there.
pub fn title(page: Page, text: String) -> impl IntoView {
    let window = text.clone();
    heading(page, text, window, "")
}

/// The same where the heading is somebody's name. The browser's history keeps windows' titles when all else is removed
/// from the device: the window gets another one.
pub fn title_of_somebody(page: Page, name: String, window: String) -> impl IntoView {
    heading(page, name, window, "")
}

/// The same for a question, which may be long. It tells of an illness: whoever looks over a shoulder at the windows, or into
/// the browser's history, reads another title.
pub fn question(page: Page, text: String, window: String) -> impl IntoView {
    heading(page, text, window, "question")
}

/// The title of a window that shows this screen.
pub fn window_title(page: Page, screen: &str) -> String {
    page.text_with("page-title", &[("screen", screen.into())])
}

fn heading(page: Page, text: String, called: String, class: &'static str) -> impl IntoView {
    let node = NodeRef::<html::H1>::new();
    // Only where there is a window: the first screen is also made without one.
    Effect::new(move |_| document().set_title(&window_title(page, &called)));
    node.on_load(move |heading| {
        if page.moved.get_value() {
            page.moved.set_value(false);
            window().scroll_to_with_x_and_y(0.0, 0.0);
            let _ = heading.focus();
        }
    });
    view! { <h1 node_ref=node class=class tabindex="-1">{text}</h1> }
}

/// The way back.
pub fn back(page: Page, link: String) -> impl IntoView {
    view! { <p><a class="back" href=link>{page.text("back")}</a></p> }
}

/// Something takes a while.
pub fn loading(page: Page) -> impl IntoView {
    view! {
        <p class="loading" role="status"><span class="ring" aria-hidden="true"></span>{page.text("loading")}</p>
    }
}

/// What went wrong, and the way on. `again` does the same once more.
pub fn trouble(page: Page, trouble: &Trouble, again: Option<Callback<()>>) -> AnyView {
    let (what, next) = page.sentences(trouble);
    view! {
        <div class="empty failed" role="alert">
            <h2>{what}</h2>
            <p>{next}</p>
            {way_on(page, trouble.way_on, again)}
        </div>
    }
    .into_any()
}

/// The same where it stands between other things. What may tell who is writing is asked about elsewhere: it is no fault.
pub fn trouble_line(page: Page, doing: Doing) -> impl IntoView {
    move || {
        doing.trouble.get().filter(|trouble| !trouble.is_telling()).map(|trouble| {
            let (what, next) = page.sentences(&trouble);
            view! {
                <div class="banner urgent" role="alert">
                    <p><strong>{what}</strong></p>
                    <p>{next}</p>
                    {way_on(page, trouble.way_on, None)}
                </div>
            }
        })
    }
}

/// Where it leads, or a button to load the page anew; else one that does the same once more, where that is given.
pub fn way_on(page: Page, way_on: WayOn, again: Option<Callback<()>>) -> Option<AnyView> {
    if let Some(way) = (page.owner.way)(way_on.name()) {
        let text = page.text(way.text);
        return Some(view! { <p class="actions"><a class="button" href=way.link>{text}</a></p> }.into_any());
    }
    let button = |text: String, press: Callback<()>| {
        view! {
            <p class="actions">
                <button class="button" type="button" on:click=move |_| press.run(())>{text}</button>
            </p>
        }
        .into_any()
    };
    match way_on {
        WayOn::Update | WayOn::CheckServiceOrUpdate => {
            Some(button(page.text("reload"), Callback::new(|()| reload())))
        }
        _ => again.map(|again| button(page.text("try-again"), again)),
    }
}

/// Loads the page anew.
pub fn reload() {
    // It fails only where there is no page.
    let _ = window().location().reload();
}
