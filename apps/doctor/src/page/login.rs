//! Logging in: the password never leaves this device.

use leptos::prelude::*;
use secondok_talk::Secret;
use secondok_ui::{Doing, TextField, removal, title, trouble_line};

use super::{app::App, route::Route};
use crate::{talk::Command, view::Here};

/// `has_ended`: whether somebody was logged in here, and the service has ended the session.
pub(super) fn screen(app: App, has_ended: bool) -> impl IntoView {
    let doing = Doing::new();
    let known = app.here.read_untracked().as_ref().and_then(|here| here.session.clone());
    let name = RwSignal::new(known.map(|session| session.login).unwrap_or_default());
    let password = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = Secret(password.get_untracked());
        app.perform(Command::LogIn(name.get_untracked(), typed), doing, move |here: Here| {
            let _ = password.try_set(String::new());
            app.registered.set(None);
            app.enter(here);
        });
    };
    let waits = move || doing.busy.get().then(|| app.text("login-waits"));
    view! {
        {title(app.page, app.text("login-title"))}
        {has_ended.then(|| view! {
            <div class="banner note" role="status">
                <h2>{app.text("session-ended")}</h2>
                <p>{app.text("session-ended-text")}</p>
            </div>
        })}
        <p class="lede">{app.text("login-lede")}</p>
        <form on:submit=submit>
            <TextField id="name".to_owned() label=app.text("login-name") text=name fill="username" />
            <TextField
                id="password".to_owned()
                label=app.text("password")
                text=password
                kind="password"
                fill="current-password"
            />
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("login")}</button>
                <a class="button quiet" href=Route::Register.link()>{app.text("have-invitation")}</a>
            </p>
            <p role="status">{waits}</p>
        </form>
        {has_ended.then(|| forget(app))}
    }
}

/// For a device that is not theirs, where they do not want to log in again; and for one that cannot be read.
pub(super) fn forget(app: App) -> impl IntoView {
    let doing = Doing::new();
    let remove = move || {
        app.perform(Command::Forget, doing, move |here: Here| {
            app.enter(here);
            app.say(app.text("forget-done"));
        });
    };
    view! {
        <details class="more">
            <summary>{app.text("forget-title")}</summary>
            {removal(app.page, doing, remove)}
        </details>
    }
}
