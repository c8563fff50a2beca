//! Registering with an invitation: once.

use leptos::prelude::*;
use secondok_talk::Secret;
use secondok_ui::{Among, Choice, TextField, back, choice, copy, title, trouble, trouble_line};

use super::{app::App, route::Route};
use crate::{password::Strength, talk::Command, view::Registered};

pub(super) fn screen(app: App) -> impl IntoView {
    move || match app.registered.get() {
        None => view! {
            {back(app.page, Route::Queue.link())}
            {form(app)}
        }
        .into_any(),
        Some(registered) => code(app, registered).into_any(),
    }
}

fn form(app: App) -> impl IntoView {
    let doing = app.registering;
    doing.trouble.set(None);
    let [invitation, password, again] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let differs = RwSignal::new(false);
    Effect::new(move |_| {
        again.track();
        password.track();
        differs.set(false);
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if password.get_untracked() != again.get_untracked() {
            differs.set(true);
            return;
        }
        let command = Command::Register(invitation.get_untracked(), Secret(password.get_untracked()));
        app.perform(command, doing, move |registered: Registered| {
            app.moved.set_value(true);
            app.registered.set(Some(registered));
            // The code is seen wherever they have gone meanwhile.
            if app.route.get_untracked() != Route::Register {
                app.go(Route::Register);
            }
        });
    };
    let strength = move || {
        let strength = Strength::of(&password.read());
        let args = match strength {
            Strength::Short(missing) => [("count", missing.into())],
            _ => [("count", 0.into())],
        };
        app.text_with(&format!("password-is-{}", strength.name()), &args)
    };
    let error =
        Signal::derive(move || if differs.get() { app.text("password-differs") } else { String::new() });
    let waits = move || doing.busy.get().then(|| app.text("register-waits"));
    view! {
        {title(app.page, app.text("register-title"))}
        <p class="lede">{app.text("register-lede")}</p>
        <form autocomplete="off" on:submit=submit>
            <TextField
                id="invitation".to_owned()
                label=app.text("invitation")
                hint=app.text("invitation-hint")
                text=invitation
            />
            <TextField
                id="password".to_owned()
                label=app.text("password-new")
                hint=app.text("password-hint")
                text=password
                kind="password"
                fill="new-password"
            />
            <p class="hint" role="status">{strength}</p>
            <TextField
                id="again".to_owned()
                label=app.text("password-again")
                text=again
                kind="password"
                fill="new-password"
                error
            />
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("register")}</button>
            </p>
            <p role="status">{waits}</p>
        </form>
    }
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
