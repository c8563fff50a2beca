//! Registering with an invitation: once.

use leptos::prelude::*;
use secondok_ui::{Among, Choice, back, choice, copy, invited_by, title, trouble};

use super::{app::App, route::Route};
use crate::{talk::Command, view::Registered};

pub(super) fn screen(app: App) -> impl IntoView {
    move || match app.registered.get() {
        None => view! {
            {back(app.page, Route::Queue.link())}
            {form(app)}
            <h2>{app.text("register-none")}</h2>
            <p><a href=Route::Invitation.link()>{app.text("register-ask")}</a></p>
        }
        .into_any(),
        Some(registered) => code(app, registered).into_any(),
    }
}

fn form(app: App) -> impl IntoView {
    let doing = app.registering;
    let (lede, waits) = (app.text("register-lede"), app.text("register-waits"));
    invited_by(app.page, doing, lede, waits, app.invitation, move |code, password| {
        app.perform(Command::Register(code, password), doing, move |registered: Registered| {
            app.moved.set_value(true);
            app.registered.set(Some(registered));
            app.invitation.set(String::new());
            // The code is seen wherever they have gone meanwhile.
            if app.route.get_untracked() != Route::Register {
                app.go(Route::Register);
            }
        });
    })
}

/// The recovery code: shown once, kept nowhere. One goes on when it is on paper; until then it is
/// here again, whatever way somebody takes.
fn code(app: App, registered: Registered) -> impl IntoView {
    let Registered { login, code, unsure } = registered;
    let on_paper = RwSignal::new(false);
    let copied = code.clone();
    let kept = choice(
        "kept",
        Among::Any,
        Choice::plain("kept", app.text("code-kept")),
        on_paper.into(),
        move |is_checked| on_paper.set(is_checked),
    );
    view! {
        {title(app.page, app.text("code-title"))}
        {unsure.map(|what| trouble(app.page, &what, None))}
        <p class="lede">{app.text("code-lede")}</p>
        <p class="code" translate="no"><code>{code}</code></p>
        <p class="paper-only">{app.text("code-on-paper")}</p>
        <p>{app.text_with("code-login", &[("login", login.as_str().into())])}</p>
        <p class="actions">
            <button class="button quiet" type="button" on:click=|_| drop(window().print())>{app.text("print")}</button>
            <button class="button quiet" type="button" on:click=move |_| copy(app.page, copied.clone())>{app.text("copy")}</button>
        </p>
        <p>{app.text("code-keep")}</p>
        <div class="choices screen-only">{kept}</div>
        {move || on_paper.get().then(|| view! {
            <p class="actions">
                <a class="button" href=Route::Queue.link() on:click=move |_| app.leaves_code.set_value(true)>
                    {app.text("login-go")}
                </a>
            </p>
        })}
    }
}
