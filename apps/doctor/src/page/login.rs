//! Logging in: the password never leaves this device.

use leptos::prelude::*;
use secondok_ui::{Doing, LogIn, Typed};

use super::{app::App, route::Route};
use crate::{talk::Command, view::Here};

/// `has_ended`: whether somebody was logged in here, and the service has ended the session.
pub(super) fn screen(app: App, has_ended: bool) -> impl IntoView {
    let doing = Doing::new();
    // Whether there is a second factor is known only to whoever has the right password.
    let asks = RwSignal::new(false);
    Effect::new(move |_| {
        if doing.trouble.read().as_ref().is_some_and(|trouble| trouble.message == "problem-code-needed") {
            asks.set(true);
        }
    });
    let known = untrack(move || app.entrance.session());
    let about = LogIn {
        has_ended,
        name: known.map(|session| session.login).unwrap_or_default(),
        has_code: asks.into(),
        waits: app.text("login-waits"),
        register: Route::Register.link(),
    };
    let entry =
        secondok_ui::login(app.page, doing, about, forget(app), move |Typed { name, password, code }| {
            let code = asks.get_untracked().then_some(code);
            app.perform(Command::LogIn(name, password, code), doing, move |here: Here| {
                app.registered.set(None);
                app.enter(here);
            });
        });
    view! {
        {entry}
        {(!has_ended).then(|| view! {
            <section aria-labelledby="new-here">
                <h2 id="new-here">{app.text("new-here")}</h2>
                <p>{app.text("new-here-text")}</p>
                <p class="actions"><a class="button quiet" href=Route::Invitation.link()>{app.text("invite-title")}</a></p>
            </section>
        })}
    }
}

/// For a device that is not theirs, where they do not want to log in again; and for one that cannot be read.
pub(super) fn forget(app: App) -> impl IntoView {
    let doing = Doing::new();
    secondok_ui::forget(app.page, doing, move || {
        app.perform(Command::Forget, doing, move |here: Here| {
            app.enter(here);
            app.say(app.text("forget-done"));
        });
    })
}
