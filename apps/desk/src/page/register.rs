//! Registering with an invitation: a password, then the second factor, which is tried before anything is made.

use leptos::prelude::*;
use secondok_talk::Done;
use secondok_ui::{Doing, FactorWords, back, digits, factor_for_app, invited, title, trouble_line};

use super::{app::App, route::Route};
use crate::{talk::Command, view::Factor};

pub(super) fn screen(app: App) -> impl IntoView {
    move || match app.factor.get() {
        None => view! {
            {back(app.page, Route::Home.link())}
            {form(app)}
        }
        .into_any(),
        Some(factor) => second(app, factor).into_any(),
    }
}

fn form(app: App) -> impl IntoView {
    let doing = app.registering;
    let (lede, waits) = (app.text("register-lede"), app.text("register-waits"));
    invited(app.page, doing, lede, waits, move |code, password| {
        app.perform(Command::Register(code, password), doing, move |factor: Factor| {
            app.moved.set_value(true);
            app.factor.set(Some(factor));
        });
    })
}

fn second(app: App, factor: Factor) -> impl IntoView {
    let Factor { login, address, key } = factor;
    let doing = Doing::new();
    let code = RwSignal::new(String::new());
    let words = FactorWords {
        scan: app.text("factor-scan"),
        picture: app.text("factor-qr"),
        typed: app.text("factor-type"),
    };
    let name = login.clone();
    let leave = move || {
        app.factor.set(None);
        app.go(Route::Home);
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = name.clone();
        app.perform(Command::Confirm(code.get_untracked()), doing, move |_: Done| {
            app.joined.set(Some(name));
            leave();
            app.say(app.text("registered"));
        });
    };
    view! {
        {title(app.page, app.text("factor-title"))}
        <p class="lede">{app.text("factor-lede")}</p>
        <h2>{app.text("factor-add")}</h2>
        {factor_for_app(app.page, words, &address, key)}
        <h2>{app.text("factor-try")}</h2>
        <form autocomplete="off" on:submit=submit>
            {digits(app.page, "code", app.text("factor-code"), code)}
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("register")}</button>
                <button class="button quiet" type="button" on:click=move |_| leave()>{app.text("factor-leave")}</button>
            </p>
            <p>{app.text_with("factor-login", &[("login", login.as_str().into())])}</p>
            <p class="soft">{app.text("factor-maybe")}</p>
        </form>
    }
}
