//! Logging in: name, password and second factor.

use leptos::prelude::*;
use secondok_ui::{Doing, LogIn, Typed};

use super::{app::App, route::Route};
use crate::{talk::Command, view::Here};

/// `has_ended`: whether somebody was logged in here, and the service has ended the session.
pub(super) fn screen(app: App, has_ended: bool) -> impl IntoView {
    let doing = Doing::new();
    let known = untrack(move || app.entrance.session()).map(|session| session.login);
    let about = LogIn {
        has_ended,
        name: known.or_else(|| app.joined.get_untracked()).unwrap_or_default(),
        has_code: true.into(),
        waits: app.text("login-waits"),
        register: Route::Register.link(),
    };
    secondok_ui::login(app.page, doing, about, forget(app), move |Typed { name, password, code }| {
        app.perform(Command::LogIn(name, password, code), doing, move |here: Here| app.enter(here));
    })
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
