//! The session, what is kept on this device, and logging out.

use leptos::{html, prelude::*};
use secondok_client::{api::verification::Standing, facts::Fact};
use secondok_talk::Held;
use secondok_ui::{Doing, Sure, dialog, help, open, title, trouble_line};

use super::{app::App, route::Route};
use crate::{
    talk::Command,
    view::{Elsewhere, Here, Session},
};

pub(super) fn screen(app: App) -> impl IntoView {
    // How much was not sent may have changed since.
    app.look();
    let session = move || app.entrance.session();
    view! {
        {title(app.page, app.text("session-title"))}
        {move || session().map(|session| about(app, session))}
        <p><a href=Route::Account.link()>{app.text("document-account-title")}</a></p>
        <p>{app.text("account-what")}</p>
        {move || app.standing().is_some_and(|standing| standing != Standing::Vouched).then(|| view! {
            <p><a href=Route::Application.link()>{app.text("application-title")}</a></p>
        })}
        <details class="more">
            <summary>{app.text("device-title")}</summary>
            <ul>
                <li>{app.text("device-session")}</li>
                <li>{app.text("device-numbers")}</li>
                <li>{app.text("device-drafts")}</li>
                <li>{app.text("device-documents")}</li>
                <li>{app.text("device-facts")}</li>
            </ul>
            <p>{app.text("device-not")}</p>
            <p>{app.text("device-copy")}</p>
            <p>{app.text("device-lock")}</p>
        </details>
        {help(app.page, app.facts)}
        {facts(app)}
    }
}

/// What has a use in this app; how much room is left has none, because doctors send no more than a few documents.
const FACTS: &[Fact] = &[Fact::Version, Fact::Platform, Fact::Screen];

fn facts(app: App) -> AnyView {
    let doing = Doing::new();
    let wish = Callback::new(move |wish| {
        app.perform(Command::Fact(wish), doing, move |held: Held| app.facts.learn(held));
    });
    app.facts.section(app.page, FACTS, doing, wish)
}

fn about(app: App, session: Session) -> impl IntoView {
    let doing = Doing::new();
    let node = NodeRef::<html::Dialog>::new();
    let unsent = session.unsent;
    let count = [("count", unsent.into())];
    let sure = Sure {
        title: app.text("logout-unsent-title"),
        text: app.text_with("logout-unsent", &count),
        yes: app.text("logout-discard"),
        no: app.text("logout-stay"),
    };
    let leave = move |discard: bool| {
        app.perform(Command::LogOut(discard), doing, move |here: Here| {
            app.go(Route::Queue);
            app.enter(here);
            app.say(app.text("logout-done"));
        });
    };
    let press = move |_| if unsent > 0 { open(node) } else { leave(false) };
    let elsewhere = move |_| {
        app.perform(Command::LogOutElsewhere, doing, move |Elsewhere(count)| {
            app.say(app.text_with("logout-elsewhere-done", &[("count", count.into())]));
        });
    };
    let args = [("login", session.login.as_str().into()), ("date", app.date(session.until).into())];
    view! {
        <p class="lede">{app.text_with("session-is", &args)}</p>
        <p>{app.text("session-shared")}</p>
        {(unsent > 0).then(|| view! {
            <p class="banner note">{app.text_with("session-unsent", &[("count", unsent.into())])}</p>
        })}
        {trouble_line(app.page, doing)}
        <p class="actions">
            <button
                class="button"
                type="button"
                aria-busy=move || doing.is_busy()
                on:click=press
            >
                {app.text("logout")}
            </button>
            <button class="button quiet" type="button" aria-busy=move || doing.is_busy() on:click=elsewhere>
                {app.text("logout-elsewhere")}
            </button>
        </p>
        {dialog(node, sure, (), move || leave(true))}
    }
}
