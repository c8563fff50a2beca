//! Who is logged in and what they may do, what is kept on this device, and logging out.

use leptos::{html, prelude::*};
use secondok_ui::{Doing, Sure, dialog, open, title, trouble_line};

use super::{app::App, names, route::Route};
use crate::{
    talk::Command,
    view::{Here, Session},
};

pub(super) fn screen(app: App) -> impl IntoView {
    // What they may do, and how much was begun here, may have changed since.
    app.look();
    app.look_again();
    let session = Memo::new(move |_| app.entrance.session());
    view! {
        {title(app.page, app.text("session-title"))}
        {move || session.get().map(|session| about(app, &session))}
        <details class="more">
            <summary>{app.text("device-title")}</summary>
            <ul>
                <li>{app.text("device-session")}</li>
                <li>{app.text("device-support")}</li>
                <li>{app.text("device-drafts")}</li>
                <li>{app.text("device-language")}</li>
            </ul>
            <p>{app.text("device-lock")}</p>
        </details>
    }
}

fn about(app: App, session: &Session) -> impl IntoView + use<> {
    let doing = Doing::new();
    let node = NodeRef::<html::Dialog>::new();
    let Session { login, roles, begun, .. } = session;
    let (begun, count) = (*begun, [("count", (*begun).into())]);
    let sure = Sure {
        title: app.text("logout-begun-title"),
        text: app.text_with("logout-begun", &count),
        yes: app.text("logout-discard"),
        no: app.text("logout-stay"),
    };
    let leave = move || {
        app.perform(Command::LogOut, doing, move |here: Here| {
            app.go(Route::Home);
            app.enter(here);
            app.say(app.text("logout-done"));
        });
    };
    let press = move |_| if begun > 0 { open(node) } else { leave() };
    let roles: Vec<_> = roles.iter().map(|&role| view! { <li>{names::role(app, role)}</li> }).collect();
    let none = roles.is_empty().then(|| view! { <p>{app.text("roles-none")}</p> });
    view! {
        <p class="lede">{app.text_with("session-is", &[("login", login.as_str().into())])}</p>
        <p>{app.text("session-shared")}</p>
        <h2>{app.text("roles-title")}</h2>
        <ul>{roles}</ul>
        {none}
        {trouble_line(app.page, doing)}
        <p class="actions">
            <button class="button" type="button" aria-busy=move || doing.is_busy() on:click=press>{app.text("logout")}</button>
        </p>
        {dialog(node, sure, (), leave)}
    }
}
