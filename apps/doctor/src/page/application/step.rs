//! One step of the form: its fields, and saving them.

use leptos::{prelude::*, task::spawn_local};
use secondok_client::api::verification::Form;
use secondok_ui::{Doing, back, loading, title, trouble, trouble_line};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{credentials, documents, fields::can_be_kept, person, practice};
use crate::{
    page::{
        app::App,
        route::{Route, Step},
    },
    talk::Command,
    view::Applying,
};

pub(in crate::page) fn screen(app: App, step: Step) -> impl IntoView {
    app.fetch_application();
    let (shown, failed) = (app.applying.shown, app.applying.failed);
    let again = Callback::new(move |()| app.fetch_application());
    let is_there = Memo::new(move |_| shown.read().is_some());
    let is_open = Memo::new(move |_| {
        shown.read().as_ref().is_some_and(|shown| shown.application.standing.is_with_the_doctor())
    });
    // Whatever way somebody leaves, what they typed is saved.
    on_cleanup(move || leave(app));
    view! {
        {back(app.page, Route::Application.link())}
        {title(app.page, app.text(&format!("step-{}", step.name())))}
        {move || failed.get().filter(|_| !is_there.get()).map(|what| trouble(app.page, &what, Some(again)))}
        {move || match (is_there.get(), is_open.get()) {
            (true, true) => {
                point_out(app);
                inside(app, step)
            }
            // Handed in from another device, or seen through a link of before.
            (true, false) => view! {
                <p class="banner note">{app.text("step-closed")}</p>
                <p class="actions"><a class="button" href=Route::Application.link()>{app.text("application-title")}</a></p>
            }
            .into_any(),
            (false, _) if failed.read().is_some() => ().into_any(),
            (false, _) => loading(app.page).into_any(),
        }}
    }
}

fn inside(app: App, step: Step) -> AnyView {
    match step {
        Step::Person => form(app, step, person::fields(app)).into_any(),
        Step::Practice => form(app, step, practice::fields(app)).into_any(),
        Step::Credentials => view! { {credentials::view(app)} {on(app, step)} }.into_any(),
        Step::Documents => view! { {documents::view(app)} {on(app, step)} }.into_any(),
    }
}

/// Fields that are saved together.
fn form(app: App, step: Step, fields: impl IntoView + 'static) -> impl IntoView {
    let doing = app.saving;
    doing.trouble.set(None);
    let go_on = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save(app, doing, move || {
            let route = step.next().map_or(Route::Application, Route::Applying);
            // Whoever has left meanwhile is not led away from where they are.
            if go_on.try_get_untracked() == Some(true) && app.route.get_untracked() == Route::Applying(step) {
                app.go(route);
            }
        });
    };
    view! {
        <form autocomplete="off" on:submit=submit>
            {fields}
            {saved_or_not(app, doing)}
            <p class="actions">
                <button
                    class="button"
                    type="submit"
                    aria-busy=move || doing.is_busy()
                    on:click=move |_| go_on.set(true)
                >
                    {app.text("step-next")}
                </button>
                <button
                    class="button quiet"
                    type="submit"
                    aria-busy=move || doing.is_busy()
                    on:click=move |_| go_on.set(false)
                >
                    {app.text("step-save")}
                </button>
            </p>
        </form>
    }
}

/// The way to the step after this one.
fn on(app: App, step: Step) -> impl IntoView {
    let (link, text) = match step.next() {
        Some(next) => (Route::Applying(next).link(), "step-go-on"),
        None => (Route::Application.link(), "step-done"),
    };
    view! { <p class="actions"><a class="button quiet" href=link>{app.text(text)}</a></p> }
}

/// What could not be saved, and what of it is too long.
pub(super) fn saved_or_not(app: App, doing: Doing) -> impl IntoView {
    let is_too_much = Memo::new(move |_| !can_be_kept(&app.fields.typed()));
    view! {
        {move || is_too_much.get().then(|| view! {
            <p class="banner urgent" role="alert">{app.text("step-not-kept")}</p>
        })}
        {trouble_line(app.page, doing)}
    }
}

/// Saves what was typed; `then` once it is there.
pub(super) fn save(app: App, doing: Doing, then: impl FnOnce() + 'static) {
    match untrack(move || app.fields.unsaved()) {
        None => {
            doing.trouble.set(None);
            app.say(app.text("step-saved"));
            then();
        }
        // It is said beside the fields.
        Some((_, form)) if !can_be_kept(&form) => {}
        Some((revision, form)) => app.perform(command(revision, form), doing, move |new: Applying| {
            app.learn(new);
            then();
            app.say(app.text("step-saved"));
        }),
    }
}

/// The screen goes: what was typed is saved, and where it cannot be it is there again, with what is in the way.
fn leave(app: App) {
    let Some((revision, form)) = untrack(move || app.fields.unsaved()) else { return };
    if !can_be_kept(&form) || app.saving.busy.get_untracked() {
        return;
    }
    spawn_local(async move {
        app.perform(command(revision, form), app.saving, move |new: Applying| {
            app.learn(new);
            app.say(app.text("step-saved"));
        });
    });
}

fn command(revision: u64, form: Form) -> Command {
    Command::SaveForm(revision, Box::new(form))
}

/// Whoever was led to a field stands in it.
fn point_out(app: App) {
    let Some(field) = app.pointed.get_value() else { return };
    app.pointed.set_value(None);
    // After the heading, which takes the focus when a screen is new.
    request_animation_frame(move || {
        request_animation_frame(move || {
            let field =
                document().get_element_by_id(field).and_then(|field| field.dyn_into::<HtmlElement>().ok());
            if let Some(field) = field {
                let _ = field.focus();
            }
        });
    });
}
