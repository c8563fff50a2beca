//! Pieces that several screens have.

use leptos::{html, prelude::*};

use super::{
    app::{App, Doing},
    route::Route,
};
use crate::talk::Trouble;

/// A screen's heading. The focus comes to it when the person has changed the screen.
pub(super) fn title(app: App, text: String) -> impl IntoView {
    heading(app, text, "")
}

/// The same for a question, which may be long.
pub(super) fn question(app: App, text: String) -> impl IntoView {
    heading(app, text, "question")
}

fn heading(app: App, text: String, class: &'static str) -> impl IntoView {
    let node = NodeRef::<html::H1>::new();
    document().set_title(&app.text_with("page-title", &[("screen", text.as_str().into())]));
    node.on_load(move |heading| {
        if app.moved.get_value() {
            app.moved.set_value(false);
            window().scroll_to_with_x_and_y(0.0, 0.0);
            let _ = heading.focus();
        }
    });
    view! { <h1 node_ref=node class=class tabindex="-1">{text}</h1> }
}

/// The way back.
pub(super) fn back(app: App, route: Route) -> impl IntoView {
    view! { <p><a class="back" href=route.link()>{app.text("back")}</a></p> }
}

/// Something takes a while.
pub(super) fn loading(app: App) -> impl IntoView {
    view! {
        <p class="loading" role="status"><span class="ring" aria-hidden="true"></span>{app.text("loading")}</p>
    }
}

/// What went wrong, and the way on. `again` does the same once more.
pub(super) fn trouble(app: App, trouble: &Trouble, again: Option<Callback<()>>) -> AnyView {
    let (what, next) = app.sentences(trouble);
    view! {
        <div class="empty failed" role="alert">
            <h2>{what}</h2>
            <p>{next}</p>
            {way_on(app, &trouble.way_on, again)}
        </div>
    }
    .into_any()
}

/// The same where it stands between other things.
pub(super) fn trouble_line(app: App, doing: Doing) -> impl IntoView {
    move || {
        doing.trouble.get().map(|trouble| {
            let (what, next) = app.sentences(&trouble);
            view! {
                <div class="banner urgent" role="alert">
                    <p><strong>{what}</strong></p>
                    <p>{next}</p>
                    {way_on(app, &trouble.way_on, None)}
                </div>
            }
        })
    }
}

fn way_on(app: App, name: &str, again: Option<Callback<()>>) -> Option<AnyView> {
    let link = |route: Route, text: String| {
        Some(view! { <p class="actions"><a class="button" href=route.link()>{text}</a></p> }.into_any())
    };
    match name {
        "choose-another-doctor" | "start-new" => link(Route::Doctors, app.text("choose-doctor")),
        "look-where-it-stands" => link(Route::List, app.text("my-consultations")),
        "set-up-anew" => link(Route::Restore, app.text("have-words")),
        "update" | "check-service-or-update" => Some(
            view! {
                <p class="actions">
                    <button class="button" type="button" on:click=|_| drop(window().location().reload())>
                        {app.text("reload")}
                    </button>
                </p>
            }
            .into_any(),
        ),
        _ => again.map(|again| {
            view! {
                <p class="actions">
                    <button class="button" type="button" on:click=move |_| again.run(())>{app.text("try-again")}</button>
                </p>
            }
            .into_any()
        }),
    }
}

/// A question that must be answered before something is done that cannot be undone.
pub(super) struct Sure {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) yes: String,
    pub(super) no: String,
}

/// The dialog that asks it, with what stands in it besides; opened by the node.
pub(super) fn dialog(
    node: NodeRef<html::Dialog>,
    sure: Sure,
    inside: impl IntoView + 'static,
    yes: impl Fn() + 'static,
) -> impl IntoView {
    let close = move || {
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
    };
    let label = sure.title.clone();
    view! {
        <dialog node_ref=node aria-label=label>
            <h2>{sure.title}</h2>
            <p>{sure.text}</p>
            {inside}
            <p class="actions">
                <button class="button quiet" type="button" on:click=move |_| close()>{sure.no}</button>
                <button
                    class="button urgent"
                    type="button"
                    on:click=move |_| {
                        close();
                        yes();
                    }
                >
                    {sure.yes}
                </button>
            </p>
        </dialog>
    }
}

/// Opens a dialog.
pub(super) fn open(node: NodeRef<html::Dialog>) {
    if let Some(dialog) = node.get_untracked() {
        let _ = dialog.show_modal();
    }
}

/// "true" while it is being done, for `aria-busy`.
pub(super) fn busy(doing: Doing) -> impl Fn() -> &'static str + Copy {
    move || if doing.busy.get() { "true" } else { "false" }
}
