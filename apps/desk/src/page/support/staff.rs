//! Who answers for support: setting it up, letting colleagues in, and the printed code.

use leptos::{html, prelude::*};
use secondok_talk::{Done, Secret};
use secondok_ui::{Doing, Fresh, Sure, TextField, back, dialog, loading, open, title, trouble, trouble_line};

use super::{App, Route};
use crate::{
    talk::Command,
    view::{Colleague, Printed, SupportStaff},
};

pub(in crate::page) fn screen(app: App) -> impl IntoView {
    let there = Fresh::new();
    let fetch = move || {
        there.fetch(move || app.ask(Command::SupportStaff), |shown, staff| *shown = Some(staff));
    };
    Effect::new(move |_| {
        app.again.track();
        fetch();
    });
    let again = Callback::new(move |()| fetch());
    move || match app.printed.get() {
        Some(Printed(code)) => printed(app, code, again).into_any(),
        None => view! {
            {back(app.page, Route::Questions.link())}
            {title(app.page, app.text("support-staff-title"))}
            <p class="lede">{app.text("support-staff-lede")}</p>
            {move || there.failed.get().map(|what| trouble(app.page, &what, Some(again)))}
            {move || match &*there.shown.read() {
                Some(staff) => whole(app, staff, again).into_any(),
                None => there.failed.read().is_none().then(|| loading(app.page)).into_any(),
            }}
        }
        .into_any(),
    }
}

fn whole(app: App, staff: &SupportStaff, again: Callback<()>) -> AnyView {
    if !staff.is_set_up {
        return set_up(app).into_any();
    }
    let me = untrack(move || app.entrance.session()).map(|session| session.staff);
    let is_in = me.is_some_and(|me| staff.lets_in(me));
    let rows = staff.colleagues.iter().map(|one| colleague(app, one, Some(one.staff) == me, is_in, again));
    view! {
        <ul class="cards">{rows.collect_view()}</ul>
        {(!is_in).then(|| recover(app, again))}
    }
    .into_any()
}

fn colleague(
    app: App,
    one: &Colleague,
    is_me: bool,
    is_in: bool,
    again: Callback<()>,
) -> impl IntoView + use<> {
    let (doing, node) = (Doing::new(), NodeRef::<html::Dialog>::new());
    let (staff, login) = (one.staff, [("login", one.login.as_str().into())]);
    let sure = Sure {
        title: app.text_with("let-in-title", &login),
        text: app.text_with("let-in-text", &login),
        yes: app.text("let-in"),
        no: app.text("let-in-no"),
    };
    let done = app.text_with("let-in-done", &login);
    let yes = move || {
        let done = done.clone();
        app.perform(Command::LetIn(staff), doing, move |_: Done| {
            app.say(done);
            again.run(());
        });
    };
    let standing = if one.is_let_in { "support-let-in" } else { "support-not-let-in" };
    let lets = (is_in && !one.is_let_in).then(|| {
        view! {
            <p class="actions">
                <button
                    class="button quiet"
                    type="button"
                    aria-busy=move || doing.is_busy()
                    aria-label=app.text_with("let-in-whom", &login)
                    on:click=move |_| open(node)
                >
                    {app.text("let-in")}
                </button>
            </p>
            {dialog(node, sure, (), yes)}
        }
    });
    view! {
        <li class="card">
            <h2>{one.login.clone()} {is_me.then(|| format!(" ({})", app.text("support-you")))}</h2>
            <p>{app.text(standing)}</p>
            {trouble_line(app.page, doing)}
            {lets}
        </li>
    }
}

fn set_up(app: App) -> impl IntoView {
    let doing = Doing::new();
    let press = move |_| {
        app.perform(Command::SetUpSupport, doing, move |printed: Printed| app.printed.set(Some(printed)));
    };
    view! {
        <div class="empty">
            <h2>{app.text("failure-shared-not-set-up")}</h2>
            <p>{app.text("set-up-text")}</p>
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button" type="button" aria-busy=move || doing.is_busy() on:click=press>
                    {app.text("set-up")}
                </button>
            </p>
        </div>
    }
}

/// The code of support: here until somebody says that it is on paper, whatever way they take meanwhile.
fn printed(app: App, code: String, again: Callback<()>) -> impl IntoView {
    let on_paper = move |_| {
        app.printed.set(None);
        again.run(());
    };
    view! {
        {title(app.page, app.text("printed-title"))}
        <p class="lede">{app.text("printed-lede")}</p>
        <p class="code" translate="no"><code dir="ltr">{code}</code></p>
        <p class="paper-only">{app.text("printed-on-paper")}</p>
        <p class="actions">
            <button class="button quiet" type="button" on:click=|_| drop(window().print())>{app.text("print")}</button>
        </p>
        <p class="actions screen-only">
            <button class="button" type="button" on:click=on_paper>{app.text("printed-kept")}</button>
        </p>
    }
}

/// Whoever cannot be let in by anybody lets themselves in.
fn recover(app: App, again: Callback<()>) -> impl IntoView {
    let (doing, code) = (Doing::new(), RwSignal::new(String::new()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        app.perform(Command::Recover(Secret(code.get_untracked())), doing, move |_: Done| {
            let _ = code.try_set(String::new());
            app.say(app.text("recovered"));
            again.run(());
        });
    };
    view! {
        <p>{app.text("support-wait")}</p>
        <details class="more">
            <summary>{app.text("recover-title")}</summary>
            <form autocomplete="off" on:submit=submit>
                <TextField id="printed".to_owned() label=app.text("recover-code") hint=app.text("recover-hint") text=code />
                {trouble_line(app.page, doing)}
                <p class="actions">
                    <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("recover")}</button>
                </p>
            </form>
        </details>
    }
}
